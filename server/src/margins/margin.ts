import type { Amount, Asset } from '#kernel';

/** What was sold, what it cost, and what stays. Sums of postings, in the currency of the store. */
export type Margin = {
  readonly retail: Amount;
  readonly wholesale: Amount;
  /** What the ways of paying cost, to the cent. */
  readonly paymentFee: Amount;
  /** What networks took for paying suppliers. */
  readonly networkFee: Amount;
  /** Short payments that the house bore, and what could not be taken back. */
  readonly lost: Amount;
  readonly net: Amount;
  /** Net of retail, in per cent with one digit, rounded half away from zero; null where nothing was sold. */
  readonly percent: string | null;
};

/** Sums by kind, in units. */
export type MarginSums = {
  readonly retail: bigint;
  readonly wholesale: bigint;
  readonly payment: bigint;
  readonly network: bigint;
  readonly lost: bigint;
};

export function marginOf(asset: Asset, { retail, wholesale, payment, network, lost }: MarginSums): Margin {
  const told = (units: bigint): Amount => ({ asset, units });
  const net = retail - wholesale - payment - network - lost;
  return {
    retail: told(retail),
    wholesale: told(wholesale),
    paymentFee: told(payment),
    networkFee: told(network),
    lost: told(lost),
    net: told(net),
    percent: percentOf(net, retail),
  };
}

/** A part of a whole in per cent with one digit: 70 of 900 is "7.8". */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const size = part < 0n ? -part : part;
  const tenths = (2n * size * 1000n + whole) / (2n * whole);
  const text = `${tenths / 10n}.${tenths % 10n}`;
  return part < 0n && tenths > 0n ? `-${text}` : text;
}
