import { formatUnits, Refusal, scaleOf } from '#kernel';
import type { ReadyTransfer } from './ready-transfer.ts';
import type { Posted, Posting } from './transfer.ts';

/** The row that `ledger.post` answers. */
export type PostRow = {
  readonly first_seq: bigint | null;
  readonly recorded_at: Date | null;
  /** Ids of the places in their order; 0 where there is no account. */
  readonly opened: readonly bigint[] | null;
  readonly noes: readonly No[] | null;
};

type No = { readonly n: number } & (
  | { readonly no: 'replay'; readonly seq: string; readonly recorded_at: string; readonly answer: unknown }
  | { readonly no: 'conflict' }
  | {
      readonly no: 'insufficient_funds' | 'above_ceiling' | 'amount_overflow' | 'unknown_account' | 'wrong_asset';
      readonly posting: number;
      readonly room: string | null;
    }
);

/** Each caller's own verdict, in the order of the transfers: posted, replayed, or refused. */
export function readVerdicts(asked: readonly ReadyTransfer[], row: PostRow): (Posted | Refusal)[] {
  const noes = new Map(row.noes?.map((no) => [no.n, no]));
  const postings = noes.size > 0 ? asked.flatMap(({ transfer }) => transfer.postings) : [];
  let seq = row.first_seq ?? 0n;
  return asked.map((ready, index) => {
    const no = noes.get(index + 1);
    if (no) return readNo(ready.transfer.key, no, postings);
    const recordedAt = row.recorded_at ?? new Date(Number.NaN);
    return postedOf(ready, seq++, recordedAt);
  });
}

/** What the caller of a transfer that was booked now is told. */
export const postedOf = ({ answer }: ReadyTransfer, seq: bigint, recordedAt: Date): Posted => ({
  seq,
  recordedAt,
  replayed: false,
  answer: answer === undefined ? undefined : JSON.parse(answer),
});

function readNo(key: string, no: No, postings: readonly Posting[]): Posted | Refusal {
  if (no.no === 'replay')
    return {
      seq: BigInt(no.seq),
      recordedAt: new Date(no.recorded_at),
      replayed: true,
      answer: no.answer ?? undefined,
    };
  if (no.no === 'conflict') return conflict(key);
  const posting = postings[no.posting - 1];
  if (!posting) throw new Error(`The ledger refused posting ${no.posting}, which was not asked for.`);
  return refusalOf(no.no, posting, BigInt(no.room ?? 0));
}

const conflict = (key: string): Refusal =>
  new Refusal('idempotency_conflict', `The key "${key}" was used before for something else. Use a new key.`, { key });

type BookRefusal = 'insufficient_funds' | 'above_ceiling' | 'amount_overflow' | 'unknown_account' | 'wrong_asset';

function refusalOf(code: BookRefusal, { from, to, amount }: Posting, room: bigint): Refusal {
  const { asset } = amount;
  const show = (units: bigint) => `${formatUnits(units, scaleOf(asset))} ${asset}`;
  const details = { from: from.address, to: to.address, asset };
  switch (code) {
    case 'insufficient_funds':
      return new Refusal(code, `"${from.address}" can give ${show(room)}, and ${show(amount.units)} was asked for.`, {
        ...details,
        available: room,
        asked: amount.units,
      });
    case 'above_ceiling':
      return new Refusal(code, `"${to.address}" can take ${show(room)} more, and ${show(amount.units)} was offered.`, {
        ...details,
        available: room,
        asked: amount.units,
      });
    case 'amount_overflow':
      return new Refusal(code, `${show(amount.units)} more would not fit into an account.`, details);
    case 'unknown_account':
      return new Refusal(code, `There is no account "${from.address}" or "${to.address}".`, details);
    case 'wrong_asset':
      return new Refusal(code, `"${from.address}" or "${to.address}" does not hold ${asset}.`, details);
  }
}
