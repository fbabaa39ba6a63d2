import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addNote,
  billingSweeps,
  check,
  consume,
  customerTimeline,
  grantCredits,
  listNotes,
  reserve,
  startPurchase,
  statementAsCsv,
  timelineCsv,
  timelineKinds,
  type TimelineEntry,
  type TimelinePage,
} from '#billing';
import { receive } from '#payments';
import { openRefundDesk, type RefundDesk } from '#test';

let desk: RefundDesk;
beforeAll(async () => void (desk = await openRefundDesk()));
afterAll(() => desk.close());
beforeEach(() => desk.next());

const minute = 60_000;
const wait = (milliseconds = 1000) => desk.shop.needs.clock.advance(milliseconds);
const page = (more: TimelinePage = {}) =>
  customerTimeline(desk.shop.needs, desk.workspace, desk.customer(), { limit: 200, ...more });
const timeline = async (more: TimelinePage = {}) => (await page(more)).entries;
const sweep = async () => {
  for (const one of billingSweeps(desk.shop.needs)) await one.run();
};
/** The entry as a timeline of some kinds tells it. */
const withoutBalance = ({ balance: _balance, ...entry }: TimelineEntry) => entry;
const use = (feature = 'message', quantity = 1n) => ({ key: desk.key(), customer: desk.customer(), feature, quantity });

describe('a no', () => {
  it('of every question is told with its feature and reason, however many, in one entry a minute', async () => {
    const { needs } = desk.shop;
    for (let n = 0; n < 300; n += 1) await check(needs, desk.workspace, { customer: desk.customer(), feature: 'vip' });
    await consume(needs, desk.workspace, use());
    await reserve(needs, desk.workspace, use());
    await sweep();
    const told = (await timeline({ kinds: ['refusal'] })).map(({ feature, reason, count }) => [feature, reason, count]);
    expect(told).toEqual([
      ['vip', 'no_entitlement', 300n],
      ['message', 'insufficient_credits', 2n],
    ]);
    wait(minute);
    await consume(needs, desk.workspace, use());
    await sweep();
    await consume(needs, desk.workspace, use());
    await sweep();
    expect((await timeline({ kinds: ['refusal'] })).map(({ count }) => count)).toEqual([2n, 300n, 2n]);
  });

  it('that is written late changes no answered past', async () => {
    const { needs } = desk.shop;
    await consume(needs, desk.workspace, use());
    wait(3 * minute);
    const past = new Date(needs.clock.now().getTime() - 1);
    expect(await timeline({ asOf: past })).toEqual([]);
    await sweep();
    expect(await timeline({ asOf: past })).toEqual([]);
    expect(await timeline()).toMatchObject([{ kind: 'refusal', count: 1n }]);
  });
});

describe('a payment', () => {
  it('is told from the request on, also when nobody pays it', async () => {
    await startPurchase(desk.shop.needs, desk.workspace, { customer: desk.customer(), product: 'pack_void' });
    wait();
    const paid = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
    wait(48 * 60 * minute);
    await desk.shop.refund(desk.workspace, paid.id, 'debt');
    const told = (await timeline()).map(({ kind, step, payment, policy }) => [kind, step, payment === paid.id, policy]);
    const steps = told.filter(([kind]) => kind === 'payment').map(([, step, mine]) => [step, mine]);
    expect(steps[0]).toEqual(['refund_requested', true]);
    expect(steps).toContainEqual(['received', true]);
    expect(steps.filter(([step]) => step === 'requested')).toHaveLength(2);
    expect(told[0]?.[0]).toBe('refund');
    expect(told[0]?.[3]).toBe('debt');
  });

  it('that nobody asked for shows with its payer, and what is wrong with it', async () => {
    const payer = String(880_000_000 + Number(desk.key().slice(4)));
    const { needs } = desk.shop;
    const event = { kind: 'payment_settled', externalId: desk.key(), payload: 'theirs', payer, raw: {} } as const;
    const money = { amount: { asset: 'XTR', units: 5_000_000_000n }, occurredAt: needs.clock.now() };
    const came = { gateway: 'stars', connection: 'bot_1', app: 'main', event: { ...event, ...money } };
    await receive(needs, { workspace: desk.workspace, ...came });
    const [entry] = (await customerTimeline(needs, desk.workspace, payer)).entries;
    expect(entry).toMatchObject({ kind: 'payment', step: 'unmatched', amount: money.amount });
    expect(entry?.problem).toMatch(/Nobody here asked/);
  });
});

describe('a refund', () => {
  it('is told with its policy and figures, and so is the decision about it, with who and why', async () => {
    const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_ask');
    await desk.spend(30n);
    wait();
    await desk.shop.giveBack(desk.workspace, payment.id);
    wait();
    await desk.decide(payment.id, 'forgive');
    const [decision, refund] = await timeline({ kinds: ['refund', 'refund_decision'] });
    expect(refund).toMatchObject({ policy: 'ask', available: -70n, payment: payment.id });
    expect(refund?.details).toMatchObject({ credit_types: [{ granted: '100', spent: '30', removable: '70' }] });
    const by = { policy: 'forgive', actor: 'key_1', reason: 'as we see it' };
    expect(decision).toMatchObject({ available: 70n, payment: payment.id, ...by });
    expect(decision?.lots).toEqual([{ grant: expect.any(String) as string, payment: payment.id, units: 70n }]);
  });

  it('decided for what it did already moves nothing, and the decision is told all the same', async () => {
    const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_ask');
    await desk.shop.giveBack(desk.workspace, payment.id);
    wait();
    await desk.decide(payment.id, 'void_remaining');
    const [decision, ...rest] = await timeline({ kinds: ['refund_decision'] });
    expect(decision).toMatchObject({ policy: 'void_remaining', actor: 'key_1', available: 0n, payment: payment.id });
    expect(rest).toEqual([]);
  });
});

describe('a note', () => {
  const write = (text: string, payment?: string) =>
    addNote(desk.shop.needs, desk.workspace, {
      customer: desk.customer(),
      text,
      author: 'key_1',
      ...(payment !== undefined && { payment }),
    });

  it('is listed and told with its author, on the customer or on a payment', async () => {
    const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
    wait();
    const first = await write('Called about the first pack.\nWas friendly.');
    wait();
    const second = await write('Charged twice?', payment.id);
    const { notes } = await listNotes(desk.shop.needs, desk.workspace, desk.customer());
    expect(notes).toEqual([second, first]);
    const about = await listNotes(desk.shop.needs, desk.workspace, desk.customer(), { payment: payment.id });
    expect(about.notes).toEqual([second]);
    const told = await timeline({ kinds: ['note'] });
    expect(told.map(({ note, text, actor, payment: on }) => [note, text, actor, on])).toEqual([
      [second.note, 'Charged twice?', 'key_1', payment.id],
      [first.note, 'Called about the first pack.\nWas friendly.', 'key_1', undefined],
    ]);
  });

  it('is refused when it is too long, empty, or about a payment of somebody else', async () => {
    const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
    desk.next();
    await expect(write('About whom?', payment.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(write('x'.repeat(2001))).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(write('')).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('cannot be changed or deleted, not even in the database', async () => {
    await write('For ever.');
    const { pool } = desk.shop.needs;
    await expect(sql`delete from billing.customer_event`.execute(pool)).rejects.toThrow('never changed');
    await expect(sql`update billing.customer_event set reason = ''`.execute(pool)).rejects.toThrow('never changed');
  });
});

/** A customer to whom many things happen, several of them at one instant. */
async function live(): Promise<Date[]> {
  const instants: Date[] = [];
  const then = () => {
    instants.push(desk.shop.needs.clock.now());
    wait();
  };
  const pack = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
  await desk.spend(10n);
  await desk.hold(20n);
  then();
  await consume(desk.shop.needs, desk.workspace, use('image', 50n));
  const soon = new Date(desk.shop.needs.clock.now().getTime() + 5 * minute);
  const grant = { key: desk.key(), customer: desk.customer(), amount: 5n, reason: 'sorry', expiresAt: soon };
  await grantCredits(desk.shop.needs, desk.workspace, grant);
  then();
  wait(20 * minute);
  await desk.shop.giveBack(desk.workspace, pack.id);
  then();
  await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
  await addNote(desk.shop.needs, desk.workspace, { customer: desk.customer(), text: '=1+1', author: 'key_1' });
  then();
  return instants;
}

describe('a page', () => {
  it('of any size, one after another, is the whole; with the balances', async () => {
    await live();
    await sweep();
    const whole = await timeline();
    for (const limit of [1, 2, 3, 7]) {
      const read: TimelineEntry[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const next: Awaited<ReturnType<typeof page>> = await page({ limit, ...(cursor && { cursor }) });
        read.push(...next.entries);
        cursor = next.cursor;
      }
      expect(read).toEqual(whole);
    }
  });

  it('has only the kinds and the span of time that were asked for', async () => {
    const [first, second] = await live();
    await sweep();
    const whole = (await timeline()).map(withoutBalance);
    for (const kind of timelineKinds)
      expect([kind, await timeline({ kinds: [kind] })]).toEqual([kind, whole.filter((entry) => entry.kind === kind)]);
    const span = { from: first ?? new Date(), to: second ?? new Date() };
    const within = whole.filter(({ at }) => at >= span.from && at < span.to);
    expect((await timeline(span)).map(withoutBalance)).toEqual(within);
    await expect(page({ from: span.to, to: span.from })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('about a past instant is the same before and after every job', async () => {
    const instants = await live();
    const before = await Promise.all(instants.map((asOf) => timeline({ asOf })));
    await sweep();
    wait(minute);
    await sweep();
    expect(await Promise.all(instants.map((asOf) => timeline({ asOf })))).toEqual(before);
  });
});

describe('a file', () => {
  it('has a line for every entry, and no cell that a spreadsheet would run', async () => {
    await live();
    await sweep();
    const lines = (await timelineCsv(desk.shop.needs, desk.workspace, desk.customer())).trimEnd().split('\r\n');
    expect(lines).toHaveLength((await timeline()).length + 1);
    expect(lines.filter((line) => line.includes('1+1'))).toEqual([expect.stringContaining(",'=1+1,") as string]);
    const period = { from: new Date(0), to: new Date(desk.shop.needs.clock.now().getTime() + 1) };
    const file = await statementAsCsv(desk.shop.needs, desk.workspace, desk.customer(), period);
    const cells = file
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(cells.at(1)?.slice(1, 7)).toEqual(['opening', 'credits', '', '', '', '0']);
    expect(cells.at(-1)?.slice(1, 7)).toEqual(['closing', 'credits', '', '', '', cells.at(-2)?.[6]]);
  });
});
