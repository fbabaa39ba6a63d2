import { sql } from 'kysely';
import { transaction, type Pool, type Tx } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import type { Begun, Run } from '#reselling/fulfilment';
import { requireAccount } from './account-rows.ts';
import { after, describe, hour, nextTry } from './due.ts';
import type { UpstreamNeeds } from './needs.ts';
import { findPlacement, placementsOf } from './placement-rows.ts';
import type { Placed } from './provider.ts';
import { openAccess } from './sealed.ts';

/** A refill that was asked for at a panel. */
export type RefillName = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'prf'>;
  readonly provider: Id<'prv'>;
  readonly placement: string;
  readonly externalId: string | null;
  readonly tries: number;
};

const triesMax = 20;

/**
 * What dropped is to be made good by the panel that did it. Asking again for what was asked for harms nobody: a panel
 * refuses a second refill while one is open, and takes no money for any.
 */
export async function refillRun(needs: UpstreamNeeds, run: Run, refill: Id<'prf'>): Promise<Begun> {
  const { workspace, order, number } = run;
  const done = (await placementsOf(needs.pool, { workspace, order, run: number })).findLast(
    ({ status }) => status === 'ended',
  );
  if (!done) return { state: 'impossible', reason: 'No panel has done this run.' };
  const now = needs.clock.now();
  await sql`insert into upstream.refill (workspace_id, id, placement, provider, status, due_at, asked_at)
    values (${workspace}, ${refill}, ${done.id}, ${done.provider}, 'wanted', ${now}, ${now})
    on conflict on constraint a_refill_has_one_id do nothing`.execute(needs.pool);
  return { state: 'begun' };
}

/** Takes refills that are due. */
export async function takeDueRefills(pool: Pool, now: Date, lease: Date, limit: number): Promise<RefillName[]> {
  const { rows } = await sql<RefillName>`
    update upstream.refill r set due_at = ${lease}, tries = r.tries + 1
    from (select workspace_id, id from upstream.refill where due_at <= ${now} order by due_at limit ${limit}
      for update skip locked) due
    where r.workspace_id = due.workspace_id and r.id = due.id
    returning r.workspace_id as workspace, r.id, r.provider, r.placement, r.external_id as "externalId", r.tries`.execute(
    pool,
  );
  return rows;
}

/** Asks a panel for a refill, or how one stands. */
export async function pursueRefill(needs: UpstreamNeeds, name: RefillName): Promise<void> {
  try {
    const { provider, access } = openAccess(needs, await requireAccount(needs.pool, name.workspace, name.provider));
    if (name.externalId === null) return await askFor(needs, name, (order) => provider.refill(access, order));
    const status = (await provider.refillStatus(access, [name.externalId])).get(name.externalId);
    if (status === 'completed' || status === 'rejected') return await endRefill(needs, name, status);
    await putOff(needs, name, hour);
  } catch (error) {
    needs.log.warn({ refill: name.id, words: describe(error) }, 'A panel gave no answer about a refill.');
    if (name.externalId === null && name.tries >= triesMax)
      await endRefill(needs, name, 'rejected', 'The panel gives no answer.');
  }
}

async function askFor(needs: UpstreamNeeds, name: RefillName, ask: (order: string) => Promise<Placed>): Promise<void> {
  const placement = await findPlacement(needs.pool, name.workspace, name.placement);
  const answer = await ask(placement?.externalId ?? '');
  if (answer.outcome === 'placed')
    await sql`update upstream.refill set status = 'placed', external_id = ${answer.id}, due_at = ${after(needs.clock.now(), 60_000)}
      where workspace_id = ${name.workspace} and id = ${name.id}`.execute(needs.pool);
  else if (answer.isPassing && name.tries < triesMax)
    await putOff(needs, name, nextTry(new Date(0), name.tries).getTime());
  else await endRefill(needs, name, 'rejected', answer.words);
}

const putOff = async ({ pool, clock }: UpstreamNeeds, { workspace, id }: RefillName, milliseconds: number) =>
  sql`update upstream.refill set due_at = ${after(clock.now(), milliseconds)}
    where workspace_id = ${workspace} and id = ${id} and due_at is not null`.execute(pool);

const endRefill = (
  { pool, reports }: UpstreamNeeds,
  { workspace, id }: RefillName,
  status: 'completed' | 'rejected',
  reason?: string,
): Promise<void> =>
  transaction(pool, async (tx: Tx) => {
    const { numAffectedRows } = await sql`
      update upstream.refill set status = ${status}, problem = ${reason ?? null}, due_at = null
      where workspace_id = ${workspace} and id = ${id} and due_at is not null`.execute(tx);
    if (numAffectedRows === 1n) await reports.reportRefill(tx, workspace, id, { status, ...(reason && { reason }) });
  });
