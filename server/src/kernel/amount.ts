import { Refusal } from './refusal.ts';

/**
 * What is counted: `XTR`, `TON`, `USD`, `USDT`, an ISO currency, or `credit:<type>` for credits that an
 * operator defines.
 */
export type Asset = string;

/** An amount never travels without its asset. `units` are whole smallest units. */
export type Amount = { readonly asset: Asset; readonly units: bigint };

/** How many decimals of an asset are kept. Telegram counts nanostars, and 10 % of one Star must not vanish: 9. */
const scales: Readonly<Record<string, number>> = { XTR: 9, TON: 9, USD: 6, USDT: 6, JPY: 0, KRW: 0, BHD: 3, IQD: 3 };
const fiatScale = 2;

/** One account holds at most this many units in either direction: just inside PostgreSQL's bigint. */
export const unitsMax = 9_200_000_000_000_000_000n;

/** The asset of a credit type. */
export const creditAsset = (creditType: string): Asset => `credit:${creditType}`;

export const isCredit = (asset: Asset): boolean => asset.startsWith('credit:');

/** Decimals kept for this asset. Credits are whole unless their type says otherwise. */
export const scaleOf = (asset: Asset): number => scales[asset] ?? (isCredit(asset) ? 0 : fiatScale);

/** Units as the decimal string of the wire, without needless zeros: 1500000000 nanostars is "1.5". */
export function formatUnits(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/**
 * A decimal string of the wire as units. Refuses (`invalid_amount`) what is not a plain decimal, has more
 * decimals than the asset keeps, or is larger than an account can hold; nothing is ever rounded here.
 */
export function parseUnits(text: string, scale: number): bigint {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (!match) throw new Refusal('invalid_amount', `"${text.slice(0, 40)}" is not a decimal number such as "12.5".`);
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.length > scale)
    throw new Refusal('invalid_amount', `"${text}" has more than the ${scale} decimals that are kept for this asset.`);
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  if (units > unitsMax) throw new Refusal('invalid_amount', `"${text}" is larger than an account can hold.`);
  return sign === '-' ? -units : units;
}

/** The wire form: `{ asset, amount }` with the amount as a decimal string. */
export const amountToWire = ({ asset, units }: Amount): { asset: Asset; amount: string } => ({
  asset,
  amount: formatUnits(units, scaleOf(asset)),
});

/** Whole Stars, as Telegram counts them in invoices, as an amount. */
export const stars = (whole: bigint | number): Amount => ({ asset: 'XTR', units: BigInt(whole) * 1_000_000_000n });
