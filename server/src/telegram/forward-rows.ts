import { sql } from 'kysely';
import { isId } from '#kernel';
import { transactionUnderWay, type Kept, type Pool, type Tx } from '#database';
import type { Forward } from './forward.ts';
import type { StoredUpdate } from './queries.ts';

type Arrival = Omit<StoredUpdate, 'tries'> & {
  /** The bot's row as the caller knows it; nothing is stored when it is another by now. */
  readonly revision: string;
  readonly kind: string;
  readonly queue: string;
  readonly body: Buffer;
};

/**
 * What became of an arrival: `isNew` when its update was not stored before, `isToPassOn` when the bot has not been sent it
 * (an update that came another way before, a tap, say, may still be news to the bot's webhook), `isFirst` when nothing
 * of its queue is still on its way.
 */
export type Stored = { readonly isNew: boolean; readonly isToPassOn: boolean; readonly isFirst: boolean };

/**
 * Stores an update with its forward. When it is the first of its queue, whoever stored it sends it, for as long as the
 * lease lasts; else it is sent after those before it. It counts as received once it is `kept`.
 */
export const storeArrival = (
  pool: Pool,
  arrival: Arrival,
  times: { due: Date | null; lease: Date },
): Promise<Kept<Stored | undefined>> => transactionUnderWay(pool, (tx) => insertArrival(tx, arrival, times));

async function insertArrival(
  tx: Tx,
  { bot, revision, update, receivedAt, kind, queue, body }: Arrival,
  { due, lease }: { due: Date | null; lease: Date },
): Promise<Stored | undefined> {
  const { rows } = await sql<{ isNew: boolean; isFirst: boolean | null }>`
    with known as (select from telegram.bot b
      where b.workspace_id = ${bot.workspace} and b.id = ${bot.id} and b.xmin::text = ${revision}),
    stored as (
      insert into telegram.update (workspace_id, bot, update_id, kind, raw, received_at, handled_at, due_at, tries)
      select ${bot.workspace}, ${bot.id}, ${update.update_id}, ${kind}, ${JSON.stringify(update)}::json, ${receivedAt},
        ${due ? null : receivedAt}::timestamptz, ${due}::timestamptz, ${due ? 1 : 0} from known
      on conflict on constraint an_update_is_stored_once do nothing returning update_id),
    place as (
      select not exists (select from telegram.forward f
        where f.bot = ${bot.id} and f.queue = ${queue} and f.status = 'waiting') as first from known),
    passed as (
      insert into telegram.forward (workspace_id, bot, update_id, queue, body, received_at, due_at, tries)
      select ${bot.workspace}, ${bot.id}, ${update.update_id}, ${queue}, ${body}, ${receivedAt},
        case when p.first then ${lease}::timestamptz else ${receivedAt} end, case when p.first then 1 else 0 end
      from place p on conflict on constraint an_update_is_forwarded_once do nothing returning tries = 1 as first)
    select exists (select from stored) as "isNew", (select first from passed) as "isFirst" from known`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { isNew, isFirst } = row;
  return { isNew, isToPassOn: isFirst !== null, isFirst: isFirst === true };
}

type Row = {
  workspace: number;
  bot: string;
  updateId: bigint;
  queue: string;
  kind: string;
  body: Buffer;
  receivedAt: Date;
  tries: number;
};

function toForward({ workspace, bot: id, ...row }: Row): Forward {
  if (!isId('bot', id)) throw new Error(`The forward of ${id} is damaged.`);
  return { bot: { workspace, id }, ...row };
}

const taken = sql`
  update telegram.forward f set due_at = lease.until, tries = f.tries + 1
  from head, lease, telegram.update u
  where (f.workspace_id, f.bot, f.update_id) = (head.workspace_id, head.bot, head.update_id)
    and (u.workspace_id, u.bot, u.update_id) = (f.workspace_id, f.bot, f.update_id)
  returning f.workspace_id as workspace, f.bot, f.update_id as "updateId", f.queue, u.kind, f.body,
    f.received_at as "receivedAt", f.tries`;

/** Takes the first of every queue that is due; nobody else takes it, or what comes after it, while the lease lasts. */
export async function takeDueForwards(pool: Pool, now: Date, lease: Date, limit: number): Promise<Forward[]> {
  const { rows } = await sql<Row>`
    with lease as (select ${lease}::timestamptz as until),
    head as (
      select f.workspace_id, f.bot, f.update_id from telegram.forward f
      where f.status = 'waiting' and f.due_at <= ${now} and not exists (
        select from telegram.forward e
        where e.bot = f.bot and e.queue = f.queue and e.status = 'waiting' and e.position < f.position)
      order by f.due_at limit ${limit} for update of f skip locked)
    ${taken}`.execute(pool);
  return rows.map(toForward);
}

/** Takes what comes next in this queue, if it is due. */
export async function takeNextForward(pool: Pool, last: Forward, now: Date, lease: Date): Promise<Forward | undefined> {
  const { rows } = await sql<Row>`
    with lease as (select ${lease}::timestamptz as until),
    head as (
      select f.workspace_id, f.bot, f.update_id from telegram.forward f
      where f.status = 'waiting' and f.due_at <= ${now} and (f.bot, f.queue, f.position) = (
        select e.bot, e.queue, e.position from telegram.forward e
        where e.bot = ${last.bot.id} and e.queue = ${last.queue} and e.status = 'waiting' order by e.position limit 1)
      for update of f skip locked)
    ${taken}`.execute(pool);
  return rows[0] && toForward(rows[0]);
}

const ofForward = ({ bot, updateId }: Forward) =>
  sql`workspace_id = ${bot.workspace} and bot = ${bot.id} and update_id = ${updateId}`;

export type Answered = { readonly at: Date; readonly milliseconds: number; readonly reply: Buffer | undefined };

/**
 * The bot has had it. Answers whether its queue goes on. A reply is `returned` to Telegram by whoever still holds its request, or `due` to be sent. The
 * disk is not waited for: should the database fall over this moment, the bot is sent the update once more.
 */
export async function markDelivered(
  pool: Pool,
  forward: Forward,
  { at, milliseconds, reply }: Answered,
  replyStatus: 'returned' | 'due',
): Promise<boolean> {
  const { rows } = await sql<{ next: boolean }>`
    with unhurried as (select set_config('synchronous_commit', 'off', true) as set)
    update telegram.forward set status = 'delivered', ended_at = ${at}, due_at = ${at}, problem = null,
      answer_ms = ${milliseconds}, reply = ${reply ?? null}, reply_status = ${reply ? replyStatus : null}
    from unhurried where unhurried.set = 'off' and ${ofForward(forward)} and status = 'waiting'
    returning exists (select from telegram.forward e where e.bot = ${forward.bot.id} and e.queue = ${forward.queue}
      and e.status = 'waiting' and e.update_id <> ${forward.updateId}) as next`.execute(pool);
  return rows[0]?.next ?? false;
}

export async function putOffForward(pool: Pool, forward: Forward, due: Date, problem: string): Promise<void> {
  await sql`
    update telegram.forward set due_at = ${due}, problem = ${problem}
    where ${ofForward(forward)} and status = 'waiting'`.execute(pool);
}

export async function giveUpForward(pool: Pool, forward: Forward, now: Date, problem: string): Promise<void> {
  await sql`
    update telegram.forward set status = 'undeliverable', ended_at = ${now}, problem = ${problem}
    where ${ofForward(forward)} and status = 'waiting'`.execute(pool);
}

/** What was returned to Telegram for this update, should Telegram ask again. */
export async function returnedReply(pool: Pool, bot: Forward['bot'], updateId: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ reply: Buffer }>`
    select reply from telegram.forward where workspace_id = ${bot.workspace} and bot = ${bot.id}
      and update_id = ${updateId} and reply_status = 'returned'`.execute(pool);
  return rows[0]?.reply;
}

/** Forgets what ended before an instant; what could not be delivered stays as long as its update. */
export async function deleteForwardsBefore(
  pool: Pool,
  { delivered, undeliverable }: { delivered: Date; undeliverable: Date },
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from telegram.forward where (workspace_id, bot, update_id) in (
      select workspace_id, bot, update_id from telegram.forward
      where ended_at < ${delivered} and (status = 'delivered' or ended_at < ${undeliverable})
        and coalesce(reply_status not in ('due', 'sending'), true) limit ${limit})`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}
