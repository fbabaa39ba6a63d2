import { isCredit } from '#kernel';
import { creditTypeOf } from './catalogue-rows.ts';
import type { LotMove, TimelineEntry, TimelineKind } from './timeline-entry.ts';

/** A posting of a transfer, with what is known of its reservation, purchase or grant. */
export type PostingRow = {
  seq: bigint;
  recorded_at: Date;
  reason: string;
  source: string;
  target: string;
  asset: string;
  units: bigint;
  feature: string | null;
  reservation: string | null;
  free: boolean;
  payment: string | null;
  product: string | null;
  category: string | null;
  note: string | null;
};

const kinds: Readonly<Record<string, TimelineKind>> = {
  'billing.purchase': 'purchase',
  'billing.grant': 'grant',
  'billing.consume': 'use',
  'billing.reserve': 'reservation',
  'billing.commit': 'commit',
  'billing.release': 'release',
  'billing.refund': 'refund',
};

/** What a transfer changed for its customer: one entry per credit type, or one without when no credits moved. */
export function entriesOf(postings: readonly PostingRow[]): TimelineEntry[] {
  const credits = postings.filter((posting) => isCredit(posting.asset));
  if (credits.length === 0) return postings.slice(0, 1).map((money) => ({ ...contextOf([money]), ...nothing }));
  const byAsset = Map.groupBy(credits, (posting) => posting.asset);
  return [...byAsset].map(([asset, moved]) => ({
    ...contextOf(moved),
    creditType: creditTypeOf(asset),
    ...changesOf(moved),
  }));
}

const nothing = { available: 0n, reserved: 0n, debt: 0n, lots: [] };

function contextOf(postings: readonly PostingRow[]) {
  const [first] = postings;
  if (!first) throw new Error('A transfer has postings.');
  const find = <F extends keyof PostingRow>(field: F) => postings.find((posting) => posting[field] !== null)?.[field];
  const feature = find('feature') ?? postings.map((posting) => featureIn(posting.target)).find(Boolean);
  const [reservation, payment, product] = [find('reservation'), find('payment'), find('product')];
  const [category, reason] = [find('category'), find('note')];
  return {
    at: first.recorded_at,
    kind: kinds[first.reason] ?? 'grant',
    transfer: String(first.seq),
    ...(feature && { feature }),
    ...(reservation && { reservation }),
    ...(payment && { payment }),
    ...(product && { product }),
    ...(category && { category }),
    ...(reason && { reason }),
  };
}

/** `usage:main:image` is the use of `image`. */
const featureIn = (address: string): string | undefined => /^usage:[^:]+:(.+)$/.exec(address)?.[1];

const lotIn = (address: string): string | undefined => /^grant:(gr_.+)$/.exec(address)?.[1];

function changesOf(postings: readonly PostingRow[]) {
  const lots = new Map<string, bigint>();
  let [reserved, debt, free] = [0n, 0n, 0n];
  for (const posting of postings) {
    const { source, target, units } = posting;
    for (const [address, change] of [[source, -units] as const, [target, units] as const]) {
      const lot = lotIn(address);
      if (lot) lots.set(lot, (lots.get(lot) ?? 0n) + change);
      if (address.startsWith('reserved:') && !posting.free) reserved += change;
      if (address.startsWith('receivable:')) debt -= change;
    }
    if (/^grant:(ent|free)_/.test(source)) free += units;
  }
  const moves: LotMove[] = [...lots].filter(([, units]) => units !== 0n).map(([grant, units]) => ({ grant, units }));
  const available = moves.reduce((total, move) => total + move.units, 0n);
  return { available, reserved, debt, lots: free > 0n ? [...moves, { units: -free }] : moves };
}
