import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '#identity';
import {
  listPackages,
  listPriceChanges,
  listPriceRules,
  previewPrices,
  setPackage,
  setPriceRule,
  setQuoteTerms,
} from './index.ts';
import { by, margin, money, openPriceDesk, sup, usd, way, type PriceDesk } from '#test/store';

let desk: PriceDesk;
const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code });

beforeAll(async () => {
  desk = await openPriceDesk();
});
afterAll(() => desk?.close());
beforeEach(() => desk.begin());

describe('packages', () => {
  it('are the usual seven until something is said of them', async () => {
    expect((await listPackages(desk.needs, desk.workspace)).map(({ stars }) => stars)).toEqual([
      50, 100, 250, 500, 1000, 2500, 5000,
    ]);
    await setPackage(desk.needs, desk.workspace, { stars: 50, names: { en: 'Tiny' }, isOn: false }, by);
    await setPackage(desk.needs, desk.workspace, { stars: 777, names: { en: 'Lucky' }, isOn: true }, by);
    await setQuoteTerms(desk.needs, desk.workspace, { max: 1000 }, by);
    const offered = await listPackages(desk.needs, desk.workspace, { reseller: 'r1' });
    expect(offered.map(({ stars }) => stars)).toEqual([100, 250, 500, 777, 1000]);
    expect(offered[3]).toMatchObject({ names: { en: 'Lucky' }, price: usd('14.11') });
  });

  it('are listed without a price while nobody knows what they cost', async () => {
    desk.costing((stars) => (stars === 50 ? [] : [sup(usd('1'))]));
    expect((await listPackages(desk.needs, desk.workspace)).map((one) => one.price?.units ?? null).slice(0, 2)).toEqual(
      [null, 1_100_000n],
    );
  });

  it('are refused below 50 Stars and above a million', async () => {
    for (const stars of [49, 1_000_001, 50.5])
      await refused(
        setPackage(desk.needs, desk.workspace, { stars, names: { en: 'x' }, isOn: true }, by),
        'invalid_request',
      );
    await refused(setQuoteTerms(desk.needs, desk.workspace, { min: 40 }, by), 'invalid_request');
    await refused(setQuoteTerms(desk.needs, desk.workspace, { min: 500, max: 400 }, by), 'invalid_request');
    await refused(setQuoteTerms(desk.needs, desk.workspace, { quoteLife: 5 }, by), 'invalid_request');
  });
});

describe('a change', () => {
  it('is shown before it is made, and then made as it was shown', async () => {
    const change = { scope: { currency: 'USD' }, rule: { pricing: margin(2500), mayLose: false } };
    const shown = await previewPrices(desk.needs, desk.workspace, change);
    expect(shown.find(({ stars }) => stars === 500)).toMatchObject({
      before: usd('9.08'),
      after: usd('10.32'),
      marginAfter: 2005,
    });
    await setPriceRule(desk.needs, desk.workspace, change, by);
    const made = await listPackages(desk.needs, desk.workspace);
    expect(made.map(({ price: after }) => after)).toEqual(shown.map(({ after }) => after));
  });

  it('is logged with who made it, once, and one that changes nothing is not', async () => {
    await desk.rule({ stars: 500, reseller: 'r1' }, margin(300));
    await desk.rule({ stars: 500, reseller: 'r1' }, margin(300));
    await setPriceRule(
      desk.needs,
      desk.workspace,
      { scope: { currency: 'USD', stars: 500, reseller: 'r1' }, rule: null },
      by,
    );
    await desk.method(way('card', 'stripe', 'USD'));
    const { changes } = await listPriceChanges(desk.pool, desk.workspace);
    expect(changes.map((one) => [one.n, one.what, one.subject, one.by])).toEqual([
      [3n, 'method', 'card', by],
      [2n, 'rule', 'USD:500:r1', by],
      [1n, 'rule', 'USD:500:r1', by],
    ]);
    expect(changes[1]).toMatchObject({ before: { may_lose: false }, after: null });
    expect(await listPriceRules(desk.pool, desk.workspace)).toEqual([]);
    const audit = await listAudit(desk.pool, desk.workspace);
    expect(audit.map(({ action }) => action).filter((action) => action.startsWith('store.'))).toHaveLength(3);
  });

  it('of a rule that makes no price is refused', async () => {
    await refused(desk.rule({}, { by: 'fixed', price: usd('9') }), 'invalid_request');
    await refused(desk.rule({ stars: 500 }, { by: 'fixed', price: usd('0') }), 'invalid_request');
    await refused(desk.rule({ stars: 500 }, { by: 'fixed', price: money('EUR', '9') }), 'wrong_asset');
    await refused(desk.rule({}, margin(100, '0', '0')), 'invalid_request');
    await refused(desk.rule({ stars: 10 }, margin(100)), 'invalid_request');
  });
});
