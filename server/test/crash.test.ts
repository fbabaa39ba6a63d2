import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stars, stoppedClock, type WorkspaceId } from '#kernel';
import { setProduct, type Needs } from '#billing';
import { audit, openEngine, type Engine } from '#ledger';
import { addBot, type Bot } from '#telegram';
import { openMember, recover, type GivenBack, type Member } from './crash/fleet.ts';
import type { Mortal } from './crash/mortal.ts';
import { writePlay, type Charge, type Play } from './crash/play.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { moneyIn, openTelegram } from './money/index.ts';
import { random, seedOf } from './random.ts';

/**
 * The crash law, in process: whatever is delivered how often, in whatever order, to whichever of four processes, and
 * wherever one of them dies, each charge is worth its credits exactly once, and nothing when it was given back.
 */

const runs = Number(process.env['CRASH_RUNS'] ?? 200);
const size = 4;
const seed = seedOf('crash');
const next = random(seed);
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const workspace: WorkspaceId = 1;
const givenBack: GivenBack = new Set();

let database: TestDatabase;
let engine: Engine;
let selling: Needs;
let bot: Bot;
let fleet: Member[];
let deaths = 0;

const newMember = () => openMember({ url: database.url, clock, givenBack, next });

beforeAll(async () => {
  const [made, telegram] = await Promise.all([freshDatabase(), openTelegram()]);
  database = made;
  const { pool, url } = database;
  engine = await openEngine({ url, clock });
  bot = await addBot(moneyIn({ pool, clock, telegramApiRoot: telegram.url }), workspace, {
    token: await telegram.makeBot(),
    mode: 'tap',
  });
  await telegram.close();
  const link = { createInvoice: async () => ({ url: 'https://t.me/$paper' }) };
  selling = { pool, clock, engine, gateways: { stars: { code: 'stars', payIn: link } }, botFor: async () => bot };
  await setProduct(selling, workspace, {
    code: 'pack',
    kind: 'credit_pack',
    title: '500 credits',
    description: 'For the crash law.',
    price: stars(250),
    grants: [{ creditType: 'credits', amount: 500n }],
    entitlements: [],
    refundPolicy: 'void_remaining',
  });
  fleet = Array.from({ length: size }, newMember);
});

afterAll(async () => {
  console.log(`crash: ${runs} runs, ${deaths} processes died`);
  await Promise.all(fleet.filter(({ mortal }) => !mortal.dead).map(({ mortal }) => mortal.close()));
  await engine.close();
  await database.drop();
});

const anyMember = (): Member => fleet[next(size)] as Member;

/** Everything happens at once, each thing at some process; one process is to die somewhere on the way. */
async function perform({ happenings }: Play): Promise<void> {
  anyMember().mortal.arm({ step: 1 + next(36), when: next(2) === 0 ? 'before' : 'after' });
  const unheard = await Promise.all(happenings.map((happening) => tryAt(anyMember(), happening)));
  await restart();
  for (const { at } of happenings.filter((happening, index) => happening.insist && unheard[index]))
    await at(anyMember());
}

/** True when the process died before it answered: then whoever asked knows nothing. */
async function tryAt(member: Member, { at, insist }: Play['happenings'][number]): Promise<boolean> {
  const answer = at(member).then(
    () => false,
    (error: unknown) => {
      if (insist) throw error;
      return false; // a refusal is an answer
    },
  );
  return Promise.race([answer, member.mortal.died.then(() => true)]);
}

/** Dead processes are replaced, once PostgreSQL has noticed their death and undone what they had not committed. */
async function restart(): Promise<void> {
  for (const [index, { mortal }] of fleet.entries()) {
    mortal.disarm();
    if (!mortal.dead) continue;
    deaths += 1;
    while (await lives(mortal)) await sleep(2);
    fleet[index] = newMember();
  }
}

const lives = async ({ name }: Mortal): Promise<boolean> =>
  (await sql`select from pg_stat_activity where application_name = ${name}`.execute(database.pool)).rows.length > 0;

type RefundName = { workspace: number; id: string };
const openRefunds = async (): Promise<RefundName[]> =>
  (
    await sql<RefundName>`select workspace_id as workspace, id from payments.refund
      where status in ('requested', 'unknown')`.execute(database.pool)
  ).rows;

/** The sweeps of all processes at once, one of which may die as well, until nothing is due any more. */
async function settle(): Promise<void> {
  if (next(4) === 0) anyMember().mortal.arm({ step: 1 + next(30), when: next(2) === 0 ? 'before' : 'after' });
  for (let quiet = false, round = 0; !quiet; round++) {
    if (round > 50) throw new Error('It never becomes quiet.');
    clock.advance(round < 8 ? 61_000 : 3_600_000);
    const refunds = await openRefunds();
    const helpers = round === 0 ? fleet.slice(next(3)) : [anyMember()];
    const done = await Promise.all(helpers.map((member) => recover(member, refunds)));
    await restart();
    quiet = refunds.length === 0 && done.every((count) => count === 0);
  }
}

type Outcome = {
  charge: string;
  payments: number;
  fulfilled: number;
  status: string;
  grants: number;
  credits: bigint;
  owed: bigint;
};

/** What the tables and the books say of these charges. */
async function outcomesOf(charges: readonly Charge[]): Promise<Map<string, Outcome>> {
  const { rows } = await sql<Outcome>`
    select p.charge, p.status, count(*) over (partition by p.charge)::int as payments,
      (select count(*) from ledger.transfer t where t.workspace_id = p.workspace_id and t.key = 'purchase:' || p.id)::int as fulfilled,
      (select count(*) from billing.grant g where g.workspace_id = p.workspace_id and g.payment = p.id)::int as grants,
      (select coalesce(sum(a.balance), 0)::bigint from billing.grant g
        join ledger.account a on (a.workspace_id, a.id) = (g.workspace_id, g.account)
        where g.workspace_id = p.workspace_id and g.payment = p.id) as credits,
      (select coalesce(sum(a.balance), 0)::bigint from ledger.account a
        where a.workspace_id = p.workspace_id and a.address = 'payment:' || p.id) as owed
    from payments.payment p
    where p.workspace_id = ${workspace} and p.charge = any(${charges.map(({ id }) => id)})`.execute(database.pool);
  return new Map(rows.map((row) => [row.charge, row]));
}

async function check(charges: readonly Charge[]): Promise<void> {
  const outcomes = await outcomesOf(charges);
  for (const { id } of charges) {
    const outcome = outcomes.get(id);
    expect(outcome, `${id} (seed ${seed})`).toMatchObject({ payments: 1, owed: 0n });
    if (givenBack.has(id)) expect(outcome, `${id} (seed ${seed})`).toMatchObject({ status: 'refunded', credits: 0n });
    else
      expect(outcome, `${id} (seed ${seed})`).toMatchObject({
        status: 'fulfilled',
        fulfilled: 1,
        grants: 1,
        credits: 500n,
      });
  }
}

it(
  `each charge is granted exactly once and none is lost, over ${runs} runs with crashes at any await`,
  { timeout: Math.max(120_000, runs * 1000) },
  async () => {
    for (let run = 0; run < runs; run++) {
      const play = await writePlay({ workspace, bot, givenBack, selling, next });
      await perform(play);
      await settle();
      await check(play.charges);
      if (run % 100 === 99) expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
    }
    expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
    if (runs >= 20) expect(deaths).toBeGreaterThan(runs / 5);
  },
);
