import { randomBytes } from 'node:crypto';
import type { Pool } from '#database';
import type { CheckedTask } from '#exchange/checker';
import { openSecret, Refusal, sealSecret, type WorkspaceId } from '#kernel';
import type { StartsNeeds } from './needs.ts';

type PartnerRow = { workspace_id: number; task: string; bot: string; sealed_secret: string; opened_at: Date };

/** A task whose bot belongs to somebody else: what they tell is signed with its secret. */
export type Partner = {
  readonly workspace: WorkspaceId;
  readonly task: string;
  readonly bot: string;
  /** As Standard Webhooks writes it: `whsec_` and 32 bytes in base64. */
  readonly secret: string;
};

const table = (pool: Pool) => pool.withTables<{ 'starts.partner': PartnerRow }>();
const context = (workspace: WorkspaceId, task: string) => `starts.partner:${workspace}:${task}`;

/** Makes the secret of a task; one that is there stays. */
export async function keepPartner(
  { pool, masterKey, clock }: StartsNeeds,
  { workspace, id, target }: CheckedTask,
): Promise<void> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const row = {
    workspace_id: workspace,
    task: id,
    bot: target.id,
    sealed_secret: sealSecret(masterKey, secret, context(workspace, id)),
    opened_at: clock.now(),
  };
  await table(pool)
    .insertInto('starts.partner')
    .values(row)
    .onConflict((conflict) => conflict.constraint('a_task_has_one_secret').doNothing())
    .execute();
}

/** Who a delivery claims to be from: ids of tasks are random and never used again, so the workspace need not be named. */
export async function findPartner({ pool, masterKey }: StartsNeeds, task: string): Promise<Partner | undefined> {
  const row = await table(pool).selectFrom('starts.partner').selectAll().where('task', '=', task).executeTakeFirst();
  if (!row) return undefined;
  const { workspace_id: workspace, bot, sealed_secret: sealed } = row;
  return { workspace, task, bot, secret: openSecret(masterKey, sealed, context(workspace, task)) };
}

/**
 * Where the program of an advertised bot tells us who started it, and what it signs with. For whoever ordered the task, and
 * nobody else: the caller sees to that. Refuses with `not_found` when the task asks for no such thing.
 */
export async function startCallback(
  needs: StartsNeeds,
  workspace: WorkspaceId,
  task: string,
): Promise<{ url: string; secret: string }> {
  const partner = await findPartner(needs, task);
  if (partner?.workspace !== workspace)
    throw new Refusal('not_found', 'There is no such task, or none whose bot tells us who started it.');
  return { url: `${needs.config.publicUrl}/hooks/starts/${task}`, secret: partner.secret };
}
