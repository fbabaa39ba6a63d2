import { isCredit } from '#kernel';
import { creditTypeOf } from './catalogue-rows.ts';
import { unmoved, type LotMove, type TimelineEntry, type TimelineKind } from './timeline-entry.ts';

/** A posting of a transfer, with what is known of its reservation, purchase or grant. */
export type PostingRow = {
  seq: bigint;
  recorded_at: Date;
  reason: string;
  answer: unknown;
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

const kinds = {
  'billing.purchase': 'purchase',
  'billing.grant': 'grant',
  'billing.consume': 'use',
  'billing.reserve': 'reservation',
  'billing.commit': 'commit',
  'billing.release': 'release',
  'billing.refund': 'refund',
  'billing.decide_refund': 'refund_decision',
  'billing.forgive_debt': 'debt_forgiven',
} as const satisfies Readonly<Record<string, TimelineKind>>;

const kindOf = (reason: string): TimelineKind => (kinds as Readonly<Record<string, TimelineKind>>)[reason] ?? 'grant';

/** Which transfers show as these kinds: those of `only`, when given, and none of `but`. What has no kind of its own is a grant. */
export function reasonsOf(wanted: readonly TimelineKind[]): { only: string[] | null; but: string[] } {
  const known = Object.entries(kinds);
  if (!wanted.includes('grant'))
    return { only: known.filter(([, kind]) => wanted.includes(kind)).map(([reason]) => reason), but: [] };
  return { only: null, but: known.filter(([, kind]) => !wanted.includes(kind)).map(([reason]) => reason) };
}

/** What a transfer changed for its customer: one entry per credit type, or one without when no credits moved. */
export function entriesOf(postings: readonly PostingRow[]): TimelineEntry[] {
  const credits = postings.filter((posting) => isCredit(posting.asset));
  if (credits.length === 0) return postings.slice(0, 1).map((money) => ({ ...contextOf([money]), ...unmoved }));
  const byAsset = Map.groupBy(credits, (posting) => posting.asset);
  return [...byAsset].map(([asset, moved]) => ({
    ...contextOf(moved),
    creditType: creditTypeOf(asset),
    ...changesOf(moved),
  }));
}

function contextOf(postings: readonly PostingRow[]) {
  const [first] = postings;
  if (!first) throw new Error('A transfer has postings.');
  const find = <F extends keyof PostingRow>(field: F) => postings.find((posting) => posting[field] !== null)?.[field];
  const feature = find('feature') ?? postings.map((posting) => featureIn(posting.target)).find(Boolean);
  const [reservation, payment, product] = [find('reservation'), find('payment'), find('product')];
  const [category, reason] = [find('category'), find('note')];
  return {
    at: first.recorded_at,
    kind: kindOf(first.reason),
    transfer: String(first.seq),
    ...(feature && { feature }),
    ...(reservation && { reservation }),
    ...(payment && { payment }),
    ...(product && { product }),
    ...(category && { category }),
    ...(reason && { reason }),
    ...toldIn(first),
  };
}

/** What the answer that was kept says of a change: who did it, why, and under which policy. */
function toldIn({ reason, answer }: PostingRow): Partial<TimelineEntry> {
  if (answer === null || typeof answer !== 'object') return {};
  const told = answer as Readonly<Record<string, unknown>>;
  const text = (field: 'actor' | 'reason' | 'policy') =>
    typeof told[field] === 'string' ? { [field]: told[field] } : {};
  const figures = told['credit_types'];
  return {
    ...text('actor'),
    ...text('reason'),
    ...text('policy'),
    ...(kindOf(reason) === 'refund' && figures !== undefined && { details: { credit_types: figures } }),
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
