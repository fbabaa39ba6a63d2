import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Id, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { describe } from './describe.ts';
import { look } from './check-claim.ts';
import { concludeLook } from './conclude-look.ts';
import { toClaim, type ClaimRow, type KeptClaim } from './claim-rows.ts';
import type { ClaimsNeeds } from './needs.ts';
import { turnMilliseconds } from './turns.ts';

/** How many looks a bot is asked for at a time, and how many of them are under way beside each other. */
const atATime = 60;
const besideEachOther = 12;
/** Who takes a look and dies leaves it to others after this long. */
const leaseMilliseconds = 120_000;
/** How long one sweep goes on before it makes room for others. */
const patienceMilliseconds = 3000;
/** How often it asks in vain for a turn before it leaves the rest to the next time. */
const asksInVain = 5;

/**
 * Makes the looks that are due, of every bot within what it may ask: first those on which a release waits, then those
 * spread over the holds. Any number of processes may run it at once. Answers how many looks were made.
 */
export async function recheckClaims(needs: ClaimsNeeds): Promise<number> {
  const bots = await botsWithLooks(needs.pool, needs.clock.now());
  const made = await Promise.all(bots.map((bot) => recheckOfBot(needs, bot)));
  return made.reduce((sum, each) => sum + each, 0);
}

type BotName = { readonly workspace: WorkspaceId; readonly bot: Id<'bot'> };

async function recheckOfBot(needs: ClaimsNeeds, name: BotName): Promise<number> {
  const until = performance.now() + patienceMilliseconds;
  for (let made = 0, inVain = 0; ;) {
    const wanted = await countDue(needs.pool, name, needs.clock.now());
    const granted = wanted === 0 ? 0 : ((await needs.turns?.(name.workspace, name.bot, wanted, 'recheck')) ?? wanted);
    if (granted > 0) {
      const due = await takeDue(needs, name, granted);
      await lookAtEach(needs, due);
      made += due.length;
    }
    if (wanted === 0 || inVain >= asksInVain || performance.now() > until) return made;
    if (granted > 0) continue;
    inVain += 1;
    await sleep(turnMilliseconds);
  }
}

async function lookAtEach(needs: ClaimsNeeds, due: readonly KeptClaim[]): Promise<void> {
  const waiting = [...due];
  const looker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await lookOnce(needs, next);
  };
  await Promise.all(Array.from({ length: besideEachOther }, looker));
}

/** A look that breaks is logged and stops no other: its lease runs out. */
async function lookOnce(needs: ClaimsNeeds, claim: KeptClaim): Promise<void> {
  try {
    const lookedAt = needs.clock.now();
    await concludeLook(needs, claim, await look(needs, claim), lookedAt);
  } catch (error) {
    const { workspace, id } = claim;
    needs.log.error({ workspace, claim: id, err: error, why: describe(error) }, 'A claim could not be looked at.');
  }
}

/** Bots that have a look due: a walk over the index, from one bot to the next. */
async function botsWithLooks(pool: Pool, now: Date): Promise<BotName[]> {
  const { rows } = await sql<BotName>`
    with recursive each (workspace_id, bot) as (
      (select workspace_id, bot from claims.claim where look_at is not null order by workspace_id, bot limit 1)
      union all
      select n.workspace_id, n.bot from each e cross join lateral (
        select c.workspace_id, c.bot from claims.claim c
        where c.look_at is not null and (c.workspace_id, c.bot) > (e.workspace_id, e.bot)
        order by c.workspace_id, c.bot limit 1) n)
    select workspace_id as workspace, bot from each e
    where exists (select from claims.claim c where c.workspace_id = e.workspace_id and c.bot = e.bot
        and c.is_urgent and c.look_at <= ${now})
      or exists (select from claims.claim c where c.workspace_id = e.workspace_id and c.bot = e.bot
        and not c.is_urgent and c.look_at <= ${now})`.execute(pool);
  return rows;
}

async function countDue(pool: Pool, { workspace, bot }: BotName, now: Date): Promise<number> {
  const { rows } = await sql<{ due: number }>`select count(*)::integer as due from (
      (select 1 from claims.claim where workspace_id = ${workspace} and bot = ${bot} and is_urgent
        and look_at <= ${now} limit ${atATime})
      union all
      (select 1 from claims.claim where workspace_id = ${workspace} and bot = ${bot} and not is_urgent
        and look_at <= ${now} limit ${atATime}) limit ${atATime}) d`.execute(pool);
  return rows[0]?.due ?? 0;
}

/** Takes looks for this process: urgent ones first, in the order in which they came due. */
async function takeDue(needs: ClaimsNeeds, name: BotName, limit: number): Promise<KeptClaim[]> {
  const urgent = await takeOf(needs, name, { isUrgent: true, limit });
  if (urgent.length >= limit) return urgent;
  return [...urgent, ...(await takeOf(needs, name, { isUrgent: false, limit: limit - urgent.length }))];
}

async function takeOf(
  { pool, clock }: ClaimsNeeds,
  { workspace, bot }: BotName,
  { isUrgent, limit }: { readonly isUrgent: boolean; readonly limit: number },
): Promise<KeptClaim[]> {
  const now = clock.now();
  const lease = new Date(now.getTime() + leaseMilliseconds);
  // materialized: as a part of the join it may be run again for each row, and takes more than was granted
  const { rows } = await sql<ClaimRow>`with d as materialized (
      select id from claims.claim where workspace_id = ${workspace} and bot = ${bot} and is_urgent = ${isUrgent}
        and look_at <= ${now} order by look_at limit ${limit} for update skip locked)
    update claims.claim c set look_at = ${lease}
    from d where c.workspace_id = ${workspace} and c.id = d.id returning c.*`.execute(pool);
  return rows.map(toClaim);
}
