import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostOffice, openReceiver, quiet, verify, type PostOffice, type Receiver } from '#test/webhooks';
import { addEndpoint } from './add-endpoint.ts';
import { changeEndpoint, deleteEndpoint, disableEndpoint, enableEndpoint } from './change-endpoint.ts';
import { forgetOld } from './forget-old.ts';
import { listDeliveries } from './list-deliveries.ts';
import { getEndpoint, listEndpoints } from './list-endpoints.ts';
import type { Courier } from './open-courier.ts';
import { replayDelivery, replayEvents } from './replay.ts';
import { rotateSecret } from './rotate-secret.ts';
import { testEndpoint } from './test-endpoint.ts';

const hour = 3_600_000;

let office: PostOffice;
let courier: Courier;
let receiver: Receiver;
let workspace = 200;

beforeAll(async () => {
  office = await openPostOffice();
  courier = office.courier();
});
afterAll(() => office.close());
beforeEach(async () => {
  receiver = await openReceiver();
  workspace += 1;
  return () => receiver.close();
});

const add = (events: readonly string[] = ['*']) => addEndpoint(office.needs, workspace, { url: receiver.url, events });
const tell = (...numbers: readonly number[]) =>
  office.announce(workspace, ...numbers.map((n) => ({ customer: `customer-${n % 3}`, data: { n } })));
const log = async (id: string) => (await listDeliveries(office.needs.pool, workspace, id)).deliveries;
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('an endpoint', () => {
  it('hears of what it asked for, and of nothing else', async () => {
    await add(['payment.refunded', 'credits.low']);
    await office.announce(
      workspace,
      { type: 'payment.received' },
      { type: 'payment.refunded' },
      { type: 'credits.low' },
    );
    await quiet(courier);
    expect(receiver.taken.map(({ event }) => event.type)).toEqual(['payment.refunded', 'credits.low']);
  });

  it('is one of ten at most, also when many are made at once', async () => {
    const made = await Promise.allSettled(Array.from({ length: 15 }, () => add()));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(add()).rejects.toThrow(code('webhook_limit_reached'));
    const [first] = await listEndpoints(office.needs.pool, workspace);
    await deleteEndpoint(office.needs, workspace, first?.id ?? '');
    await expect(add()).resolves.toBeDefined();
  });

  it.each([[[]], [['payment.*']], [['payment.received', 'nothing.such']]])(
    'refuses to listen for %j',
    async (events) => {
      await expect(add(events)).rejects.toThrow(code('invalid_request'));
    },
  );

  it('keeps what waits while it is disabled and goes on with it, at a new address if there is one', async () => {
    const { endpoint } = await add();
    receiver.answer(() => ({ status: 500 }));
    await tell(1, 4);
    await quiet(courier);
    await disableEndpoint(office.needs, workspace, endpoint.id);
    await tell(7);
    office.clock.advance(hour);
    await quiet(courier);
    expect(receiver.seen).toHaveLength(1);
    const elsewhere = await openReceiver();
    try {
      await changeEndpoint(office.needs, workspace, endpoint.id, { url: elsewhere.url, events: ['*'] });
      await enableEndpoint(office.needs, workspace, endpoint.id);
      await quiet(courier);
      expect(elsewhere.taken.map(({ event }) => event.data['n'])).toEqual([1, 4]);
      const span = { from: endpoint.madeAt, to: new Date('2100-01-01') };
      expect(await replayEvents(office.needs, workspace, endpoint.id, { key: 'k', ...span })).toEqual({ queued: 3 });
      await quiet(courier);
      expect(elsewhere.taken.slice(2).map(({ event }) => event.data['n'])).toEqual([1, 4, 7]);
    } finally {
      await elsewhere.close();
    }
  });

  it('that is deleted hears nothing more and is found by nobody', async () => {
    const { endpoint } = await add();
    await tell(1);
    await deleteEndpoint(office.needs, workspace, endpoint.id);
    await quiet(courier);
    expect(receiver.seen).toHaveLength(0);
    await expect(getEndpoint(office.needs.pool, workspace, endpoint.id)).rejects.toThrow(code('not_found'));
  });

  it('is nobody else’s: each call from another workspace finds nothing', async () => {
    const { endpoint } = await add();
    const { needs } = office;
    const other = workspace + 100_000;
    const span = { key: 'k', from: new Date(0), to: office.clock.now() };
    const calls = [
      () => getEndpoint(needs.pool, other, endpoint.id),
      () => listDeliveries(needs.pool, other, endpoint.id),
      () => changeEndpoint(needs, other, endpoint.id, { url: receiver.url, events: ['*'] }),
      () => disableEndpoint(needs, other, endpoint.id),
      () => deleteEndpoint(needs, other, endpoint.id),
      () => rotateSecret(needs, other, endpoint.id),
      () => testEndpoint(needs, other, endpoint.id),
      () => replayEvents(needs, other, endpoint.id, span),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(code('not_found'));
    await office.announce(other, { data: { n: 1 } });
    await quiet(courier);
    expect(receiver.seen).toHaveLength(0);
  });
});

describe('a secret', () => {
  it('that was rotated signs beside the new one until the overlap is over', async () => {
    const { endpoint, secret } = await add();
    const rotated = await rotateSecret(office.needs, workspace, endpoint.id, { overlapSeconds: 7200 });
    const { secret: renewed } = rotated;
    expect(rotated.previousUntil.getTime() - office.clock.now().getTime()).toBe(2 * hour);
    await tell(1);
    await quiet(courier);
    office.clock.advance(2 * hour);
    await tell(2);
    await quiet(courier);
    const [during, after] = receiver.taken;
    if (!during || !after) throw new Error('Two events were to come.');
    expect(String(during.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect(verify(secret, during)).toEqual(verify(renewed, during));
    expect(verify(renewed, after)).toEqual(after.event);
    expect(() => verify(secret, after)).toThrow(/signature/i);
  });

  it('is told once, and lies sealed in the database', async () => {
    const { endpoint, secret } = await add();
    const { rows } = await sql<{ row: string }>`select row(e.*)::text as row from webhooks.endpoint e
      where id = ${endpoint.id}`.execute(office.needs.pool);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify([rows, await getEndpoint(office.needs.pool, workspace, endpoint.id)])).not.toContain(
      secret.slice(6),
    );
  });

  it('signs as the standard says, worked out by hand', async () => {
    const { secret } = await add();
    await tell(1);
    await quiet(courier);
    const [heard] = receiver.taken;
    if (!heard) throw new Error('Nothing came.');
    const { headers, body, id } = heard;
    const key = Buffer.from(secret.slice(6), 'base64');
    const signed = `${id}.${String(headers['webhook-timestamp'])}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  });
});

describe('a replay', () => {
  it('sends the events of a span again, under their ids, in order, once per key', async () => {
    const { endpoint } = await add();
    await tell(1, 2, 3);
    await quiet(courier);
    office.clock.advance(hour);
    const from = office.clock.now();
    await tell(4, 5, 6, 7);
    await quiet(courier);
    office.clock.advance(hour);
    const to = office.clock.now();
    await tell(8);
    await quiet(courier);
    const before = receiver.taken.splice(0);
    const ask = () => replayEvents(office.needs, workspace, endpoint.id, { key: 'again', from, to });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ queued: 4 }, { queued: 4 }, { queued: 4 }]);
    await quiet(courier);
    expect(receiver.taken.map(({ id }) => id).toSorted()).toEqual(
      before
        .slice(3, 7)
        .map(({ id }) => id)
        .toSorted(),
    );
    const again = receiver.taken.map(({ event }) => Number(event.data['n']));
    expect(again.indexOf(4)).toBeLessThan(again.indexOf(7));
    await expect(
      replayEvents(office.needs, workspace, endpoint.id, { key: 'again', from: new Date(0), to }),
    ).rejects.toThrow(code('idempotency_conflict'));
  });

  it('of one delivery that was given up sends it alone', async () => {
    const { endpoint } = await add();
    receiver.answer(() => ({ status: 400 }));
    await tell(1);
    for (let hours = 0; hours < 75; hours++) {
      await quiet(courier);
      office.clock.advance(hour);
    }
    const [dead] = await log(endpoint.id);
    expect(dead).toMatchObject({ status: 'dead' });
    receiver.answer(() => ({ status: 200 }));
    expect(await replayDelivery(office.needs, workspace, endpoint.id, dead?.id ?? '')).toEqual({ queued: 1 });
    await quiet(courier);
    expect(receiver.taken.map(({ id }) => id)).toEqual([dead?.event]);
    await expect(replayDelivery(office.needs, workspace, endpoint.id, 'dlv_none')).rejects.toThrow(code('not_found'));
  });

  it('leaves what still waits where it is', async () => {
    const { endpoint } = await add();
    receiver.answer(() => ({ status: 500 }));
    await tell(1, 4);
    await quiet(courier);
    const span = { from: new Date(0), to: new Date('2100-01-01') };
    expect(await replayEvents(office.needs, workspace, endpoint.id, { key: 'k', ...span })).toEqual({ queued: 0 });
    const [waiting] = await log(endpoint.id);
    expect(await replayDelivery(office.needs, workspace, endpoint.id, waiting?.id ?? '')).toEqual({ queued: 0 });
  });
});

describe('a test event', () => {
  it('goes past everything that waits', async () => {
    const { endpoint, secret } = await add(['credits.low']);
    receiver.answer(({ event }) => ({ status: event.type === 'webhook.test' ? 200 : 500 }));
    await office.announce(workspace, { type: 'credits.low' });
    await quiet(courier);
    const { event } = await testEndpoint(office.needs, workspace, endpoint.id);
    await quiet(courier);
    const [heard] = receiver.taken;
    expect(heard).toMatchObject({ id: event, event: { type: 'webhook.test' } });
    if (heard) verify(secret, heard);
    await disableEndpoint(office.needs, workspace, endpoint.id);
    await expect(testEndpoint(office.needs, workspace, endpoint.id)).rejects.toThrow(code('webhook_disabled'));
  });
});

describe('the log', () => {
  it('is read page by page and by status, customer, type and time', async () => {
    const { endpoint } = await add();
    receiver.answer(({ event }) => ({ status: event.data['n'] === 2 ? 500 : 200 }));
    await tell(1, 2, 3);
    await quiet(courier);
    office.clock.advance(1000);
    const later = office.clock.now();
    await office.announce(workspace, { type: 'credits.low', customer: 'customer-1', data: { n: 4 } });
    await quiet(courier);
    const read = async (filter: Parameters<typeof listDeliveries>[3]) =>
      (await listDeliveries(office.needs.pool, workspace, endpoint.id, filter)).deliveries.map(({ data }) => data['n']);
    expect(await read({})).toEqual([4, 3, 2, 1]);
    expect(await read({ status: 'pending' })).toEqual([2]);
    expect(await read({ customer: 'customer-1' })).toEqual([4, 1]);
    expect(await read({ type: 'credits.low' })).toEqual([4]);
    expect(await read({ to: later })).toEqual([3, 2, 1]);
    expect(await read({ from: later })).toEqual([4]);
    const first = await listDeliveries(office.needs.pool, workspace, endpoint.id, { limit: 3 });
    expect(await read({ limit: 3, ...(first.cursor && { cursor: first.cursor }) })).toEqual([1]);
  });

  it('is kept for thirty days', async () => {
    const { endpoint } = await add();
    receiver.answer(({ event }) => ({ status: event.data['n'] === 1 ? 200 : 500 }));
    await tell(1, 2);
    await quiet(courier);
    office.clock.advance(29 * 24 * hour);
    await disableEndpoint(office.needs, workspace, endpoint.id);
    await forgetOld(office.needs).run();
    expect(await log(endpoint.id)).toHaveLength(2);
    office.clock.advance(2 * 24 * hour);
    while ((await forgetOld(office.needs).run()) > 0);
    expect(await log(endpoint.id)).toEqual([]);
    const left = await sql`select from webhooks.lane where endpoint = ${endpoint.id}`.execute(office.needs.pool);
    expect(left.rows).toEqual([]);
  });
});
