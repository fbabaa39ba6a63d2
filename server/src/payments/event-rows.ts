import { sql, type Selectable } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { renewalStates, type GatewayEvent, type Incoming, type Recurring, type RenewalState } from './gateway.ts';
import { settlementColumns, toSettlement } from './settlement.ts';
import type { ChargeName } from './payment-rows.ts';

type EventRow = {
  workspace_id: number;
  gateway: string;
  connection: string;
  external_id: string;
  kind: string;
  app: string;
  payload: string;
  payer: string;
  asset: string | null;
  units: bigint | null;
  received_asset: string | null;
  received_units: bigint | null;
  fee_units: bigint | null;
  occurred_at: Date;
  recurring: unknown;
  raw: unknown;
  received_at: Date;
  applied_at: Date | null;
  payment: string | null;
  due_at: Date | null;
  tries: number;
  problem: string | null;
};

/** Which fact: the five columns it is unique by. */
export type EventName = {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  readonly connection: string;
  readonly externalId: string;
  readonly kind: GatewayEvent['kind'];
};

export const nameOf = ({ workspace, gateway, connection, event }: Incoming): EventName => ({
  workspace,
  gateway,
  connection,
  externalId: event.externalId,
  kind: event.kind,
});

export const chargeOf = ({ workspace, gateway, connection, event }: Incoming): ChargeName => ({
  workspace,
  gateway,
  connection,
  charge: event.externalId,
});

const table = (db: Pool | Tx) => db.withTables<{ 'payments.event': EventRow }>();

const only = (name: EventName) => ({
  workspace_id: name.workspace,
  gateway: name.gateway,
  connection: name.connection,
  external_id: name.externalId,
  kind: name.kind,
});

const moneyOf = (event: GatewayEvent) =>
  event.kind === 'subscription_changed'
    ? { asset: null, units: null }
    : { asset: event.amount.asset, units: event.amount.units };

/** What a fact says of a payment that repeats, as it is kept. */
function recurringOf(event: GatewayEvent): string | null {
  if (event.kind === 'subscription_changed') return JSON.stringify({ state: event.state, order: event.order });
  return event.kind === 'payment_settled' && event.recurring ? JSON.stringify(event.recurring) : null;
}

/** Stores a fact, due at `due` for whoever comes first. False when it was known. */
export async function storeEvent(pool: Pool, incoming: Incoming, now: Date, due: Date): Promise<boolean> {
  const { event } = incoming;
  const { numInsertedOrUpdatedRows } = await table(pool)
    .insertInto('payments.event')
    .values({
      ...only(nameOf(incoming)),
      app: incoming.app,
      payload: event.payload,
      payer: event.payer,
      ...moneyOf(event),
      ...settlementColumns(event.kind === 'payment_settled' ? (event.settlement ?? null) : null),
      occurred_at: event.occurredAt,
      recurring: recurringOf(event),
      raw: JSON.stringify(event.raw ?? null),
      received_at: now,
      due_at: due,
      tries: 0,
    })
    .onConflict((conflict) => conflict.constraint('a_fact_is_stored_once').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** `applied` is the payment it was brought to bear on. */
export type StoredEvent = Incoming & { readonly applied: string | null };

/** A stored fact about money. */
export type StoredMoney = StoredEvent & { readonly event: Exclude<GatewayEvent, { kind: 'subscription_changed' }> };

/** The fact, with its row locked until commit. */
export async function lockEvent(tx: Tx, name: EventName): Promise<StoredEvent | undefined> {
  const row = await table(tx)
    .selectFrom('payments.event')
    .selectAll()
    .where((match) => match.and(only(name)))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { workspace, gateway, connection } = name;
  const event = toEvent(name.kind, row);
  return { workspace, gateway, connection, app: row.app, event, applied: row.applied_at && row.payment };
}

function toEvent(kind: GatewayEvent['kind'], row: Selectable<EventRow>): GatewayEvent {
  const { external_id: externalId, payload, payer, occurred_at: occurredAt, raw, asset, units } = row;
  const said = { externalId, payload, payer, occurredAt, raw };
  if (kind === 'subscription_changed') return { kind, ...said, ...toNews(row.recurring) };
  if (asset === null || units === null) throw new Error(`The fact ${externalId} is about money and names none.`);
  const fact = { ...said, amount: { asset, units } };
  if (kind === 'payment_refunded') return { kind, ...fact };
  const recurring = toRecurring(row.recurring);
  const settlement = toSettlement(asset, row);
  return { kind, ...fact, ...(recurring && { recurring }), ...(settlement && { settlement }) };
}

/** What `storeEvent` wrote of a change between two charges. */
export function toNews(stored: unknown): { state: RenewalState; order: number } {
  const { state, order } = (stored ?? {}) as { state?: unknown; order?: unknown };
  const known = renewalStates.find((one) => one === state);
  if (!known || typeof order !== 'number')
    throw new Error('A change of a subscription is stored in words we do not know.');
  return { state: known, order };
}

/** As `storeEvent` wrote it: an instant comes back as its text. */
export function toRecurring(stored: unknown): Recurring | undefined {
  if (stored === null) return undefined;
  const { expiresAt, ...rest } = stored as Omit<Recurring, 'expiresAt'> & { expiresAt?: string };
  return { ...rest, ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }) };
}

export async function markApplied(tx: Tx, name: EventName, payment: string, now: Date): Promise<void> {
  await table(tx)
    .updateTable('payments.event')
    .set({ applied_at: now, payment, due_at: null, problem: null })
    .where((match) => match.and(only(name)))
    .execute();
}

export async function triesOf(db: Pool, name: EventName): Promise<number> {
  const row = await table(db)
    .selectFrom('payments.event')
    .select('tries')
    .where((match) => match.and(only(name)))
    .executeTakeFirst();
  return row?.tries ?? 0;
}

/** The fact stays, seen and not applied: tried again at `due`, or never by itself. */
export async function keepWaiting(db: Pool | Tx, name: EventName, due: Date | null, problem: string): Promise<void> {
  await table(db)
    .updateTable('payments.event')
    .set((set) => ({ due_at: due, problem, tries: set('tries', '+', 1) }))
    .where((match) => match.and(only(name)))
    .where('applied_at', 'is', null)
    .execute();
}

/** Takes facts that are due, for as long as the lease lasts. */
export async function takeDueEvents(pool: Pool, now: Date, lease: Date, limit: number): Promise<EventName[]> {
  const { rows } = await sql<EventName>`
    with due as materialized (select workspace_id, gateway, connection, external_id, kind from payments.event where due_at <= ${now}
          order by due_at limit ${limit} for update skip locked)
    update payments.event e set due_at = ${lease}
    from due
    where (e.workspace_id, e.gateway, e.connection, e.external_id, e.kind)
        = (due.workspace_id, due.gateway, due.connection, due.external_id, due.kind)
    returning e.workspace_id as workspace, e.gateway, e.connection, e.external_id as "externalId", e.kind`.execute(
    pool,
  );
  return rows;
}

/** Whoever settles or gives back a charge does so alone, until commit: the two facts may arrive at once. */
export async function lockCharge(tx: Tx, name: EventName): Promise<void> {
  const text = `payments.charge:${name.workspace}:${name.gateway}:${name.connection}:${name.externalId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${text}, 0))`.execute(tx);
}
