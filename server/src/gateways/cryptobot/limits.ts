import { formatUnits, scaleOf, type Amount, type Asset } from '#kernel';
import { CryptoPayNo, type Account } from './call-api.ts';
import { GatewayUnavailable } from '#payments/gateway';
import { readRates } from './rates.ts';

/** Decimals that are compared: more than any rate or amount has. */
const deep = 30;

const exact = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(deep, '0').slice(0, deep));
};

/** Coins that stand for a dollar: the limits are rough, so no rate is asked for. */
const dollars: ReadonlySet<Asset> = new Set(['USDT', 'USDC']);

/**
 * Why Crypto Pay would not transfer as much, in words; undefined when nothing is known against it. Its limits are in
 * USD; a coin without a rate is left to Crypto Pay's own judgement.
 */
export async function outsideLimits(account: Account, { asset, units }: Amount): Promise<string | undefined> {
  const { payout_min_usd: least = '1', payout_max_usd: most = '25000' } = account.opened.settings;
  const rate = dollars.has(asset) ? '1' : await rateInUsd(account, asset);
  if (rate === undefined) return undefined;
  const worth = exact(formatUnits(units, scaleOf(asset))) * exact(rate);
  const scaled = (text: string) => exact(text) * 10n ** BigInt(deep);
  if (worth < scaled(least)) return `CryptoBot transfers ${least} USD or more at a time.`;
  return worth > scaled(most) ? `CryptoBot transfers ${most} USD or less at a time.` : undefined;
}

async function rateInUsd(account: Account, asset: Asset): Promise<string | undefined> {
  const rates = await readRates(account).catch((error: unknown) => {
    throw asNothingSent(error);
  });
  return rates.find(({ from, to }) => from === asset && to === 'USD')?.rate;
}

/** Rates were asked for before anything was sent: whatever went wrong, no money moved. */
function asNothingSent(error: unknown): unknown {
  if (error instanceof GatewayUnavailable)
    return new GatewayUnavailable(error.message, 'none', error.retryAfterSeconds);
  return error instanceof CryptoPayNo ? new GatewayUnavailable(error.message, 'none') : error;
}
