import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMortal, openPostOffice, openReceiver, quiet, random, seedOf, verify } from '#test/webhooks';
import type { Mortal, PostOffice, Receiver } from '#test/webhooks';
import { addEndpoint } from './add-endpoint.ts';
import { openCourier, type Courier } from './open-courier.ts';

/**
 * Couriers of three processes work the same queues while processes die at any await, before or after the step they
 * die at reached the database or the receiver. Every event arrives at least once, none arrives before one of the same
 * customer that was announced earlier had arrived, and nothing stays behind.
 */

const seed = seedOf('webhooks crash');
const next = random(seed);
const rounds = Number(process.env['CRASH_RUNS'] ?? 40);
const workspace = 1;

let office: PostOffice;
let receivers: Receiver[];
let secrets: string[];
let deaths = 0;

type Process = { readonly mortal: Mortal; readonly courier: Courier };

beforeAll(async () => {
  office = await openPostOffice();
  receivers = await Promise.all([openReceiver(), openReceiver()]);
  const urls = receivers.map(({ url }) => url);
  const added = await Promise.all(urls.map((url) => addEndpoint(office.needs, workspace, { url, events: ['*'] })));
  secrets = added.map(({ secret }) => secret);
  for (const receiver of receivers) receiver.answer(() => ({ status: next(5) === 0 ? 500 : 204 }));
});
afterAll(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close()));
  await office.close();
  console.log(`webhooks crash: ${rounds} rounds, ${deaths} processes died`);
});

function newProcess(): Process {
  const mortal = openMortal(office.database.url);
  const door = {
    ...office.door,
    post: (request: Parameters<typeof office.door.post>[0]) => mortal.step(() => office.door.post(request)),
  };
  return { mortal, courier: openCourier({ ...office.needs, pool: mortal.pool, door }) };
}

const lives = async ({ name }: Mortal): Promise<boolean> =>
  (await sql`select from pg_stat_activity where application_name = ${name}`.execute(office.needs.pool)).rows.length > 0;

/** A dead process does nothing more; its timer is all that is left of it. */
async function restart(processes: Process[]): Promise<void> {
  for (const [index, { mortal, courier }] of processes.entries()) {
    mortal.disarm();
    if (!mortal.dead) continue;
    deaths += 1;
    void courier.stop();
    while (await lives(mortal)) await sleep(2);
    processes[index] = newProcess();
  }
}

const someRounds = (processes: Process[], times: number) =>
  Promise.all(
    processes.map(async ({ mortal, courier }) => {
      for (let round = 0; round < times && !mortal.dead; round++) {
        await Promise.race([courier.sweep.run(), mortal.died]);
        await sleep(next(4));
      }
    }),
  );

it(
  `no event is lost and none overtakes another of its customer, over ${rounds} rounds with crashes at any await`,
  { timeout: 30_000 + rounds * 1000 },
  async () => {
    const processes = [newProcess(), newProcess(), newProcess()];
    let n = 0;
    for (let round = 0; round < rounds; round++) {
      const victim = processes[next(3)];
      victim?.mortal.arm({ step: 1 + next(25), when: next(2) === 0 ? 'before' : 'after' });
      for (let events = next(6); events >= 0; events--) {
        const customer = `customer-${next(5)}`;
        await office.announce(workspace, { customer, data: { customer, n: (n += 1) } });
      }
      await someRounds(processes, 3);
      await restart(processes);
      office.clock.advance([1000, 61_000, 600_000][next(3)] ?? 0);
    }
    for (let hours = 0; hours < 30; hours++) {
      office.clock.advance(3_600_000);
      await quiet(...processes.map(({ courier }) => courier));
    }
    for (const { courier, mortal } of processes) await courier.stop().then(() => mortal.close());
    expect(deaths).toBeGreaterThan(rounds / 5);
    for (const [index, receiver] of receivers.entries()) check(receiver, secrets[index] ?? '', n);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from webhooks.delivery where status <> 'delivered'`.execute(office.needs.pool);
    expect(rows).toEqual([{ n: 0 }]);
  },
);

function check({ taken }: Receiver, secret: string, announced: number): void {
  const first = new Map<string, (typeof taken)[number]>();
  for (const heard of taken) if (!first.has(heard.id)) first.set(heard.id, heard);
  expect(first.size, `seed ${seed}`).toBe(announced);
  const byCustomer = Map.groupBy(first.values(), ({ event }) => event.data['customer']);
  for (const own of byCustomer.values()) {
    const numbers = own.map(({ event }) => Number(event.data['n']));
    expect(numbers, `seed ${seed}`).toEqual(numbers.toSorted((a, b) => a - b));
  }
  for (const heard of taken.slice(0, 50)) expect(verify(secret, heard)).toEqual(heard.event);
}
