import { randomBytes } from 'node:crypto';
import type { Pool, Tx } from '#database';
import { openSecret, sealSecret, type WorkspaceId } from '#kernel';
import type { PeopleNeeds } from './needs.ts';
import { tables } from './tables.ts';

const context = (workspace: WorkspaceId) => `people.salt:${workspace}`;

/** The salt of a workspace's hashes, made when somebody is first met there. It leaves this module in no way. */
export async function readSalt({ pool, masterKey }: PeopleNeeds, workspace: WorkspaceId): Promise<Buffer> {
  const sealed = (await findSalt(pool, workspace)) ?? (await makeSalt(pool, masterKey, workspace));
  return Buffer.from(openSecret(masterKey, sealed, context(workspace)), 'hex');
}

async function makeSalt(pool: Pool, masterKey: Buffer, workspace: WorkspaceId): Promise<string> {
  await tables(pool)
    .insertInto('people.workspace')
    .values({
      workspace_id: workspace,
      sealed_salt: sealSecret(masterKey, randomBytes(32).toString('hex'), context(workspace)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await findSalt(pool, workspace);
  if (made === undefined) throw new Error(`Workspace ${workspace} has no salt.`);
  return made;
}

async function findSalt(db: Pool | Tx, workspace: WorkspaceId): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('people.workspace')
    .select('sealed_salt')
    .where('workspace_id', '=', workspace)
    .executeTakeFirst();
  return row?.sealed_salt;
}
