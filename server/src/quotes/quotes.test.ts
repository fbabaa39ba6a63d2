import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { createWorkspace, listAudit } from '#identity';
import { amountToWire, movableClock, parseUnits, Refusal, scaleOf, type Amount } from '#kernel';
import { setRate } from '#rates';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import {
  getMethod,
  getQuote,
  listMethods,
  listPackages,
  listPriceChanges,
  listPriceRules,
  makeQuote,
  previewPrices,
  priceNow,
  quoteSweeps,
  setMethod,
  setPackage,
  setPriceRule,
  setQuoteTerms,
  takeQuote,
  type MethodInput,
  type Pricing,
  type QuotesNeeds,
  type RuleScope,
  type SupplierCost,
} from './index.ts';

let database: TestDatabase;
let workspace: number;
const begin = new Date('2026-11-20T10:00:00Z');
const clock = movableClock(begin);
const by = 'operator:anna';
const money = (asset: string, amount: string): Amount => ({ asset, units: parseUnits(amount, scaleOf(asset)) });
const usd = (amount: string) => money('USD', amount);
const said = ({ units, asset }: Amount) => `${amountToWire({ units, asset }).amount} ${asset}`;
const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code });
const sup = (cost: Amount, n = 1): SupplierCost => ({ supplier: `sup_${n}`, cost });

let costs: (stars: number) => readonly SupplierCost[];
const accounts = new Set<string>();
const invoice = () => Promise.reject(new Error('Nobody pays here.'));

const needs = (): QuotesNeeds => ({
  pool: database.pool,
  clock,
  gateways: {
    ton: { code: 'ton', payIn: { assets: ['TON'], createInvoice: invoice } },
    stripe: { code: 'stripe', payIn: { createInvoice: invoice } },
    lava: { code: 'lava', payIn: { assets: ['RUB', 'USD'], createInvoice: invoice } },
    payer: { code: 'payer' },
  },
  costsOf: async (_, stars) => costs(stars),
  currencyOf: async () => 'USD',
  accountFor: async (of, gateway) => {
    if (!accounts.has(gateway)) throw new Refusal('not_found', 'Not connected.');
    return { connection: { workspace: of, id: 'con_1' } };
  },
});

const rate = (from: string, to: string, text: string) =>
  setRate({ pool: database.pool, clock, log: quietLog(), rateSources: [] }, workspace, {
    ...{ from, to, rate: text, reason: 'test', actor: by, validFor: 3600 },
  });
const free = { basisPoints: 0, fixed: usd('0') };
const way = (code: string, gateway: string, asset: string, change: Partial<MethodInput> = {}): MethodInput => ({
  ...{ code, gateway, connection: null, asset, fee: free, surcharge: null, min: null, max: null, isOn: true },
  names: { en: code },
  ...change,
});
const margin = (basisPoints: number, fixed = '0', step = '0.01'): Pricing => ({
  by: 'margin',
  basisPoints,
  fixed: usd(fixed),
  step: usd(step),
});
const rule = (scope: Partial<RuleScope>, pricing: Pricing, mayLose = false) =>
  setPriceRule(needs(), workspace, { scope: { currency: 'USD', ...scope }, rule: { pricing, mayLose } }, by);
const price = async (stars: number, reseller?: string) =>
  said((await priceNow(needs(), workspace, { stars, ...(reseller && { reseller }) })).price);

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(begin);
  ({ workspace } = await createWorkspace(needs(), { name: 'Store', actor: 'test' }));
  costs = (stars) => [sup({ asset: 'USD', units: 16_500n * BigInt(stars) })];
  for (const gateway of ['ton', 'stripe', 'lava']) accounts.add(gateway);
});

describe('a price', () => {
  it('is the cost of the cheapest supplier that can say one, a tenth more, up to the cent', async () => {
    costs = () => [sup(usd('0.823')), sup(usd('0.9'), 2), sup(money('TON', '0.3'), 3)];
    expect(await price(50)).toBe('0.91 USD');
    await rate('TON', 'USD', '2.5');
    expect(await price(50)).toBe('0.83 USD');
  });

  it('follows the most specific rule: package and reseller, reseller, package, all', async () => {
    await rule({}, margin(2000));
    expect(await price(500)).toBe('9.9 USD');
    await rule({ stars: 500 }, { by: 'fixed', price: usd('9') });
    expect(await price(500)).toBe('9 USD');
    await rule({ reseller: 'r1' }, margin(500));
    expect([await price(500, 'r1'), await price(500), await price(100, 'r1')]).toEqual([
      '8.67 USD',
      '9 USD',
      '1.74 USD',
    ]);
    await rule({ reseller: 'r1', stars: 500 }, margin(0, '0.1'));
    expect(await price(500, 'r1')).toBe('8.35 USD');
    expect(await price(500, 'r2')).toBe('9 USD');
  });

  it('is rounded up to the step of its rule', async () => {
    await rule({}, margin(1000, '0.02', '0.5'));
    expect(await price(500)).toBe('9.5 USD');
  });

  it('is never under the cost, unless its rule may lose', async () => {
    await rule({ stars: 500 }, { by: 'fixed', price: usd('8') });
    expect(await price(500)).toBe('8.25 USD');
    await refused(rule({}, margin(-500)), 'price_below_cost');
    await rule({ stars: 500 }, { by: 'fixed', price: usd('8') }, true);
    expect(await price(500)).toBe('8 USD');
    await rule({ stars: 100 }, margin(-5000), true);
    expect(await price(100)).toBe('0.83 USD');
  });

  it('guards what is spent at a supplier: no more than the price, or a fiftieth over the cost where it may lose', async () => {
    await rule({ stars: 500 }, { by: 'fixed', price: usd('9') });
    expect(said((await priceNow(needs(), workspace, { stars: 500 })).maxCost)).toBe('9 USD');
    await rule({ stars: 500 }, { by: 'fixed', price: usd('8') }, true);
    expect(said((await priceNow(needs(), workspace, { stars: 500 })).maxCost)).toBe('8.415 USD');
  });

  it('is refused for too few and too many Stars, and while no supplier says a cost', async () => {
    await refused(priceNow(needs(), workspace, { stars: 49 }), 'stars_too_few');
    await refused(priceNow(needs(), workspace, { stars: 1_000_001 }), 'stars_too_many');
    await refused(priceNow(needs(), workspace, { stars: 50.5 }), 'invalid_request');
    await setQuoteTerms(needs(), workspace, { min: 100, max: 200 }, by);
    await refused(priceNow(needs(), workspace, { stars: 99 }), 'stars_too_few');
    costs = () => [];
    await refused(priceNow(needs(), workspace, { stars: 100 }), 'supplier_unavailable');
  });
});

describe('a way of paying', () => {
  it('reckons the two examples of the guide to the cent', async () => {
    await rule({ stars: 500 }, { by: 'fixed', price: usd('9') });
    await rate('TON', 'USD', '2.4');
    await setMethod(needs(), workspace, way('ton', 'ton', 'TON', { fee: { basisPoints: 50, fixed: usd('0') } }), by);
    await setMethod(
      needs(),
      workspace,
      way('card', 'stripe', 'USD', { fee: { basisPoints: 250, fixed: usd('0') } }),
      by,
    );
    const { methods, cost } = await priceNow(needs(), workspace, { stars: 500 });
    expect(said(cost)).toBe('8.25 USD');
    expect(methods.map((one) => [one.method, said(one.amount), said(one.fee), one.rate])).toEqual([
      ['ton', '3.75 TON', '0.05 USD', '2.4'],
      ['card', '9 USD', '0.23 USD', null],
    ]);
  });

  it('puts its surcharge on the price, and rounds what is asked for up', async () => {
    await rate('TON', 'USD', '2.7');
    const surcharge = { basisPoints: 300, fixed: usd('0.1') };
    await setMethod(needs(), workspace, way('ton', 'ton', 'TON', { surcharge }), by);
    const [ton] = (await priceNow(needs(), workspace, { stars: 500 })).methods;
    expect(ton && [ton.price, ton.surcharge, ton.amount].map(said)).toEqual(['9.45 USD', '0.37 USD', '3.5 TON']);
  });

  it('has a price list of its own where its asset has one', async () => {
    await rate('USD', 'RUB', '80');
    await setMethod(needs(), workspace, way('rub', 'lava', 'RUB'), by);
    const asked = async () =>
      (await priceNow(needs(), workspace, { stars: 500 })).methods.map(({ amount }) => said(amount));
    expect(await asked()).toEqual(['726.4 RUB']);
    await rule({ currency: 'RUB', stars: 500 }, { by: 'fixed', price: money('RUB', '699') });
    const { methods, maxCost } = await priceNow(needs(), workspace, { stars: 500 });
    expect(methods.map((one) => [said(one.amount), said(one.price)])).toEqual([['699 RUB', '8.74 USD']]);
    expect(said(maxCost)).toBe('8.74 USD');
    await rule({ currency: 'RUB', stars: 500 }, { by: 'fixed', price: money('RUB', '600') });
    expect(await asked()).toEqual(['660 RUB']);
  });

  it('is left out while it is off, without a fresh rate, or outside its bounds', async () => {
    await setMethod(needs(), workspace, way('ton', 'ton', 'TON'), by);
    await setMethod(needs(), workspace, way('card', 'stripe', 'USD', { min: usd('5'), max: usd('20') }), by);
    await setMethod(needs(), workspace, way('off', 'lava', 'USD', { isOn: false }), by);
    const codes = async (stars: number) =>
      (await priceNow(needs(), workspace, { stars })).methods.map(({ method }) => method);
    expect([await codes(50), await codes(500), await codes(5000)]).toEqual([[], ['card'], []]);
    await rate('TON', 'USD', '2.5');
    expect(await codes(50)).toEqual(['ton']);
    clock.advance(3_601_000);
    expect(await codes(50)).toEqual([]);
  });

  it('is refused where its gateway takes no such payments, or its account is not connected', async () => {
    await refused(setMethod(needs(), workspace, way('a', 'payer', 'USD'), by), 'method_unavailable');
    await refused(setMethod(needs(), workspace, way('a', 'ton', 'USD'), by), 'method_unavailable');
    await refused(setMethod(needs(), workspace, way('a', 'stripe', 'XTR'), by), 'method_unavailable');
    await refused(setMethod(needs(), workspace, way('a', 'nobody', 'USD'), by), 'method_unavailable');
    const inEuro = { basisPoints: 0, fixed: money('EUR', '1') };
    await refused(setMethod(needs(), workspace, way('a', 'stripe', 'USD', { fee: inEuro }), by), 'wrong_asset');
    const upsideDown = { min: usd('2'), max: usd('1') };
    await refused(setMethod(needs(), workspace, way('a', 'stripe', 'USD', upsideDown), by), 'invalid_request');
    accounts.delete('stripe');
    await refused(setMethod(needs(), workspace, way('a', 'stripe', 'USD'), by), 'not_found');
    await setMethod(needs(), workspace, way('a', 'stripe', 'USD', { isOn: false }), by);
    expect(await listMethods(database.pool, workspace)).toHaveLength(1);
  });

  it('keeps its place in the list until it is given another', async () => {
    for (const code of ['a', 'b', 'c']) await setMethod(needs(), workspace, way(code, 'stripe', 'USD'), by);
    await setMethod(needs(), workspace, way('a', 'stripe', 'USD', { isOn: false }), by);
    await setMethod(needs(), workspace, way('b', 'stripe', 'USD', { position: 9 }), by);
    expect((await listMethods(database.pool, workspace)).map(({ code }) => code)).toEqual(['a', 'c', 'b']);
    expect((await getMethod(database.pool, workspace, 'b')).position).toBe(9);
  });
});

describe('a quote', () => {
  it('stands as it was made, whatever costs and rules do, until it ends', async () => {
    const quote = await makeQuote(needs(), workspace, { stars: 500 });
    expect(quote.endsAt.getTime() - quote.madeAt.getTime()).toBe(600_000);
    costs = () => [sup(usd('20'))];
    expect(await getQuote(database.pool, workspace, quote.id)).toEqual(quote);
    const take = (now: Date) => transaction(database.pool, (tx) => takeQuote(tx, workspace, { id: quote.id, now }));
    expect(await take(new Date(quote.endsAt.getTime() - 1))).toEqual(quote);
    await refused(take(quote.endsAt), 'quote_ended');
  });

  it('of one reseller is nobody else’s, and one of another workspace is not there', async () => {
    const { id } = await makeQuote(needs(), workspace, { stars: 500, reseller: 'r1' });
    const now = clock.now();
    const take = (of: number, reseller?: string) =>
      transaction(database.pool, (tx) => takeQuote(tx, of, { id, now, ...(reseller && { reseller }) }));
    await refused(take(workspace), 'not_found');
    await refused(take(workspace, 'r2'), 'not_found');
    await refused(take(workspace + 1, 'r1'), 'not_found');
    expect((await take(workspace, 'r1')).reseller).toBe('r1');
    await refused(getQuote(database.pool, workspace + 1, id), 'not_found');
  });

  it('is forgotten a day after it ended, unless an order took it', async () => {
    const [idle, taken] = [
      await makeQuote(needs(), workspace, { stars: 50 }),
      await makeQuote(needs(), workspace, { stars: 100 }),
    ];
    await transaction(database.pool, (tx) => takeQuote(tx, workspace, { id: taken.id, now: clock.now() }));
    clock.advance(24 * 3_600_000 + 601_000);
    for (const sweep of quoteSweeps(needs())) await sweep.run();
    await refused(getQuote(database.pool, workspace, idle.id), 'not_found');
    expect((await getQuote(database.pool, workspace, taken.id)).stars).toBe(100);
  });
});

describe('packages', () => {
  it('are the usual seven until something is said of them', async () => {
    expect((await listPackages(needs(), workspace)).map(({ stars }) => stars)).toEqual([
      50, 100, 250, 500, 1000, 2500, 5000,
    ]);
    await setPackage(needs(), workspace, { stars: 50, names: { en: 'Tiny' }, isOn: false }, by);
    await setPackage(needs(), workspace, { stars: 777, names: { en: 'Lucky' }, isOn: true }, by);
    await setQuoteTerms(needs(), workspace, { max: 1000 }, by);
    const offered = await listPackages(needs(), workspace, { reseller: 'r1' });
    expect(offered.map(({ stars }) => stars)).toEqual([100, 250, 500, 777, 1000]);
    expect(offered[3]).toMatchObject({ names: { en: 'Lucky' }, price: usd('14.11') });
  });

  it('are listed without a price while nobody knows what they cost', async () => {
    costs = (stars) => (stars === 50 ? [] : [sup(usd('1'))]);
    expect((await listPackages(needs(), workspace)).map((one) => one.price?.units ?? null).slice(0, 2)).toEqual([
      null,
      1_100_000n,
    ]);
  });

  it('are refused below 50 Stars and above a million', async () => {
    for (const stars of [49, 1_000_001, 50.5])
      await refused(setPackage(needs(), workspace, { stars, names: { en: 'x' }, isOn: true }, by), 'invalid_request');
    await refused(setQuoteTerms(needs(), workspace, { min: 40 }, by), 'invalid_request');
    await refused(setQuoteTerms(needs(), workspace, { min: 500, max: 400 }, by), 'invalid_request');
    await refused(setQuoteTerms(needs(), workspace, { quoteLife: 5 }, by), 'invalid_request');
  });
});

describe('a change', () => {
  it('is shown before it is made, and then made as it was shown', async () => {
    const change = { scope: { currency: 'USD' }, rule: { pricing: margin(2500), mayLose: false } };
    const shown = await previewPrices(needs(), workspace, change);
    expect(shown.find(({ stars }) => stars === 500)).toMatchObject({
      before: usd('9.08'),
      after: usd('10.32'),
      marginAfter: 2005,
    });
    await setPriceRule(needs(), workspace, change, by);
    const made = await listPackages(needs(), workspace);
    expect(made.map(({ price: after }) => after)).toEqual(shown.map(({ after }) => after));
  });

  it('is logged with who made it, once, and one that changes nothing is not', async () => {
    await rule({ stars: 500, reseller: 'r1' }, margin(300));
    await rule({ stars: 500, reseller: 'r1' }, margin(300));
    await setPriceRule(needs(), workspace, { scope: { currency: 'USD', stars: 500, reseller: 'r1' }, rule: null }, by);
    await setMethod(needs(), workspace, way('card', 'stripe', 'USD'), by);
    const { changes } = await listPriceChanges(database.pool, workspace);
    expect(changes.map((one) => [one.n, one.what, one.subject, one.by])).toEqual([
      [3n, 'method', 'card', by],
      [2n, 'rule', 'USD:500:r1', by],
      [1n, 'rule', 'USD:500:r1', by],
    ]);
    expect(changes[1]).toMatchObject({ before: { may_lose: false }, after: null });
    expect(await listPriceRules(database.pool, workspace)).toEqual([]);
    const audit = await listAudit(database.pool, workspace);
    expect(audit.map(({ action }) => action).filter((action) => action.startsWith('store.'))).toHaveLength(3);
  });

  it('of a rule that makes no price is refused', async () => {
    await refused(rule({}, { by: 'fixed', price: usd('9') }), 'invalid_request');
    await refused(rule({ stars: 500 }, { by: 'fixed', price: usd('0') }), 'invalid_request');
    await refused(rule({ stars: 500 }, { by: 'fixed', price: money('EUR', '9') }), 'wrong_asset');
    await refused(rule({}, margin(100, '0', '0')), 'invalid_request');
    await refused(rule({ stars: 10 }, margin(100)), 'invalid_request');
  });
});
