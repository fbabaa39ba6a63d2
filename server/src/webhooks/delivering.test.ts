import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quiet, openPostOffice, openReceiver, verify, type PostOffice, type Receiver } from '#test/webhooks';
import { addEndpoint } from './add-endpoint.ts';
import { listDeliveries } from './list-deliveries.ts';
import { getEndpoint } from './list-endpoints.ts';
import { enableEndpoint } from './change-endpoint.ts';
import type { Courier } from './open-courier.ts';

const hour = 3_600_000;

let office: PostOffice;
let courier: Courier;
let workspaces = 100;
const receivers: Receiver[] = [];

beforeAll(async () => {
  office = await openPostOffice();
  courier = office.courier();
});
afterAll(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close().catch(() => {})));
  await office.close();
});

async function open() {
  const receiver = await openReceiver();
  receivers.push(receiver);
  const workspace = (workspaces += 1);
  const { endpoint, secret } = await addEndpoint(office.needs, workspace, { url: receiver.url, events: ['*'] });
  const log = () => listDeliveries(office.needs.pool, workspace, endpoint.id);
  const now = () => getEndpoint(office.needs.pool, workspace, endpoint.id);
  return { receiver, workspace, endpoint, secret, log, now };
}

const numbers = (receiver: Receiver) => receiver.taken.map(({ event }) => Number(event.data['n']));

describe('an event', () => {
  it('arrives as Standard Webhooks has it, and the reference library verifies it', async () => {
    const { receiver, workspace, secret, log } = await open();
    const data = { payment: 'pay_1', amount: { asset: 'XTR', amount: '250' } };
    await office.announce(workspace, { type: 'payment.received', customer: 'ann', data });
    await quiet(courier);
    const [heard] = receiver.taken;
    if (!heard) throw new Error('Nothing came.');
    expect(heard.event).toEqual({ type: 'payment.received', timestamp: office.clock.now().toISOString(), data });
    expect(heard.id).toMatch(/^evt_[0-9a-f]{32}$/);
    expect(verify(secret, heard)).toEqual(heard.event);
    expect(() => verify(secret, { ...heard, body: heard.body.replace('250', '251') })).toThrow(/signature/i);
    expect(await log()).toMatchObject({
      deliveries: [{ event: heard.id, customer: 'ann', status: 'delivered', tries: 1, attempts: [{ status: 204 }] }],
    });
  });

  it('of one customer waits for the one before it; those of others do not', async () => {
    const { receiver, workspace } = await open();
    receiver.answer(({ event }) => ({ status: event.data['n'] === 1 && office.clock.now() < mended ? 500 : 200 }));
    const mended = new Date(office.clock.now().getTime() + 60_000);
    for (const n of [1, 2, 3]) await office.announce(workspace, { customer: 'ann', data: { n } });
    for (const n of [11, 12]) await office.announce(workspace, { customer: 'bob', data: { n } });
    await office.announce(workspace, { data: { n: 21 } });
    await quiet(courier);
    expect(numbers(receiver).toSorted((a, b) => a - b)).toEqual([11, 12, 21]);
    office.clock.advance(61_000);
    await quiet(courier);
    expect(numbers(receiver).slice(3)).toEqual([1, 2, 3]);
  });

  it('is given up after three days, and the one behind it goes on', async () => {
    const { receiver, workspace, log } = await open();
    receiver.answer(({ event }) => ({ status: event.data['n'] === 1 ? 400 : 200, body: 'no such order' }));
    for (const n of [1, 2]) await office.announce(workspace, { customer: 'ann', data: { n } });
    await quiet(courier);
    for (let hours = 0; hours < 75; hours++) {
      office.clock.advance(hour);
      await quiet(courier);
    }
    expect(numbers(receiver)).toEqual([2]);
    const { deliveries } = await log();
    expect(deliveries.map(({ status }) => status)).toEqual(['delivered', 'dead']);
    expect(deliveries[1]?.attempts[0]).toMatchObject({ status: 400, response: 'no such order' });
    const attempts = deliveries[1]?.attempts.map(({ at }) => Date.parse(at)) ?? [];
    expect((attempts.at(-1) ?? 0) - (attempts[0] ?? 0)).toBeGreaterThanOrEqual(72 * hour);
    expect(attempts.length).toBeLessThan(14);
  });
});

describe('a receiver that is down', () => {
  it('for 24 hours gets every event, in order per customer, once it is back', async () => {
    const { receiver, workspace, secret } = await open();
    await receiver.down();
    const customers = Array.from({ length: 20 }, (_, index) => `customer-${index}`);
    let n = 0;
    for (let hours = 0; hours < 24; hours++) {
      await office.announce(workspace, ...customers.map((customer) => ({ customer, data: { customer, n: (n += 1) } })));
      await office.announce(workspace, { data: { customer: 'none', n: (n += 1) } });
      await quiet(courier);
      office.clock.advance(hour);
    }
    await receiver.up();
    office.clock.advance(hour);
    await quiet(courier);
    expect(receiver.taken).toHaveLength(n);
    expect(new Set(receiver.taken.map(({ id }) => id)).size).toBe(n);
    for (const customer of [...customers, 'none']) {
      const own = receiver.taken.filter(({ event }) => event.data['customer'] === customer);
      expect(own.map(({ event }) => event.data['n'])).toEqual(
        own.map(({ event }) => event.data['n']).toSorted((a, b) => Number(a) - Number(b)),
      );
      expect(own).toHaveLength(24);
    }
    for (const heard of receiver.taken) expect(verify(secret, heard)).toEqual(heard.event);
  });

  it('is asked with one event at a time, not with all that wait', async () => {
    const { receiver, workspace } = await open();
    receiver.answer(() => ({ status: 500 }));
    const many = Array.from({ length: 300 }, (_, n) => ({ customer: `customer-${n}`, data: { n } }));
    await office.announce(workspace, ...many);
    await quiet(courier);
    const first = receiver.seen.length;
    expect(first).toBeLessThanOrEqual(16);
    for (let hours = 0; hours < 24; hours++) {
      office.clock.advance(hour + 400_000);
      await quiet(courier);
    }
    expect(receiver.seen.length - first).toBeLessThanOrEqual(24);
    receiver.answer(() => ({ status: 200 }));
    office.clock.advance(hour + 400_000);
    await quiet(courier);
    expect(receiver.taken).toHaveLength(300);
  });

  it('for five days is disabled, says why, and goes on where it stopped when it is enabled', async () => {
    const { receiver, workspace, now, endpoint } = await open();
    receiver.answer(() => ({ status: 503 }));
    for (let days = 0; days < 6; days++) {
      await office.announce(workspace, { customer: `customer-${days}`, data: { n: days } });
      await quiet(courier);
      office.clock.advance(24 * hour);
    }
    await quiet(courier);
    expect(await now()).toMatchObject({ status: 'disabled', problem: expect.stringMatching(/has failed.*503/) });
    const before = receiver.seen.length;
    office.clock.advance(48 * hour);
    await quiet(courier);
    expect(receiver.seen).toHaveLength(before);
    receiver.answer(() => ({ status: 200 }));
    await enableEndpoint(office.needs, workspace, endpoint.id);
    await quiet(courier);
    expect(await now()).toMatchObject({ status: 'enabled', problem: null, failingSince: null });
    expect(numbers(receiver).length).toBeGreaterThanOrEqual(3);
  });
});

describe('an answer', () => {
  it('of 410 disables the endpoint at once', async () => {
    const { receiver, workspace, now } = await open();
    receiver.answer(() => ({ status: 410 }));
    await office.announce(workspace, { data: { n: 1 } });
    await quiet(courier);
    expect(receiver.seen).toHaveLength(1);
    expect(await now()).toMatchObject({ status: 'disabled', problem: expect.stringMatching(/410 Gone/) });
  });

  it('of 3xx is a failure, and nobody goes where it points', async () => {
    const { receiver, workspace, log } = await open();
    receiver.answer(() => ({ status: 302, headers: { location: receiver.url } }));
    await office.announce(workspace, { data: { n: 1 } });
    await quiet(courier);
    expect(receiver.seen).toHaveLength(1);
    expect(await log()).toMatchObject({ deliveries: [{ status: 'pending', tries: 1, attempts: [{ status: 302 }] }] });
  });

  it('of 429 with Retry-After leaves the whole receiver in peace for that long', async () => {
    const { receiver, workspace } = await open();
    receiver.answer(() => ({ status: 429, headers: { 'retry-after': '7200' } }));
    await office.announce(workspace, { customer: 'ann', data: { n: 1 } });
    await quiet(courier);
    receiver.answer(() => ({ status: 200 }));
    await office.announce(workspace, { customer: 'bob', data: { n: 2 } });
    office.clock.advance(7_100_000);
    await quiet(courier);
    expect(receiver.seen).toHaveLength(1);
    office.clock.advance(200_000);
    await quiet(courier);
    expect(numbers(receiver).toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('with a long body is kept by its beginning', async () => {
    const { receiver, workspace, log } = await open();
    receiver.answer(() => ({ status: 500, body: 'x'.repeat(100_000) }));
    await office.announce(workspace, { data: { n: 1 } });
    await quiet(courier);
    const { deliveries } = await log();
    expect(deliveries[0]?.attempts[0]?.response).toHaveLength(500);
  });
});

describe('a workspace without an endpoint', () => {
  it('keeps nothing of what is announced in it', async () => {
    await office.announce(9, { data: { n: 1 } });
    const { endpoint } = await addEndpoint(office.needs, 9, { url: 'http://127.0.0.1:9/', events: ['*'] });
    await quiet(courier);
    expect(await listDeliveries(office.needs.pool, 9, endpoint.id)).toEqual({ deliveries: [] });
  });
});
