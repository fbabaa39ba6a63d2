import { transaction, type Pool } from '#database';
import { newId, Refusal, type Clock } from '#kernel';
import { openBook } from '#ledger';
import { writeAudit } from './audit-log.ts';
import { tables } from './queries.ts';
import { fromRow, type Workspace } from './workspace.ts';

export type NewWorkspace = {
  readonly name: string;
  /** Who makes it, for the audit log: `cli`, `operator:…`. */
  readonly actor: string;
};

/** Makes a workspace and opens its book on the ledger. It has no key yet: `createKey` makes the first. */
export const createWorkspace = (
  { pool, clock }: { pool: Pool; clock: Clock },
  { name, actor }: NewWorkspace,
): Promise<Workspace> =>
  transaction(pool, async (tx) => {
    if (name.length < 1 || name.length > 200)
      throw new Refusal('invalid_request', 'Give the workspace a name of 1 to 200 characters.');
    const row = await tables(tx)
      .insertInto('identity.workspace')
      .values({ id: newId('ws'), name, created_at: clock.now() })
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeAudit(tx, {
      workspace: row.workspace_id,
      recordedAt: row.created_at,
      actor,
      action: 'workspace.create',
      target: row.id,
      details: { name },
    });
    await openBook(tx, row.workspace_id);
    return fromRow(row);
  });
