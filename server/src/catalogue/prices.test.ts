import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { createWorkspace, listAudit } from '#identity';
import { amountToWire, parseUnits, stars, stoppedClock, type Amount } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import {
  constantsHistory,
  disableService,
  enableService,
  listChanges,
  listServices,
  previewPrices,
  priceService,
  readConstants,
  readWholesale,
  setCategory,
  setConstants,
  setCost,
  setDiscount,
  setMarkup,
  setService,
  startCatalogue,
  switchServiceIn,
  type ServiceInput,
} from './index.ts';

let database: TestDatabase;
let workspace: number;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const needs = () => ({ pool: database.pool, clock });
const by = 'operator:anna';
const usd = (amount: string): Amount => ({ asset: 'USD', units: parseUnits(amount, 6) });
const rate = async (service: number, user?: string) =>
  amountToWire((await priceService(database.pool, workspace, { service, ...(user && { user }), all: true })).rate)
    .amount;

const plain: ServiceInput = {
  type: 'default',
  fulfilledBy: 'panel',
  kind: null,
  link: 'any',
  names: { en: 'Views', ru: 'Просмотры' },
  descriptions: { en: '' },
  category: 'views',
  pricing: { by: 'upstream' },
  cost: usd('0.8'),
  min: 10,
  max: 1000,
  dripfeed: false,
  cancel: true,
  refill: false,
  refillDays: 0,
};
const make = (change: Partial<ServiceInput> = {}) => setService(needs(), workspace, { ...plain, ...change }, by);
const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code });
const inTransaction = <T>(work: Parameters<typeof transaction<T>>[1]) => transaction(database.pool, work);

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ workspace } = await createWorkspace(needs(), { name: 'Panel', actor: 'test' }));
  await startCatalogue(needs(), workspace, by);
});

describe('a catalogue', () => {
  it('begins once, with the services and prices that are public', async () => {
    const begun = await listServices(database.pool, workspace);
    const prices = begun.map(({ number, rate: { units } }) => [number, units / 10_000n]);
    expect(prices).toEqual([
      [1, 2500n],
      [2, 5000n],
      [3, 2500n],
      [10, 950n],
      [11, 950n],
      [12, 1100n],
      [13, 950n],
      [14, 1700n],
      [15, 2800n],
    ]);
    expect(await startCatalogue(needs(), workspace, 'operator:boris')).toEqual(begun);
    expect((await listChanges(database.pool, workspace)).changes).toHaveLength(1);
  });

  it('is nothing before somebody begins it', async () => {
    const elsewhere = workspace + 10_000;
    expect(await listServices(database.pool, elsewhere)).toEqual([]);
    expect(await readConstants(database.pool, elsewhere)).toMatchObject({ version: 0, feeBasisPoints: 2500 });
    await refused(setService(needs(), elsewhere, plain, by), 'not_found');
    await refused(setConstants(needs(), elsewhere, {}, by), 'not_found');
    await refused(setMarkup(needs(), elsewhere, { scope: { of: 'all' }, markup: null }, by), 'not_found');
    await refused(setDiscount(needs(), elsewhere, { user: 'rex', basisPoints: 1 }, by), 'not_found');
  });

  it('gives a new service the next number from 100, and never one that was given', async () => {
    const first = await make();
    expect(first).toMatchObject({ number: 100, isEnabled: true, categoryName: 'views', rate: usd('1') });
    await disableService(needs(), workspace, { service: 100, reason: 'Gone.' }, by);
    expect(await make({ names: { en: 'Other' } })).toMatchObject({ number: 101 });
    expect(await make({ number: 100, min: 20 })).toMatchObject({ number: 100, min: 20, isEnabled: false });
    expect(await make({ number: 500 })).toMatchObject({ number: 500, position: 18 });
    expect(await make()).toMatchObject({ number: 501 });
    await refused(priceService(database.pool, workspace, { service: 102 }), 'service_unknown');
    await refused(priceService(database.pool, workspace, { service: 5_000_000_000 }), 'service_unknown');
  });

  it('speaks a language where it was written, and English where it was not', async () => {
    await make();
    await setCategory(needs(), workspace, { code: 'views', names: { en: 'Views', ru: 'Охват' }, position: 0 }, by);
    const [first] = await listServices(database.pool, workspace, { language: 'ru' });
    expect(first).toMatchObject({ number: 100, name: 'Просмотры', categoryName: 'Охват' });
    const [same] = await listServices(database.pool, workspace, { language: 'constructor' });
    expect(same).toMatchObject({ number: 100, name: 'Views', categoryName: 'Views' });
  });

  it('refuses a service that contradicts itself, or is sold for less than it costs', async () => {
    const wrong = (change: Partial<ServiceInput>, code = 'invalid_request') => refused(make(change), code);
    await wrong({ min: 11, max: 10 });
    await wrong({ type: 'package' });
    await wrong({ dripfeed: true, type: 'custom_comments' });
    await wrong({ refill: true });
    await wrong({ refillDays: 3 });
    await wrong({ kind: 'boost' });
    await wrong({ fulfilledBy: 'tasks' });
    await wrong({ fulfilledBy: 'tasks', kind: 'subscribe' });
    await wrong({ names: { ru: 'Просмотры' } });
    await wrong({ names: { en: ' ' } });
    await wrong({ number: 0 });
    await wrong({ pricing: { by: 'formula', reward: usd('1') } }, 'wrong_asset');
    await wrong({ pricing: { by: 'fixed', rate: stars(1) } }, 'wrong_asset');
    await wrong({ pricing: { by: 'fixed', rate: usd('0.799999') } }, 'price_below_cost');
    const { cost: _none, ...withoutCost } = plain;
    await refused(setService(needs(), workspace, withoutCost, by), 'invalid_request');
  });
});

describe('prices', () => {
  it('by formula follow the constants at once, and every version of these is kept with its author', async () => {
    await setConstants(needs(), workspace, { usdPerStar: usd('0.0213') }, 'operator:boris');
    await setConstants(needs(), workspace, { feeBasisPoints: 1300 }, by);
    await setConstants(needs(), workspace, { feeBasisPoints: 1300 }, by);
    expect([await rate(1), await rate(2), await rate(10)]).toEqual(['24.069', '48.138', '9.5']);
    expect((await constantsHistory(database.pool, workspace)).map((one) => [one.version, one.by])).toEqual([
      [3, by],
      [2, 'operator:boris'],
      [1, by],
    ]);
    await refused(setConstants(needs(), workspace, { feeBasisPoints: 1299 }, by), 'invalid_request');
    await refused(setConstants(needs(), workspace, { usdPerStar: stars(1) }, by), 'wrong_asset');
  });

  it('by cost take the most specific mark-up, and are rounded up to its step', async () => {
    await make({ cost: usd('0.801') });
    const put = (scope: Parameters<typeof setMarkup>[2]['scope'], basisPoints: number, step = '0.000001') =>
      setMarkup(needs(), workspace, { scope, markup: { basisPoints, step: usd(step) } }, by);
    expect(await rate(100)).toBe('1.00125');
    await put({ of: 'all' }, 1000, '0.01');
    expect(await rate(100)).toBe('0.89');
    await put({ of: 'category', category: 'views' }, 2000);
    expect(await rate(100)).toBe('0.9612');
    await put({ of: 'service', service: 100 }, 3000, '0.5');
    expect(await rate(100)).toBe('1.5');
    await put({ of: 'customer', user: 'rex' }, 0);
    expect([await rate(100), await rate(100, 'rex')]).toEqual(['1.5', '0.801']);
    await setMarkup(needs(), workspace, { scope: { of: 'service', service: 100 }, markup: null }, by);
    expect([await rate(100), await rate(10, 'rex')]).toEqual(['0.9612', '9.5']);
    await refused(put({ of: 'all' }, -1), 'price_below_cost');
    await refused(put({ of: 'service', service: 99 }, 1), 'service_unknown');
    await refused(put({ of: 'customer', user: '' }, 1), 'invalid_request');
  });

  it('are less for a reseller, and never less than a service costs', async () => {
    await make({ pricing: { by: 'fixed', rate: usd('1') } });
    const give = (change: Parameters<typeof setDiscount>[2]) => setDiscount(needs(), workspace, change, by);
    await give({ user: 'rex', basisPoints: 3000 });
    expect([await rate(1, 'rex'), await rate(100, 'rex'), await rate(100)]).toEqual(['17.5', '0.8', '1']);
    await give({ user: 'rex', service: 1, rate: usd('20') });
    expect([await rate(1, 'rex'), await rate(1, 'ann')]).toEqual(['20', '25']);
    await refused(give({ user: 'rex', service: 100, rate: usd('0.79') }), 'price_below_cost');
    await refused(give({ user: 'rex', basisPoints: 10_000 }), 'invalid_request');
    await give({ user: 'rex', service: 1, rate: null });
    await give({ user: 'rex', basisPoints: null });
    expect(await readWholesale(database.pool, workspace, 'rex')).toEqual({
      user: 'rex',
      basisPoints: 0,
      rates: new Map(),
    });
    const dearer = { service: 100, cost: usd('1.2'), by: 'upstream' };
    expect(await inTransaction((tx) => setCost(tx, clock, workspace, dearer))).toMatchObject({ rate: usd('1.2') });
  });

  it('can be seen before a change is made, which is refused there as it would be', async () => {
    const change = { feeBasisPoints: 5000 };
    const seen = await previewPrices(database.pool, workspace, { of: 'constants', change });
    expect(seen.slice(0, 2)).toMatchObject([
      { service: 1, before: usd('25'), after: usd('30') },
      { service: 2, before: usd('50'), after: usd('60') },
    ]);
    expect(await rate(1)).toBe('25');
    const below = { scope: { of: 'all' as const }, markup: { basisPoints: -1, step: usd('1') } };
    await refused(previewPrices(database.pool, workspace, { of: 'markup', change: below }), 'price_below_cost');
    const unknown = { service: 77, pricing: { by: 'fixed' as const, rate: usd('1') } };
    await refused(previewPrices(database.pool, workspace, { of: 'price', change: unknown }), 'service_unknown');
  });
});

describe('a service', () => {
  it('that is switched off is in no list, and comes back only for whom it may', async () => {
    await disableService(needs(), workspace, { service: 10, reason: 'Nobody at the desk.' }, by);
    await refused(priceService(database.pool, workspace, { service: 10 }), 'service_disabled');
    expect((await listServices(database.pool, workspace)).map(({ number }) => number)).not.toContain(10);
    const listed = await listServices(database.pool, workspace, { all: true });
    expect(listed.find(({ number }) => number === 10)?.disabled).toEqual({ by, reason: 'Nobody at the desk.' });
    const returns = { service: 10, isEnabled: true, onlyAfter: 'upstream', by: 'upstream' } as const;
    expect(await inTransaction((tx) => switchServiceIn(tx, clock, workspace, returns))).toMatchObject({
      isEnabled: false,
    });
    expect(await enableService(needs(), workspace, { service: 10 }, by)).toMatchObject({
      isEnabled: true,
      disabled: null,
    });
    const vanishes = { service: 10, isEnabled: false, reason: 'It vanished.', by: 'upstream' } as const;
    await inTransaction((tx) => switchServiceIn(tx, clock, workspace, vanishes));
    expect(await inTransaction((tx) => switchServiceIn(tx, clock, workspace, returns))).toMatchObject({
      isEnabled: true,
    });
  });

  it('leaves a trace of every change: who, when, from what to what', async () => {
    await make();
    await make({ number: 100 });
    await make({ number: 100, max: 2000 });
    await setDiscount(needs(), workspace, { user: 'rex', service: 1, rate: usd('20') }, by);
    const { changes, cursor } = await listChanges(database.pool, workspace, { limit: 2 });
    expect(changes).toMatchObject([
      { n: 4n, what: 'discount', subject: 'rex', by, at: clock.now(), after: { rates: { 1: { amount: '20' } } } },
      { n: 3n, what: 'service', subject: '100', before: { max: 1000 }, after: { max: 2000 } },
    ]);
    const rest = await listChanges(database.pool, workspace, { ...(cursor && { cursor }) });
    expect(rest.changes.map(({ what, before }) => [what, before])).toEqual([
      ['service', null],
      ['started', null],
    ]);
    expect((await listChanges(database.pool, workspace, { what: 'service', subject: '100' })).changes).toHaveLength(2);
    await refused(listChanges(database.pool, workspace, { cursor: 'x' }), 'invalid_request');
    const audited = (await listAudit(database.pool, workspace)).filter(({ target }) => target === 'catalogue');
    expect(audited).toHaveLength(4);
  });

  it('changes one change after the other, however many come at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => make({ names: { en: `View ${index}` } })));
    const numbers = (await listServices(database.pool, workspace)).map(({ number }) => number);
    expect(numbers.filter((number) => number >= 100)).toEqual([100, 101, 102, 103, 104, 105, 106, 107]);
  });
});
