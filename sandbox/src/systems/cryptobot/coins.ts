import { divideUp, toText, toUnits } from '../digits.ts';

/** Decimals of what an app can hold. */
export const decimals: Readonly<Record<string, number>> = { USDT: 6, TON: 9, BTC: 8, LTC: 8, USDC: 6, TRX: 6 };

/** What one unit is worth, in millionths of a dollar. */
const dollars: Readonly<Record<string, bigint>> = {
  USDT: 1_000_000n,
  USDC: 1_000_000n,
  TON: 3_200_000n,
  BTC: 90_000_000_000n,
  LTC: 95_000_000n,
  TRX: 250_000n,
  USD: 1_000_000n,
  EUR: 1_100_000n,
  RUB: 12_500n,
  UAH: 24_000n,
  KZT: 2_000n,
};

export const isCoin = (asset: string): boolean => Object.hasOwn(decimals, asset);
export const isFiat = (asset: string): boolean => !isCoin(asset) && Object.hasOwn(dollars, asset);

const deep = 12;

/** One `source` in `target`, as a decimal text. */
export const rateOf = (source: string, target: string): string =>
  toText(((dollars[source] ?? 0n) * 10n ** BigInt(deep)) / (dollars[target] ?? 1n), deep);

/** What so much of a currency costs in a coin, never too little. */
export function priceIn(coin: string, fiat: string, amount: string): string {
  const scale = decimals[coin] ?? 0;
  const units = toUnits(amount, 2) ?? 0n;
  const worth = units * (dollars[fiat] ?? 0n) * 10n ** BigInt(scale);
  return toText(divideUp(worth, (dollars[coin] ?? 1n) * 100n), scale);
}

/** Whether an amount of a coin is within what may be transferred at once: 1 to 25,000 USD. */
export function limitOf(coin: string, units: bigint): 'AMOUNT_TOO_SMALL' | 'AMOUNT_TOO_BIG' | undefined {
  const worth = (units * (dollars[coin] ?? 0n)) / 10n ** BigInt(decimals[coin] ?? 0);
  if (worth < 1_000_000n) return 'AMOUNT_TOO_SMALL';
  return worth > 25_000_000_000n ? 'AMOUNT_TOO_BIG' : undefined;
}

/** Every rate there is. */
export const rates = () =>
  Object.keys(decimals).flatMap((source) =>
    ['USD', 'EUR', 'RUB', 'UAH', 'KZT'].map((target) => ({
      is_valid: true,
      is_crypto: true,
      is_fiat: false,
      source,
      target,
      rate: rateOf(source, target),
    })),
  );

/** Every coin and currency there is. */
export const currencies = () => [
  ...Object.entries(decimals).map(([code, scale]) => ({
    is_blockchain: !code.startsWith('USD'),
    is_stablecoin: code.startsWith('USD'),
    is_fiat: false,
    name: code,
    code,
    decimals: scale,
  })),
  ...['USD', 'EUR', 'RUB', 'UAH', 'KZT'].map((code) => ({
    is_blockchain: false,
    is_stablecoin: false,
    is_fiat: true,
    name: code,
    code,
    decimals: 8,
  })),
];
