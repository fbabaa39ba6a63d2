import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostOffice, openReceiver, quiet, type PostOffice, type Receiver } from '#test/webhooks';
import { addEndpoint } from './add-endpoint.ts';
import type { Courier } from './open-courier.ts';
import { countPending } from './queue-rows.ts';

/** A receiver that is dead, or that never answers, costs the others nothing, whatever waits for it. */

const queued = process.env['SOAK_RUNS'] ? 100_000 : 20_000;

let office: PostOffice;
let courier: Courier;
let alive: Receiver;

beforeAll(async () => {
  office = await openPostOffice();
  alive = await openReceiver();
  await addEndpoint(office.needs, 1, { url: 'http://127.0.0.1:9/', events: ['*'] });
  await addEndpoint(office.needs, 2, { url: alive.url, events: ['*'] });
  await sql`insert into webhooks.event (workspace_id, id, type, customer, occurred_at, data)
    select 1, 'evt_' || lpad(to_hex(n), 32, '0'), 'payment.received', 'customer-' || n % 50000, ${office.clock.now()}, '{}'
    from generate_series(1, ${queued}) n`.execute(office.needs.pool);
  courier = office.courier();
  await quiet(courier);
});
afterAll(async () => {
  await alive.close();
  await office.close();
});

async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let n = 0; n < 7; n++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe(`with ${queued} events waiting for a dead receiver`, () => {
  it('another receiver has its event at once', async () => {
    expect(await countPending(office.needs.pool)).toBe(queued);
    const best = await fastest(async () => {
      const before = alive.taken.length;
      await office.announce(2, { customer: 'ann', data: {} });
      while (alive.taken.length === before) await courier.sweep.run();
    });
    console.log(`announce to receipt beside ${queued} waiting: ${best.toFixed(1)} ms`);
    expect(best).toBeLessThan(250);
  });

  it('a look with nothing due, and the announcement itself, cost what they always cost', async () => {
    const look = await fastest(() => courier.sweep.run());
    const announce = await fastest(() => office.announce(1, { customer: 'ann', data: {} }));
    console.log(`look: ${look.toFixed(1)} ms, announce: ${announce.toFixed(1)} ms`);
    expect(look).toBeLessThan(50);
    expect(announce).toBeLessThan(50);
  });

  it('an hour later one event asks, and the look is as fast', async () => {
    const before = courier.figures().failed;
    office.clock.advance(4_000_000);
    const start = performance.now();
    await quiet(courier);
    console.log(`a probe and the looks round it: ${(performance.now() - start).toFixed(1)} ms`);
    expect(courier.figures().failed - before).toBeLessThanOrEqual(2);
  });
});

describe('a receiver that never answers', () => {
  it('holds up nobody but itself', async () => {
    const tar = await openReceiver();
    tar.answer(() => ({ status: 200, afterMilliseconds: 1500 }));
    await addEndpoint(office.needs, 3, { url: tar.url, events: ['*'] });
    await office.announce(3, ...Array.from({ length: 100 }, (_, n) => ({ customer: `customer-${n}`, data: {} })));
    await courier.sweep.run();
    const before = alive.taken.length;
    const start = performance.now();
    await office.announce(2, { customer: 'bob', data: {} });
    while (alive.taken.length === before) await courier.sweep.run();
    expect(performance.now() - start).toBeLessThan(1000);
    expect(tar.atOnce()).toBeLessThanOrEqual(8);
    await courier.stop();
    await tar.close();
  });
});
