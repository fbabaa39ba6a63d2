import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  billingSweeps,
  commitReservation,
  consume,
  customerStatement,
  customerTimeline,
  getCustomer,
  grantCredits,
  listGrants,
  releaseReservation,
  reserve,
  type TimelineEntry,
} from '#billing';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
let customer: string;
let count = 0;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(() => shop.close());
beforeEach(() => void (customer = `customer ${(count += 1)}`));

const key = () => `key-${(count += 1)}`;
const second = 1000;
const day = 86_400_000;
const wait = (milliseconds = second) => shop.needs.clock.advance(milliseconds);
const give = (amount: bigint, more: object = {}) =>
  grantCredits(shop.needs, workspace, { key: key(), customer, amount, reason: 'welcome', ...more });
const spend = (quantity: bigint, feature = 'message') =>
  consume(shop.needs, workspace, { key: key(), customer, feature, quantity });
const hold = async (quantity: bigint) =>
  (await reserve(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity })).reservation ?? '';
const sweep = async () => {
  for (const one of billingSweeps(shop.needs)) await one.run();
};
const brief = ({ kind, available, reserved, debt }: TimelineEntry) => [
  kind,
  ...[available, reserved, debt].map(Number),
];
const everything = async (asOf?: Date) =>
  (await customerTimeline(shop.needs, workspace, customer, { limit: 200, ...(asOf && { asOf }) })).entries;
/** What moved credits, or might have. */
const timeline = async (asOf?: Date) => (await everything(asOf)).filter((entry) => entry.kind !== 'payment');

/** A customer to whom everything happens. Answers the instants between. */
async function live(): Promise<Date[]> {
  const instants: Date[] = [];
  const then = () => {
    instants.push(shop.needs.clock.now());
    wait();
  };
  await give(10n, { category: 'trial', expiresAt: new Date(shop.needs.clock.now().getTime() + 20 * 60 * second) });
  then();
  const pack = await shop.buy(workspace, customer, 'pack_debt');
  then();
  await spend(15n);
  then();
  const first = await hold(20n);
  then();
  await commitReservation(shop.needs, workspace, first, { key: key(), quantity: 12n });
  then();
  const other = await hold(5n);
  then();
  await releaseReservation(shop.needs, workspace, other);
  then();
  await give(7n, { expiresAt: new Date(shop.needs.clock.now().getTime() + 15 * 60 * second) });
  then();
  await hold(9n); // left to expire after ten minutes: seven of a lot that expires later, two of the pack
  then();
  await shop.buy(workspace, customer, 'pass');
  then();
  await spend(1n, 'image');
  then();
  wait(30 * 60 * second);
  then();
  await shop.giveBack(workspace, pack.id);
  then();
  return instants;
}

const told = [
  ['refund', -83, 0, 17],
  ['use', 0, 0, 0],
  ['purchase', 0, 0, 0],
  ['expiry', -7, 0, 0],
  ['release', 9, -9, 0],
  ['reservation', -9, 9, 0],
  ['grant', 7, 0, 0],
  ['release', 5, -5, 0],
  ['reservation', -5, 5, 0],
  ['commit', 8, -20, 0],
  ['reservation', -20, 20, 0],
  ['use', -15, 0, 0],
  ['purchase', 100, 0, 0],
  ['grant', 10, 0, 0],
];

describe('a timeline', () => {
  it('tells everything that changed a customer’s credits, with what is due at the instant it was due', async () => {
    await live();
    const before = await timeline();
    const sorted = (entries: unknown[][]) => entries.map((entry) => JSON.stringify(entry)).sort();
    expect(sorted(before.map(brief))).toEqual(sorted(told));
    await sweep();
    wait();
    expect(await timeline()).toEqual(before);
    const instants = before.map((entry) => entry.at.getTime());
    expect(instants).toEqual(instants.toSorted((one, other) => other - one));
  });

  it('names the lots, the feature, the payment, the product and the reason', async () => {
    await give(10n, { category: 'trial' });
    wait();
    const pack = await shop.buy(workspace, customer, 'pack_void');
    wait();
    await spend(15n);
    const { grants } = await listGrants(shop.needs, workspace, customer);
    const [packLot, trial] = grants;
    const [use, purchase, grant] = await timeline();
    expect(grant).toMatchObject({
      kind: 'grant',
      category: 'trial',
      reason: 'welcome',
      lots: [{ grant: trial?.id, units: 10n }],
    });
    expect(purchase).toMatchObject({
      payment: pack.id,
      product: 'pack_void',
      creditType: 'credits',
      lots: [{ units: 100n }],
    });
    expect(use).toMatchObject({ feature: 'message', transfer: expect.stringMatching(/^\d+$/) as string });
    expect(use?.lots).toEqual([
      { grant: trial?.id, units: -10n },
      { grant: packLot?.id, payment: pack.id, units: -5n },
    ]);
  });

  it('read in pages of any size is the same', async () => {
    await live();
    const whole = await everything();
    for (const limit of [1, 2, 5]) {
      const pages: TimelineEntry[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await customerTimeline(shop.needs, workspace, customer, { limit, ...(cursor && { cursor }) });
        expect(page.entries.length).toBeLessThanOrEqual(limit);
        pages.push(...page.entries);
        cursor = page.cursor;
      }
      expect(pages).toEqual(whole);
    }
  });

  it('refuses a cursor that is not its own, and limits beyond 200', async () => {
    for (const page of [{ cursor: 'x' }, { cursor: 'WzFd' }, { limit: 0 }, { limit: 201 }, { limit: 1.5 }])
      await expect(customerTimeline(shop.needs, workspace, customer, page)).rejects.toMatchObject({
        code: 'invalid_request',
      });
  });
});

describe('an instant of the past', () => {
  it('answers the same before and after every job, in balances, lots, timelines and statements', async () => {
    const instants = await live();
    const from = new Date(0);
    const look = (asOf: Date) =>
      Promise.all([
        getCustomer(shop.needs, workspace, customer, asOf),
        listGrants(shop.needs, workspace, customer, { asOf }),
        timeline(asOf),
        customerStatement(shop.needs, workspace, customer, { from, to: new Date(asOf.getTime() + 1), asOf }),
      ]);
    const seen = await Promise.all(instants.map(look));
    await sweep();
    wait(40 * day);
    await sweep();
    await spend(1n);
    expect(await Promise.all(instants.map(look))).toEqual(seen);
    const balances = seen.map(([{ credits }]) =>
      [credits[0]?.available, credits[0]?.reserved, credits[0]?.debt].map(Number),
    );
    expect(balances).toEqual([
      [10, 0, 0],
      [110, 0, 0],
      [95, 0, 0],
      [75, 20, 0],
      [83, 0, 0],
      [78, 5, 0],
      [83, 0, 0],
      [90, 0, 0],
      [81, 9, 0],
      [81, 9, 0],
      [81, 9, 0],
      [83, 0, 0],
      [0, 0, 17],
    ]);
  });

  it('still to come answers what holds if nothing happens', async () => {
    await give(10n, { expiresAt: new Date(shop.needs.clock.now().getTime() + day) });
    const later = new Date(shop.needs.clock.now().getTime() + 2 * day);
    expect((await getCustomer(shop.needs, workspace, customer, later)).credits).toMatchObject([{ available: 0n }]);
    expect((await getCustomer(shop.needs, workspace, customer)).credits).toMatchObject([{ available: 10n }]);
  });
});

describe('a statement', () => {
  it('adds up from any instant to any other', async () => {
    const instants = await live();
    for (const [index, from] of instants.entries())
      for (const to of instants.slice(index)) {
        const { statements } = await customerStatement(shop.needs, workspace, customer, { from, to });
        for (const { opening, closing, movements } of statements) {
          expect(movements.reduce((sum, one) => sum + one.available, opening)).toBe(closing);
          for (const { at } of movements) expect(at >= from && at < to).toBe(true);
        }
      }
  });

  it('counts what happened exactly at its begin, and not what happened exactly at its end', async () => {
    const from = shop.needs.clock.now();
    await give(10n);
    const to = wait();
    await spend(4n);
    const period = { from, to };
    const [statement] = (await customerStatement(shop.needs, workspace, customer, period)).statements;
    expect(statement).toMatchObject({ creditType: 'credits', opening: 0n, closing: 10n });
    expect(statement?.movements.map((one) => one.kind)).toEqual(['grant']);
  });

  it('that ends before it begins is refused', async () => {
    const period = { from: new Date(1000), to: new Date(0) };
    await expect(customerStatement(shop.needs, workspace, customer, period)).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('a list of lots', () => {
  it('is paged, newest first, and accounts for every credit', async () => {
    for (let lot = 0; lot < 5; lot += 1) {
      await give(BigInt(lot + 1));
      wait();
    }
    const first = await listGrants(shop.needs, workspace, customer, { limit: 3 });
    const rest = await listGrants(shop.needs, workspace, customer, {
      limit: 3,
      ...(first.cursor && { cursor: first.cursor }),
    });
    expect([...first.grants, ...rest.grants].map((lot) => Number(lot.granted))).toEqual([5, 4, 3, 2, 1]);
    expect(rest.cursor).toBeUndefined();
  });

  it('of somebody nobody has heard of is empty', async () => {
    expect(await listGrants(shop.needs, workspace, customer)).toEqual({ grants: [] });
    expect(await timeline()).toEqual([]);
    expect(await getCustomer(shop.needs, workspace, customer)).toMatchObject({ credits: [], entitlements: [] });
  });
});
