import type { AccountMemory } from './account-ids.ts';
import type { Batch } from './batch.ts';
import { encodeTransfer, encodeTransfers, type UnknownAccount } from './encode-transfers.ts';
import { postedOf, readVerdicts, type PostRow } from './read-verdicts.ts';
import type { ReadyTransfer } from './ready-transfer.ts';
import type { Posted } from './transfer.ts';

const sql = `select first_seq, recorded_at, opened, noes
  from ledger.post(${Array.from({ length: 21 }, (_, index) => `$${index + 1}`).join(', ')})`;

/** Posting as a batch. Ids of accounts are remembered once the call that answered them has been committed. */
export function postBatch(memory: AccountMemory): Batch<ReadyTransfer, Posted> {
  const unknownOf = new WeakMap<readonly ReadyTransfer[], readonly UnknownAccount[]>();
  return {
    name: 'ledger.post',
    writes: true,
    sql,
    keyOf: ({ transfer }) => transfer.key,
    alone: {
      sql: 'select ledger.post_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      encode: (ready) => encodeTransfer(ready, memory.of(ready.transfer.workspace)),
      decode: ([columns = []], ready) => {
        const [seq, milliseconds] = (columns[0] ?? []) as bigint[];
        return seq === undefined ? undefined : postedOf(ready, seq, new Date(Number(milliseconds)));
      },
    },
    encode(asked) {
      const { values, unknown } = encodeTransfers(asked, memory.of(workspaceOf(asked)));
      unknownOf.set(asked, unknown);
      return [...values];
    },
    decode([columns = []], asked) {
      const [first_seq, recorded_at, opened, noes] = columns;
      const row = { first_seq, recorded_at, opened, noes } as PostRow;
      unknownOf.get(asked)?.forEach(({ place, asset }, index) => {
        const id = row.opened?.[index] ?? 0n;
        if (id !== 0n) memory.put(workspaceOf(asked), place.address, asset, id);
      });
      return readVerdicts(asked, row);
    },
  };
}

const workspaceOf = (asked: readonly ReadyTransfer[]): number => asked[0]?.transfer.workspace ?? 0;
