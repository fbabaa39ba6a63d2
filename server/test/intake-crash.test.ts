import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { getPayment } from '#payments';
import { openMortal, type Death } from './crash/mortal.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import {
  openPlainShop,
  openPlainSystem,
  plainNeeds,
  quiet,
  worldOf,
  type PlainNeeds,
  type PlainShop,
  type PlainSystem,
} from './money/index.ts';

/**
 * A process dies at any statement and any call between a delivery's first byte and the credit: before it was stored,
 * between that and the answer, over the look-up, with the fact stored and not applied. The gateway repeats what was not
 * answered and nothing else; another process does the rest. The payment is credited once.
 */

const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
let database: TestDatabase;
let system: PlainSystem;
let survivor: PlainNeeds;

beforeAll(async () => {
  [database, system] = await Promise.all([freshDatabase(), openPlainSystem()]);
  survivor = plainNeeds({ pool: database.pool, clock, systems: { plain: system.url } });
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await system.close();
  await database.drop();
});

/** Whether it died, and whether the gateway had its answer by then. */
async function deliverTo(shop: PlainShop, body: object, death: Death): Promise<{ died: boolean; answered: boolean }> {
  const mortal = openMortal(database.url);
  const needs = plainNeeds({ pool: mortal.pool, clock, systems: { plain: system.url } });
  mortal.arm(death);
  let answered = false;
  const work = shop.deliver(body, { at: needs }).then(async ({ status }) => {
    answered = status === 200;
    await needs.crew.quiet();
  });
  await Promise.race([work, mortal.died]);
  while (mortal.dead && (await lives(mortal.name))) await sleep(2);
  if (!mortal.dead) await mortal.close();
  return { died: mortal.dead, answered };
}

/** PostgreSQL has not noticed the death yet. */
async function lives(name: string): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity where application_name = ${name}`.execute(database.pool);
  return rows.length > 0;
}

it('a payment is credited exactly once, wherever a process dies on the way', async () => {
  const shop = await openPlainShop(survivor);
  let deaths = 0;
  let repeated = 0;
  for (const when of ['before', 'after'] as const)
    for (let step = 1, died = true; died; step++) {
      const payment = await shop.ask();
      const state = { state: 'paid', externalId: `ch-${payment.id}`, amount: payment.amount, at: clock.now() } as const;
      system.states.set(payment.id, state);
      const body = { mentions: [{ payment: payment.id }] };
      const end = await deliverTo(shop, body, { step, when });
      died = end.died;
      deaths += Number(died);
      if (!end.answered) {
        repeated += 1;
        expect(await shop.deliver(body)).toMatchObject({ status: 200 });
      }
      clock.advance(31_000); // what was taken on by the dead is free again
      await quiet(survivor);
      expect([when, step, (await getPayment(survivor.pool, shop.workspace, payment.id)).status]).toEqual([
        when,
        step,
        'fulfilled',
      ]);
      expect(await shop.balance(places.payment(payment.id))).toBe(0n);
    }
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from payments.payment
    where workspace_id = ${shop.workspace}`.execute(survivor.pool);
  const all = rows[0]?.n ?? 0n;
  expect(await shop.balance(worldOf(shop))).toBe(-25_000n * all);
  expect(await shop.balance(places.merchant('main'))).toBe(25_000n * all);
  console.log(`intake: ${deaths} deaths, ${repeated} deliveries repeated`);
  expect(deaths).toBeGreaterThan(30);
  expect(repeated).toBeGreaterThan(5);
  expect(repeated).toBeLessThan(deaths);
}, 60_000);
