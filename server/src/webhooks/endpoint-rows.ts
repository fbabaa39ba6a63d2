import { sql, type Selectable } from 'kysely';
import type { Pool, Tx } from '#database';
import { isId, Refusal, type Id, type WorkspaceId } from '#kernel';
import type { Endpoint } from './endpoint.ts';

type Row = {
  workspace_id: number;
  id: string;
  url: string;
  events: string[];
  description: string;
  audience: string | null;
  status: string;
  problem: string | null;
  sealed_secret: string;
  sealed_previous_secret: string | null;
  previous_until: Date | null;
  made_at: Date;
  changed_at: Date;
};

const table = (db: Pool | Tx) => db.withTables<{ 'webhooks.endpoint': Row }>();

/** An endpoint and its sealed secrets, the one that signs first. */
export type SealedEndpoint = {
  readonly endpoint: Endpoint;
  readonly sealed: string;
  readonly sealedPrevious: string | null;
};

function toEndpoint(row: Selectable<Row> & { failing_since: Date | null }): SealedEndpoint {
  const { status } = row;
  if (!isId('whe', row.id) || (status !== 'enabled' && status !== 'disabled'))
    throw new Error(`The row of endpoint ${row.id} is damaged.`);
  const endpoint: Endpoint = {
    workspace: row.workspace_id,
    id: row.id,
    url: row.url,
    events: row.events,
    description: row.description,
    audience: row.audience,
    status,
    problem: row.problem,
    failingSince: row.failing_since,
    previousUntil: row.previous_until,
    madeAt: row.made_at,
    changedAt: row.changed_at,
  };
  return { endpoint, sealed: row.sealed_secret, sealedPrevious: row.sealed_previous_secret };
}

type Which = { readonly id?: string; readonly audience?: string | undefined; readonly lock?: boolean };

async function select(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { id, audience, lock = false }: Which,
): Promise<SealedEndpoint[]> {
  const only = id === undefined ? sql`` : sql`and e.id = ${id}`;
  const theirs = audience === undefined ? sql`` : sql`and e.audience = ${audience}`;
  const { rows } = await sql<Selectable<Row> & { failing_since: Date | null }>`
    select e.*, q.failing_since from webhooks.endpoint e
    join webhooks.queue q on (q.workspace_id, q.endpoint) = (e.workspace_id, e.id)
    where e.workspace_id = ${workspace} and e.status <> 'deleted' ${only} ${theirs}
    order by e.id ${lock ? sql`for update of e` : sql``}`.execute(db);
  return rows.map(toEndpoint);
}

export const selectEndpoints = async (pool: Pool, workspace: WorkspaceId, audience?: string): Promise<Endpoint[]> =>
  (await select(pool, workspace, { audience })).map(({ endpoint }) => endpoint);

/** Refuses with `not_found`, the same for a foreign endpoint as for none. */
export async function needEndpoint(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: string,
  lock = false,
): Promise<SealedEndpoint> {
  const [found] = isId('whe', id) ? await select(db, workspace, { id, lock }) : [];
  if (!found) throw new Refusal('not_found', 'There is no such webhook in this workspace.');
  return found;
}

/** The endpoint, if it is enabled. */
export async function enabledEndpoint(
  pool: Pool,
  workspace: WorkspaceId,
  id: string,
): Promise<SealedEndpoint | undefined> {
  const [found] = await select(pool, workspace, { id });
  return found?.endpoint.status === 'enabled' ? found : undefined;
}

/** How many there are of the operator's, or of a partner's; nobody else makes one in this workspace until commit. */
export async function countEndpoints(tx: Tx, workspace: WorkspaceId, audience: string | null): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('webhooks.endpoints'), ${workspace})`.execute(tx);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from webhooks.endpoint
    where workspace_id = ${workspace} and status <> 'deleted' and audience is not distinct from ${audience}`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

export async function insertEndpoint(tx: Tx, { endpoint, sealed }: SealedEndpoint): Promise<void> {
  await table(tx)
    .insertInto('webhooks.endpoint')
    .values({
      workspace_id: endpoint.workspace,
      id: endpoint.id,
      url: endpoint.url,
      events: [...endpoint.events],
      description: endpoint.description,
      audience: endpoint.audience,
      status: endpoint.status,
      sealed_secret: sealed,
      made_at: endpoint.madeAt,
      changed_at: endpoint.changedAt,
    })
    .execute();
  await sql`insert into webhooks.queue (workspace_id, endpoint)
    values (${endpoint.workspace}, ${endpoint.id})`.execute(tx);
}

type Changes = Partial<Omit<Row, 'workspace_id' | 'id' | 'made_at'>>;

export async function updateEndpoint(
  db: Pool | Tx,
  { workspace, id }: { workspace: WorkspaceId; id: Id<'whe'> },
  changes: Changes & { changed_at: Date },
): Promise<void> {
  await table(db)
    .updateTable('webhooks.endpoint')
    .set(changes)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Begins the queue anew: its failures are forgotten, and all that waits in it is due. */
export async function wakeQueue(tx: Tx, workspace: WorkspaceId, endpoint: string, now: Date): Promise<void> {
  await sql`update webhooks.queue set failures = 0, failing_since = null, rest_until = null
    where workspace_id = ${workspace} and endpoint = ${endpoint}`.execute(tx);
  await sql`update webhooks.lane set due_at = ${now}
    where workspace_id = ${workspace} and endpoint = ${endpoint} and due_at > ${now}`.execute(tx);
  await sql`update webhooks.queue set due_at = webhooks.next_look(${workspace}, ${endpoint}, null)
    where workspace_id = ${workspace} and endpoint = ${endpoint}`.execute(tx);
}

/** Nothing is looked at until the queue is woken. */
export async function stopQueue(tx: Tx, workspace: WorkspaceId, endpoint: string): Promise<void> {
  await sql`update webhooks.queue set due_at = null
    where workspace_id = ${workspace} and endpoint = ${endpoint}`.execute(tx);
}
