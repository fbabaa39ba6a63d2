import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock, type Amount, type MovableClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { freshDatabase, random, seedOf, type TestDatabase } from '#test';
import { openPeopleBank, sweepPayments, type PeopleBank } from '#test/money';
import {
  getPayment,
  listFindings,
  listReconciliations,
  listStatement,
  reconcile,
  resolveFinding,
  type FindingAction,
  type KnowsPayout,
  type Payment,
} from './index.ts';

let database: TestDatabase;
let bank: PeopleBank;
let clock: MovableClock;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  clock = movableClock(new Date('2026-11-20T10:00:00Z'));
  bank = await openPeopleBank({ pool: database.pool, clock });
});
afterEach(() => bank.close());

const seed = seedOf('statements');
const nano = 1_000_000_000n;
const hour = 60 * 60_000;
const stars = (whole: number): Amount => ({ asset: 'XTR', units: BigInt(whole) * nano });
const connection = () => `con_shop_${bank.workspace}`;
const books = () => bank.shop.books(connection());
const run = (more: object = {}) => {
  return reconcile({ ...bank.needs, ...more }, { workspace: bank.workspace, connection: connection() });
};
const open = async () => {
  const { findings } = await listFindings(database.pool, { workspace: bank.workspace, status: 'open' });
  return findings;
};
const resolve = (finding: string, action: FindingAction) =>
  resolveFinding(bank.needs, {
    workspace: bank.workspace,
    finding,
    action,
    actor: 'key:1',
    reason: 'test',
    key: `${finding} ${action}`,
  });
const world = () => balanceOf(database.pool, bank.workspace, places.world('shop', connection()), 'XTR');
const paid = async (whole: number, fee = 0n): Promise<Payment> => {
  const payment = await bank.deposit('anna', stars(whole));
  bank.shop.pay(payment.connection, payment, { fee });
  return payment;
};
/** The one balance that was compared, and what it differs by. */
const differs = (report: Awaited<ReturnType<typeof run>>['report']) =>
  report?.balances?.map(({ asset, gateway, books: ours }) => [asset, gateway - ours]);

describe('comparing with a statement', () => {
  it('heals what one dropped webhook in twenty left out, payments and refunds, to no difference at all', async () => {
    const next = random(seed);
    const all: Payment[] = [];
    for (let n = 0; n < 40; n += 1) {
      const payment = await paid(100 + n);
      if (n % 20 !== 7) await bank.look(payment);
      all.push(payment);
      clock.advance(1000);
    }
    for (const payment of all.filter(() => next(10) === 0)) bank.shop.refund(connection(), payment);
    const { status, report } = await run();
    expect(status).toBe('finished');
    expect(report?.payments).toMatchObject({ healed: 2, different: 0, waiting: 0, unknown: 0 });
    expect(report).toMatchObject({ rowsRead: books().rows.length, findings: 0 });
    expect(differs(report)).toEqual([['XTR', 0n]]);
    for (const payment of all) {
      const refunded = books().invoices.get(payment.id)?.state === 'refunded';
      const now = await getPayment(database.pool, bank.workspace, payment.id);
      expect(now.status).toBe(refunded ? 'refunded' : 'fulfilled');
    }
    expect(-(await world())).toBe(books().balances.get('XTR'));
    clock.advance(2 * hour);
    const again = await run();
    expect(again.report?.payments).toMatchObject({ agreed: 40, healed: 0 });
    expect(again.report?.findings).toBe(0);
  });

  it('books a fee that only the statement tells, and finds one that differs', async () => {
    const [untold, other] = [await paid(200), await paid(300, 5n * nano)];
    await bank.look(untold);
    await bank.look(other);
    const [first, second] = books().rows;
    if (first) books().rows[0] = { ...first, fee: '4' };
    if (second) books().rows[1] = { ...second, fee: '7' };
    books().balances.set('XTR', 489n * nano);
    const { report } = await run();
    expect(report?.payments).toMatchObject({ agreed: 1, different: 1 });
    const found = await open();
    expect(found).toMatchObject([{ kind: 'fee_differs', difference: -2n * nano, payment: other.id }]);
    expect(await balanceOf(database.pool, bank.workspace, places.cost('payment'), 'XTR')).toBe(-9n * nano);
    await resolve(found[0]?.id ?? '', 'accept');
    expect(-(await world())).toBe(489n * nano);
    const again = await run();
    expect(differs(again.report)).toEqual([['XTR', 0n]]);
    expect(await open()).toEqual([]);
  });

  it('finds another amount, and money back that nobody can look up', async () => {
    const [less, back] = [await paid(200), await paid(300)];
    await bank.look(less);
    await bank.look(back);
    const [row] = books().rows;
    if (row) books().rows[0] = { ...row, amount: '190' };
    books().rows.push({
      kind: 'refund',
      id: 're_1',
      direction: 'out',
      asset: 'XTR',
      amount: '50',
      ours: back.id,
      at: clock.now().toISOString(),
    });
    books().balances.set('XTR', 440n * nano);
    const { report } = await run();
    expect(report).toMatchObject({ payments: { different: 1, agreed: 1 }, refunds: { waiting: 1 }, findings: 2 });
    const found = await open();
    expect(new Map(found.map(({ kind, difference }) => [kind, difference]))).toEqual(
      new Map([
        ['not_applied', -50n * nano],
        ['payment_differs', -10n * nano],
      ]),
    );
    for (const { id } of found) await resolve(id, 'accept');
    expect(-(await world())).toBe(440n * nano);
    const again = await run();
    expect(differs(again.report)).toEqual([['XTR', 0n]]);
    expect(again.report?.findings).toBe(0);
  });

  it('finds what is with us and not there, an hour later and not before; it settles itself when it is listed', async () => {
    const payment = await paid(200);
    await bank.look(payment);
    const hidden = books().rows.splice(0);
    books().balances.set('XTR', 0n);
    expect((await run()).report).toMatchObject({ payments: { unknown: 0 }, findings: 0 });
    clock.advance(hour + 1000);
    expect((await run()).report).toMatchObject({ payments: { unknown: 1 } });
    expect(await open()).toMatchObject([{ kind: 'unknown_payment', payment: payment.id, difference: -200n * nano }]);
    books().rows.push(...hidden);
    books().balances.set('XTR', 200n * nano);
    expect((await run()).report).toMatchObject({ payments: { agreed: 1, unknown: 0 } });
    expect((await open()).filter(({ kind }) => kind === 'unknown_payment')).toEqual([]);
  });

  it('puts money that nobody asked for on the desk', async () => {
    books().rows.push({
      kind: 'payment',
      id: 'ch_alien',
      direction: 'in',
      asset: 'XTR',
      amount: '70',
      at: clock.now().toISOString(),
    });
    books().balances.set('XTR', 70n * nano);
    const { report } = await run();
    expect(report?.payments).toMatchObject({ healed: 1 });
    expect(await open()).toMatchObject([{ kind: 'unmatched_payment', subject: 'in:ch_alien' }]);
    expect(differs(report)).toEqual([['XTR', 0n]]);
  });

  it('knows the payouts of ours, waits for those under way, and finds the others', async () => {
    const payment = await paid(1000);
    await bank.look(payment);
    const payouts: Record<string, boolean | 'under_way'> = { po_ours: true, po_moving: 'under_way' };
    const knowsPayout: KnowsPayout = async (_, payout) => payouts[payout] ?? false;
    const out = (id: string, amount: string) =>
      books().rows.push({
        kind: 'payout',
        id,
        ours: id,
        direction: 'out',
        asset: 'XTR',
        amount,
        at: clock.now().toISOString(),
      });
    out('po_moving', '30');
    out('po_theirs', '20');
    books().balances.set('XTR', 950n * nano);
    const { report } = await run({ knowsPayout });
    expect(report?.other).toEqual({ payout: 2 });
    expect(report?.balances).toEqual([]);
    expect(await open()).toMatchObject([{ kind: 'unknown_payout', subject: 'out:po_theirs', difference: -20n * nano }]);
  });

  it('finds that the account holds something else than the books, only when nothing moves', async () => {
    const payment = await paid(200);
    await bank.look(payment);
    books().balances.set('XTR', 150n * nano);
    clock.advance(2 * hour);
    const { report } = await run();
    expect(differs(report)).toEqual([['XTR', -50n * nano]]);
    const found = await open();
    expect(found).toMatchObject([{ kind: 'funds_differ', subject: 'account:XTR', difference: -50n * nano }]);
    books().balances.set('XTR', 200n * nano);
    await run();
    expect(await open()).toEqual([]);
  });

  it('goes on after an outage, and by itself once a day', async () => {
    const payment = await paid(200);
    bank.shop.fail(1);
    const stuck = await run();
    expect(stuck).toMatchObject({ status: 'running', tries: 1, problem: expect.stringContaining('503') });
    clock.advance(2 * 60_000);
    await sweepPayments(bank.needs);
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
    const list = async () =>
      (await listReconciliations(database.pool, { workspace: bank.workspace, connection: connection() }))
        .reconciliations;
    expect(await list()).toMatchObject([{ status: 'finished' }]);
    clock.advance(hour);
    await sweepPayments(bank.needs);
    expect(await list()).toHaveLength(2);
    clock.advance(23 * hour);
    await sweepPayments(bank.needs);
    expect(await list()).toHaveLength(2);
    clock.advance(hour);
    await sweepPayments(bank.needs);
    expect(await list()).toMatchObject([{ status: 'finished' }, {}, {}]);
  });

  it('hears of an invoice that was paid twice', async () => {
    const payment = await paid(200);
    await bank.look(payment);
    bank.shop.pay(connection(), payment);
    expect((await run()).report?.payments).toMatchObject({ agreed: 1, healed: 1, different: 0, waiting: 0 });
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 400n * nano, owes: 0n });
    expect((await run()).report?.payments).toMatchObject({ agreed: 2, healed: 0 });
    expect(await open()).toEqual([]);
  });

  it('credits a second transfer with the same comment as it came', async () => {
    const payment = await bank.deposit('anna', { asset: 'TON', units: 2n * nano }, { gateway: 'chain' });
    bank.chain.pay(payment.connection, payment, { units: 3n * nano });
    bank.chain.pay(payment.connection, payment, { units: nano });
    await bank.look(payment);
    const chain = { workspace: bank.workspace, connection: payment.connection };
    const { report } = await reconcile(bank.needs, chain);
    expect(report).toMatchObject({ payments: { agreed: 1, healed: 1 }, findings: 0 });
    expect(await bank.has('anna', 'TON')).toEqual({ has: 4n * nano, owes: 0n });
    const { rows, cursor } = await listStatement(database.pool, { ...chain, limit: 1 });
    expect(rows).toMatchObject([{ kind: 'payment', amount: { units: nano }, verdict: 'healed' }]);
    const rest = await listStatement(database.pool, { ...chain, cursor: cursor ?? '' });
    expect(rest).toEqual({ rows: [expect.objectContaining({ payment: payment.id, verdict: 'agreed' })] });
  });

  it('that is cut off at any call to the gateway goes on later, and comes to the same', async () => {
    for (let after = 0; after < 10; after += 1) {
      await bank.close();
      bank = await openPeopleBank({ pool: database.pool, clock });
      const all = [await paid(200), await paid(300), await paid(400)];
      await bank.look(all[0] as Payment);
      bank.shop.refund(connection(), all[0] as Payment);
      bank.shop.fail(1, after);
      await run();
      clock.advance(5 * 60_000);
      await sweepPayments(bank.needs);
      bank.shop.fail(0);
      const again = await run();
      expect([after, again.status, again.report?.findings]).toEqual([after, 'finished', 0]);
      expect([after, differs(again.report)]).toEqual([after, [['XTR', 0n]]]);
      expect(await bank.has('anna', 'XTR')).toEqual({ has: 700n * nano, owes: 0n });
    }
  });

  it('by several at once heals once', async () => {
    const payment = await paid(200);
    await Promise.all([run(), run(), run()]);
    await sweepPayments(bank.needs);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 200n * nano, owes: 0n });
    expect(await getPayment(database.pool, bank.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
    const { reconciliations } = await listReconciliations(database.pool, { workspace: bank.workspace });
    expect(new Set(reconciliations.map(({ status }) => status))).toEqual(new Set(['finished']));
  });

  it('of an account that is somebody else’s is refused like one that does not exist', async () => {
    const foreign = { workspace: bank.workspace + 5000, connection: connection() };
    await expect(reconcile(bank.needs, foreign)).rejects.toMatchObject({ code: 'not_found' });
  });
});
