import { scaleOf, type Amount, type Asset } from '#kernel';
import { readDecimal } from '#gateways/wire';
import type { Settlement } from '#payments/gateway';

/** What Heleket can ask for and hold that these books keep with all its decimals. */
export const heleketAssets: readonly Asset[] = ['USD', 'EUR', 'RUB', 'USDT', 'TON'];

/** The figures of a payment, as Heleket writes them. */
export type Figures = {
  readonly amount: string;
  readonly currency: string;
  /** What the payer was asked to send, and what came, both in `payer_currency`. */
  readonly payer_amount?: string | null | undefined;
  readonly payment_amount?: string | null | undefined;
  readonly payer_currency?: string | null | undefined;
  /** What is left for our balance. */
  readonly merchant_amount?: string | null | undefined;
  /** When Heleket changed it into another currency by itself. */
  readonly convert?: { readonly to_currency: string; readonly amount: string } | null | undefined;
};

/** What came of a payment: in the asset that was asked for, and what our balance at Heleket got. */
export type Takings = { readonly amount: Amount; readonly settlement?: Settlement };

/** An amount as Heleket wrote it, without the digits below the last one that is kept: it counts to the eighth decimal. */
export function readCut(text: string, asset: Asset): Amount {
  const [whole = '', fraction = ''] = text.split('.', 2);
  const kept = fraction.slice(0, scaleOf(asset));
  const isPlain = /^\d{1,30}(\.\d{1,30})?$/.test(text);
  return readDecimal(isPlain && kept !== '' ? `${whole}.${kept}` : isPlain ? whole : text, asset);
}

/**
 * What came. In another currency than was asked for it is worth its part of what was asked: half of the coins are half
 * of the price, rounded down. Undefined when Heleket does not say enough to tell.
 */
export function readTakings(figures: Figures): Takings | undefined {
  const { amount, currency, payer_currency: payer, payment_amount: came, payer_amount: due, merchant_amount } = figures;
  const asked = readCut(amount, currency);
  if (!payer || !came || !merchant_amount || !heleketAssets.includes(payer)) return undefined;
  const [gross, net] = [readCut(came, payer), readCut(merchant_amount, payer)];
  const toSend = due ? readCut(due, payer).units : payer === currency ? asked.units : 0n;
  if (toSend === 0n || net.units === 0n) return undefined;
  const worth = { asset: currency, units: (asked.units * gross.units) / toSend };
  return payer === currency && !figures.convert
    ? { amount: worth, ...kept({ fee: below(worth, net) }) }
    : { amount: worth, settlement: received(figures, gross, net) };
}

function received({ convert }: Figures, gross: Amount, net: Amount): Settlement {
  if (convert) return { received: readCut(convert.amount, convert.to_currency) };
  const fee = below(gross, net);
  return { received: fee ? gross : net, ...(fee && { fee }) };
}

const kept = ({ fee }: { fee: Amount | undefined }) => (fee ? { settlement: { fee } } : {});

/** What was kept of the gross, if anything was. */
const below = (gross: Amount, net: Amount): Amount | undefined =>
  net.units < gross.units ? { asset: gross.asset, units: gross.units - net.units } : undefined;
