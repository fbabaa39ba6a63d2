import type { WorkspaceId } from '#kernel';
import type { AccountMemory } from './account-ids.ts';
import type { Batch } from './batch.ts';
import { encodeTransfers, type NamedAccount } from './encode-transfers.ts';
import { readVerdicts, type PostRow } from './read-verdicts.ts';
import type { Posted, Transfer } from './transfer.ts';

export type Asked = { readonly transfer: Transfer; readonly hash: string };

const sql = `select first_seq, recorded_at, opened, noes
  from ledger.post(${Array.from({ length: 18 }, (_, index) => `$${index + 1}`).join(', ')})`;

/** Posting as a batch. Ids of accounts are remembered once the call that answered them has been committed. */
export function postBatch(workspace: WorkspaceId, memory: AccountMemory): Batch<Asked, Posted> {
  let accounts: readonly NamedAccount[] = [];
  return {
    name: 'ledger.post',
    writes: true,
    sql,
    keyOf: ({ transfer }) => transfer.key,
    encode(asked) {
      const transfers = asked.map((one) => one.transfer);
      const encoded = encodeTransfers(
        transfers,
        asked.map((one) => one.hash),
        memory.of(workspace),
      );
      ({ accounts } = encoded);
      return [...encoded.values];
    },
    decode([columns = []], asked) {
      const [first_seq, recorded_at, opened, noes] = columns;
      const row = { first_seq, recorded_at, opened, noes } as PostRow;
      remember(workspace, memory, accounts, row.opened ?? []);
      return readVerdicts(
        asked.map((one) => one.transfer),
        row,
      );
    },
  };
}

function remember(
  workspace: WorkspaceId,
  memory: AccountMemory,
  accounts: readonly NamedAccount[],
  opened: readonly bigint[],
): void {
  let next = 0;
  for (const { place, asset, id } of accounts) {
    if (id !== undefined) continue;
    const known = opened[next++] ?? 0n;
    if (known !== 0n) memory.put(workspace, place.address, asset, known);
  }
}
