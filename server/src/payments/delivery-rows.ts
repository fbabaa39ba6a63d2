import { sql } from 'kysely';
import { newId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { JsonObject } from '#jobs';
import type { Delivery, Mention, WebhookReading } from './gateway.ts';

export const verdicts = ['genuine', 'question', 'ignored', 'malformed', 'forged'] as const;
export type Verdict = WebhookReading['verdict'];

/** A delivery as it may be shown: its bytes and headers stay inside, for they prove where it came from. */
export type KeptDelivery = {
  readonly id: Id<'inc'>;
  readonly verdict: Verdict;
  readonly mentions: readonly Mention[];
  /** Why nothing came of it, or of a part of it. */
  readonly problem: string | null;
  readonly address: string;
  readonly receivedAt: Date;
};

export type DeliveryToKeep = {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  readonly connection: string;
  readonly delivery: Delivery;
  readonly verdict: Verdict;
  readonly mentions: readonly Mention[];
  readonly problem: string | null;
  readonly now: Date;
};

/** Forged deliveries of one connection that are kept at a time: enough to see who does it, too few to fill a disk. */
const mostForged = 100;

/** Keeps a delivery as it came. Of forged ones only the first hundred are kept until those are forgotten. */
export async function keepDelivery(db: Pool | Tx, kept: DeliveryToKeep): Promise<void> {
  const { workspace, gateway, connection, delivery, verdict, mentions, problem, now } = kept;
  const { method, query, body, address } = delivery;
  const isRoom =
    verdict === 'forged'
      ? sql`(select count(*) from (select from payments.delivery where workspace_id = ${workspace}
            and connection = ${connection} and verdict = 'forged' limit ${mostForged}) there) < ${mostForged}`
      : sql`true`;
  await sql`insert into payments.delivery
      (workspace_id, id, gateway, connection, method, query, headers, body, address, verdict, mentions, problem, received_at)
    select ${workspace}, ${newId('inc')}, ${gateway}, ${connection}, ${method}, ${query},
      ${JSON.stringify(headersOf(delivery))}::jsonb, ${body}::bytea, ${address}, ${verdict},
      ${JSON.stringify(mentions)}::jsonb, ${problem}, ${now}::timestamptz
    where ${isRoom}`.execute(db);
}

/** Cookies and keys of ours have no business here; signatures stay, for they are the proof. */
function headersOf({ headers }: Delivery): JsonObject {
  const { cookie: _cookie, authorization, ...rest } = headers;
  const isOurs = authorization?.startsWith('Bearer ak_') ?? true;
  const plain = Object.entries({ ...rest, ...(isOurs ? {} : { authorization }) });
  return Object.fromEntries(plain.flatMap(([name, value]) => (value === undefined ? [] : [[name, clean(value)]])));
}

/** PostgreSQL's text knows no zero character. */
const clean = (value: string | string[]): string => String(value).replaceAll('\u0000', '');

const genuineKeptMilliseconds = 90 * 24 * 60 * 60 * 1000;
const forgedKeptMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** Forgets deliveries: forged ones after a week, the others after 90 days. Answers how many. */
export async function forgetDeliveries(pool: Pool, now: Date, most: number): Promise<number> {
  const forged = new Date(now.getTime() - forgedKeptMilliseconds);
  const genuine = new Date(now.getTime() - genuineKeptMilliseconds);
  const { numAffectedRows } = await sql`
    delete from payments.delivery where (workspace_id, id) in (
      (select workspace_id, id from payments.delivery
       where received_at < ${forged} and verdict = 'forged' order by received_at limit ${most})
      union
      (select workspace_id, id from payments.delivery
       where received_at < ${genuine} order by received_at limit ${most}))`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}

/** The newest deliveries of a connection; `cursor` is the last id of the page before. */
export async function selectDeliveries(
  pool: Pool,
  workspace: WorkspaceId,
  connection: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<KeptDelivery[]> {
  const { rows } = await sql<KeptDelivery>`
    select id, verdict, mentions, problem, address, received_at as "receivedAt" from payments.delivery
    where workspace_id = ${workspace} and connection = ${connection} and (${cursor ?? null}::text is null or id < ${cursor ?? null} collate "C")
    order by id desc limit ${limit}`.execute(pool);
  return rows;
}
