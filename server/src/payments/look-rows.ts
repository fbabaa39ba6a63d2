import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Connection, Mention } from './gateway.ts';
import type { Payment } from './payment.ts';

/** A payment that is looked up at its gateway, as somebody has taken it on. */
export type Look = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  /** The gateway's name of the charge, as a delivery told it; empty when the payment as such is looked up. */
  readonly externalId: string;
  /** What the last delivery said of it beside its name. */
  readonly told: Readonly<Record<string, string>> | null;
  readonly gateway: string;
  readonly connection: string;
  readonly wanted: number;
  readonly answered: number;
  readonly polls: number;
  readonly tries: number;
  readonly problem: string | null;
};

const columns = sql`l.workspace_id as workspace, l.payment, l.external_id as "externalId", l.told, l.gateway, l.connection,
  l.wanted, l.answered, l.polls, l.tries, l.problem`;

type Account = Connection & { readonly gateway: string };
type PaymentMention = Extract<Mention, { about: 'payment' }>;

/** The payments of this account that these charges were booked for. */
export async function paymentsOf(
  tx: Tx,
  { workspace, gateway, id: connection }: Account,
  charges: readonly Extract<Mention, { about: 'charge' }>[],
): Promise<(PaymentMention & { readonly externalId: string })[]> {
  if (charges.length === 0) return [];
  const names = charges.map(({ externalId }) => externalId);
  const { rows } = await sql<{ payment: string; externalId: string }>`
    select id as payment, charge as "externalId" from payments.payment
    where workspace_id = ${workspace} and gateway = ${gateway} and connection = ${connection}
      and charge = any(${names}::text[])`.execute(tx);
  return rows.map((row) => ({ about: 'payment', ...row }));
}

/**
 * Notes that these payments are to be looked up, taken on by the caller until `due`. Answers those that are payments of
 * this very account; nothing is noted of the others.
 */
export async function wantLooks(
  tx: Tx,
  { workspace, gateway, id: connection }: Account,
  mentions: readonly PaymentMention[],
  due: Date,
): Promise<Look[]> {
  if (mentions.length === 0) return [];
  const payments = mentions.map(({ payment }) => payment);
  const names = mentions.map(({ externalId = '' }) => externalId);
  const told = mentions.map((mention) => (mention.told ? JSON.stringify(mention.told) : null));
  const { rows } = await sql<Look>`
    insert into payments.look as l (workspace_id, payment, external_id, gateway, connection, due_at, wanted, told)
    select distinct on (p.id, m.external_id)
      p.workspace_id, p.id, m.external_id, p.gateway, p.connection, ${due}::timestamptz, 1, m.told
    from unnest(${payments}::text[], ${names}::text[], ${told}::jsonb[]) m (payment, external_id, told)
    join payments.payment p on p.workspace_id = ${workspace} and p.id = m.payment collate "C"
      and p.gateway = ${gateway} and p.connection = ${connection}
    on conflict (workspace_id, payment, external_id) do update
      set wanted = l.wanted + 1, due_at = excluded.due_at, told = coalesce(excluded.told, l.told)
    returning ${columns}`.execute(tx);
  return rows;
}

/** Notes that an invoice is open, so that it is looked at although no delivery may ever come. */
export async function planLook(
  db: Pool | Tx,
  { workspace, id, gateway, connection }: Pick<Payment, 'workspace' | 'id' | 'gateway' | 'connection'>,
  due: Date,
): Promise<void> {
  await sql`insert into payments.look (workspace_id, payment, external_id, gateway, connection, due_at, wanted, polls)
    values (${workspace}, ${id}, '', ${gateway}, ${connection}, ${due}, 0, 1) on conflict do nothing`.execute(db);
}

/** Takes looks at one gateway that are due, for as long as the lease lasts. */
export async function takeDueLooks(pool: Pool, gateway: string, now: Date, lease: Date, most: number): Promise<Look[]> {
  const { rows } = await sql<Look>`
    with due as materialized (select workspace_id, payment, external_id from payments.look where gateway = ${gateway} and due_at <= ${now}
          order by due_at limit ${most} for update skip locked)
    update payments.look l set due_at = ${lease}
    from due
    where (l.workspace_id, l.payment, l.external_id) = (due.workspace_id, due.payment, due.external_id)
    returning ${columns}`.execute(pool);
  return rows;
}

const same = ({ workspace, payment, externalId }: Look) =>
  sql`workspace_id = ${workspace} and payment = ${payment} and external_id = ${externalId}`;

/** There is nothing more to look for, unless a delivery has asked again meanwhile: then it is due at once. */
export async function endLook(db: Pool | Tx, look: Look, now: Date): Promise<void> {
  await sql`with ended as (
      delete from payments.look where ${same(look)} and wanted = ${look.wanted} returning 1)
    update payments.look set answered = ${look.wanted}, due_at = ${now}
    where ${same(look)} and wanted > ${look.wanted} and not exists (select from ended)`.execute(db);
}

export type Next = {
  readonly due: Date;
  readonly polls: number;
  readonly tries: number;
  readonly problem: string | null;
  /** What a person has to look at. */
  readonly strange?: { readonly since: Date; readonly answer: unknown };
};

/** It is looked at again later; at once, when a delivery has asked again meanwhile. */
export async function lookAgain(db: Pool | Tx, look: Look, now: Date, next: Next): Promise<void> {
  const { due, polls, tries, problem, strange } = next;
  const isAnswered = tries === 0;
  await sql`update payments.look set polls = ${polls}, tries = ${tries}, problem = ${problem},
      answered = case when ${isAnswered} then ${look.wanted} else answered end,
      due_at = case when wanted > ${look.wanted} then ${now}::timestamptz else ${due}::timestamptz end,
      strange_at = case when ${isAnswered} then ${strange?.since ?? null}::timestamptz else strange_at end,
      answer = case when ${isAnswered} then ${strange ? JSON.stringify(strange.answer ?? null) : null}::json else answer end
    where ${same(look)}`.execute(db);
}

/** The gateway answers again: what it did not answer while it was away is asked at once. */
export async function wakeLooks(
  pool: Pool,
  { workspace, gateway, connection }: Look,
  now: Date,
  lease: Date,
): Promise<void> {
  await sql`update payments.look set due_at = ${now}
    where workspace_id = ${workspace} and gateway = ${gateway} and connection = ${connection}
      and tries > 0 and due_at > ${lease}`.execute(pool);
}

/** A person wants to know now. Answers the looks of this payment, taken on until `due`. */
export async function takeLooksOf(tx: Tx, payment: Payment, due: Date): Promise<Look[]> {
  await planLook(tx, payment, due);
  const { rows } = await sql<Look>`update payments.look l set wanted = l.wanted + 1, due_at = ${due}
    where l.workspace_id = ${payment.workspace} and l.payment = ${payment.id} returning ${columns}`.execute(tx);
  return rows;
}
