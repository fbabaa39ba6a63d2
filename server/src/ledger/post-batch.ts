import type { AccountMemory } from './account-ids.ts';
import type { Batch } from './batch.ts';
import { encodeTransfer, encodeTransfers, type UnknownAccount } from './encode-transfers.ts';
import { readVerdicts, type PostRow } from './read-verdicts.ts';
import type { Posted, Transfer } from './transfer.ts';

export type Asked = { readonly transfer: Transfer; readonly hash: string };

const sql = `select first_seq, recorded_at, opened, noes
  from ledger.post(${Array.from({ length: 21 }, (_, index) => `$${index + 1}`).join(', ')})`;

/** Posting as a batch. Ids of accounts are remembered once the call that answered them has been committed. */
export function postBatch(memory: AccountMemory): Batch<Asked, Posted> {
  const unknownOf = new WeakMap<readonly Asked[], readonly UnknownAccount[]>();
  return {
    name: 'ledger.post',
    writes: true,
    sql,
    keyOf: ({ transfer }) => transfer.key,
    alone: {
      sql: 'select ledger.post_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      encode: ({ transfer, hash }) => encodeTransfer(transfer, hash, memory.of(transfer.workspace)),
      decode: ([columns = []], { transfer }) => {
        const [seq, milliseconds] = (columns[0] ?? []) as bigint[];
        if (seq === undefined) return undefined;
        return { seq, recordedAt: new Date(Number(milliseconds)), replayed: false, answer: transfer.answer };
      },
    },
    encode(asked) {
      const transfers = asked.map((one) => one.transfer);
      const hashes = asked.map((one) => one.hash);
      const { values, unknown } = encodeTransfers(transfers, hashes, memory.of(workspaceOf(asked)));
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
      return readVerdicts(
        asked.map((one) => one.transfer),
        row,
      );
    },
  };
}

const workspaceOf = (asked: readonly Asked[]): number => asked[0]?.transfer.workspace ?? 0;
