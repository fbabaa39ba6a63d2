import { sql, type Selectable, type Updateable } from 'kysely';
import { isId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { TaskKind } from '#exchange/checker';
import { claimTransitions, type Claim, type ClaimStatus, type VoidReason } from './claim.ts';

export type ClaimRow = {
  workspace_id: number;
  id: string;
  task: string;
  order_id: string;
  worker: string;
  status: string;
  bot: string;
  kind: string;
  target: string;
  asset: string;
  reward_units: bigint;
  fee_units: bigint;
  hold_seconds: number;
  decision: string | null;
  key: string | null;
  claimed_at: Date;
  expires_at: Date;
  pressed_at: Date | null;
  verified_at: Date | null;
  release_at: Date | null;
  settled_at: Date | null;
  void_reason: string | null;
  proof: string | null;
  last_seen: string | null;
  referrers: string[];
  referrer_units: bigint[];
  seen_at: Date | null;
  look_at: Date | null;
  looks: number;
  unknowns: number;
  cleared_at: Date | null;
  cleared_by: string | null;
  is_urgent: boolean;
};

/** A claim with what only this module reads of it. */
export type KeptClaim = Claim & {
  readonly bot: Id<'bot'>;
  readonly kind: TaskKind;
  /** `targetKey` of where it is. */
  readonly target: string;
  readonly holdSeconds: number;
  readonly pressedAt: Date | null;
  readonly referrers: readonly { readonly user: string; readonly units: bigint }[];
  readonly seenAt: Date | null;
  readonly looks: number;
  readonly unknowns: number;
  /** By a rule, and not because somebody saw them there: what is seen from now on takes nothing back. */
  readonly isPaidAnyway: boolean;
};

const table = (db: Pool | Tx) => db.withTables<{ 'claims.claim': ClaimRow }>();

const isStatus = (text: string): text is ClaimStatus => text in claimTransitions;

export function toClaim(row: Selectable<ClaimRow>): KeptClaim {
  const { id, task, order_id: order, bot, status } = row;
  if (!isId('clm', id) || !isId('tsk', task) || !isId('ord', order) || !isId('bot', bot) || !isStatus(status))
    throw new Error(`The row of claim ${id} is damaged.`);
  const { asset } = row;
  return {
    workspace: row.workspace_id,
    id,
    task,
    order,
    worker: row.worker,
    status,
    reward: { asset, units: row.reward_units },
    fee: { asset, units: row.fee_units },
    claimedAt: row.claimed_at,
    expiresAt: row.expires_at,
    verifiedAt: row.verified_at,
    releaseAt: row.release_at,
    settledAt: row.settled_at,
    voidReason: row.void_reason as VoidReason | null, // the check of the column knows the same
    proof: row.proof,
    lastSeen: row.last_seen,
    bot,
    kind: row.kind as TaskKind, // copied from the task
    target: row.target,
    holdSeconds: row.hold_seconds,
    pressedAt: row.pressed_at,
    referrers: row.referrers.map((user, n) => ({ user, units: row.referrer_units[n] ?? 0n })),
    seenAt: row.seen_at,
    looks: row.looks,
    unknowns: row.unknowns,
    isPaidAnyway: row.cleared_by === 'rule',
  };
}

export async function findClaim(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<KeptClaim | undefined> {
  const row = await table(db)
    .selectFrom('claims.claim')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toClaim(row);
}

/** These claims, in any order. */
export async function claimsOf(db: Pool | Tx, workspace: WorkspaceId, ids: readonly string[]): Promise<KeptClaim[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ClaimRow>`select * from claims.claim
    where workspace_id = ${workspace} and id = any(${ids}::text[])`.execute(db);
  return rows.map(toClaim);
}

/** A claim, locked until commit. Its task is locked before it by whoever needs both. */
export async function lockClaim(tx: Tx, workspace: WorkspaceId, id: string): Promise<KeptClaim | undefined> {
  const row = await table(tx)
    .selectFrom('claims.claim')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toClaim(row);
}

export type Changes = Omit<Updateable<ClaimRow>, 'workspace_id' | 'id'>;

/** Changes a claim that the caller has locked; a step that is not in the table is refused by the database. */
export async function changeClaim(tx: Tx, { workspace, id }: Claim, changes: Changes): Promise<KeptClaim> {
  const row = await table(tx)
    .updateTable('claims.claim')
    .set(changes)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toClaim(row);
}

export type ClaimFilter = {
  readonly workspace: WorkspaceId;
  readonly worker?: string;
  readonly task?: string;
  readonly status?: ClaimStatus;
  readonly cursor?: string;
  readonly limit?: number;
};

/** Claims, newest first. */
export async function selectClaims(pool: Pool, filter: ClaimFilter, limit: number): Promise<KeptClaim[]> {
  const { workspace, worker, task, status, cursor } = filter;
  let query = table(pool).selectFrom('claims.claim').selectAll().where('workspace_id', '=', workspace);
  if (worker !== undefined) query = query.where('worker', '=', worker);
  if (task !== undefined) query = query.where('task', '=', task);
  if (status !== undefined) query = query.where('status', '=', status);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toClaim);
}

/** The claims of a worker at a target that an update may be about. */
export async function claimsAt(
  pool: Pool,
  { workspace, target, worker }: { readonly workspace: WorkspaceId; readonly target: string; readonly worker: string },
): Promise<KeptClaim[]> {
  const rows = await table(pool)
    .selectFrom('claims.claim')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('target', '=', target)
    .where('worker', '=', worker)
    .where('status', 'in', ['claimed', 'held'])
    .orderBy('id')
    .execute();
  return rows.map(toClaim);
}

/** Proofs of this worker's other claims there: they count for nothing anywhere else. */
export async function proofsTaken(pool: Pool, { workspace, target, worker, id }: KeptClaim): Promise<string[]> {
  const { rows } = await sql<{ proof: string }>`select proof from claims.claim
    where workspace_id = ${workspace} and target = ${target} and worker = ${worker} and id <> ${id}
      and status in ('claimed', 'held', 'released', 'voided') and proof is not null order by id`.execute(pool);
  return rows.map(({ proof }) => proof);
}

/** The claim that this key has made. */
export async function findByKey(db: Pool | Tx, workspace: WorkspaceId, key: string): Promise<KeptClaim | undefined> {
  const row = await table(db)
    .selectFrom('claims.claim')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && toClaim(row);
}

/** A worker's claim of a task that is not expired or abandoned: there is one at most. */
export async function findLive(
  db: Pool | Tx,
  workspace: WorkspaceId,
  task: string,
  worker: string,
): Promise<KeptClaim | undefined> {
  const row = await table(db)
    .selectFrom('claims.claim')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('task', '=', task)
    .where('worker', '=', worker)
    .where('status', 'not in', ['expired', 'abandoned'])
    .executeTakeFirst();
  return row && toClaim(row);
}
