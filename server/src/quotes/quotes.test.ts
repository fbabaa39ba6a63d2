import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { getMethod, getQuote, listMethods, quoteSweeps, setQuoteTerms, takeQuote } from './index.ts';
import { by, margin, money, openPriceDesk, said, sup, usd, way, type PriceDesk } from '#test/store';

let desk: PriceDesk;
const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code });
const price = async (stars: number, reseller?: string) => said((await desk.now(stars, reseller)).price);

beforeAll(async () => {
  desk = await openPriceDesk();
});
afterAll(() => desk?.close());
beforeEach(() => desk.begin());

describe('a price', () => {
  it('is the cost of the cheapest supplier that can say one, a tenth more, up to the cent', async () => {
    desk.costing(() => [sup(usd('0.823')), sup(usd('0.9'), 2), sup(money('TON', '0.3'), 3)]);
    expect(await price(50)).toBe('0.91 USD');
    await desk.rate('TON', 'USD', '2.5');
    expect(await price(50)).toBe('0.83 USD');
  });

  it('follows the most specific rule: package and reseller, reseller, package, all', async () => {
    await desk.rule({}, margin(2000));
    expect(await price(500)).toBe('9.9 USD');
    await desk.rule({ stars: 500 }, { by: 'fixed', price: usd('9') });
    expect(await price(500)).toBe('9 USD');
    await desk.rule({ reseller: 'r1' }, margin(500));
    expect([await price(500, 'r1'), await price(500), await price(100, 'r1')]).toEqual([
      '8.67 USD',
      '9 USD',
      '1.74 USD',
    ]);
    await desk.rule({ reseller: 'r1', stars: 500 }, margin(0, '0.1'));
    expect(await price(500, 'r1')).toBe('8.35 USD');
    expect(await price(500, 'r2')).toBe('9 USD');
  });

  it('is rounded up to the step of its rule', async () => {
    await desk.rule({}, margin(1000, '0.02', '0.5'));
    expect(await price(500)).toBe('9.5 USD');
  });

  it('is never under the cost, unless its rule may lose', async () => {
    await desk.rule({ stars: 500 }, { by: 'fixed', price: usd('8') });
    expect(await price(500)).toBe('8.25 USD');
    await refused(desk.rule({}, margin(-500)), 'price_below_cost');
    await desk.rule({ stars: 500 }, { by: 'fixed', price: usd('8') }, true);
    expect(await price(500)).toBe('8 USD');
    await desk.rule({ stars: 100 }, margin(-5000), true);
    expect(await price(100)).toBe('0.83 USD');
  });

  it('guards what is spent at a supplier: no more than the price, or a fiftieth over the cost where it may lose', async () => {
    await desk.rule({ stars: 500 }, { by: 'fixed', price: usd('9') });
    expect(said((await desk.now(500)).maxCost)).toBe('9 USD');
    await desk.rule({ stars: 500 }, { by: 'fixed', price: usd('8') }, true);
    expect(said((await desk.now(500)).maxCost)).toBe('8.415 USD');
  });

  it('is refused for too few and too many Stars, and while no supplier says a cost', async () => {
    await refused(desk.now(49), 'stars_too_few');
    await refused(desk.now(1_000_001), 'stars_too_many');
    await refused(desk.now(50.5), 'invalid_request');
    await setQuoteTerms(desk.needs, desk.workspace, { min: 100, max: 200 }, by);
    await refused(desk.now(99), 'stars_too_few');
    desk.costing(() => []);
    await refused(desk.now(100), 'supplier_unavailable');
  });
});

describe('a way of paying', () => {
  it('reckons the two examples of the guide to the cent', async () => {
    await desk.rule({ stars: 500 }, { by: 'fixed', price: usd('9') });
    await desk.rate('TON', 'USD', '2.4');
    await desk.method(way('ton', 'ton', 'TON', { fee: { basisPoints: 50, fixed: usd('0') } }));
    await desk.method(way('card', 'stripe', 'USD', { fee: { basisPoints: 250, fixed: usd('0') } }));
    const { methods, cost } = await desk.now(500);
    expect(said(cost)).toBe('8.25 USD');
    expect(methods.map((one) => [one.method, said(one.amount), said(one.fee), one.rate])).toEqual([
      ['ton', '3.75 TON', '0.05 USD', '2.4'],
      ['card', '9 USD', '0.23 USD', null],
    ]);
  });

  it('puts its surcharge on the price, and rounds what is asked for up', async () => {
    await desk.rate('TON', 'USD', '2.7');
    const surcharge = { basisPoints: 300, fixed: usd('0.1') };
    await desk.method(way('ton', 'ton', 'TON', { surcharge }));
    const [ton] = (await desk.now(500)).methods;
    expect(ton && [ton.price, ton.surcharge, ton.amount].map(said)).toEqual(['9.45 USD', '0.37 USD', '3.5 TON']);
  });

  it('has a price list of its own where its asset has one', async () => {
    await desk.rate('USD', 'RUB', '80');
    await desk.method(way('rub', 'lava', 'RUB'));
    const asked = async () => (await desk.now(500)).methods.map(({ amount }) => said(amount));
    expect(await asked()).toEqual(['726.4 RUB']);
    await desk.rule({ currency: 'RUB', stars: 500 }, { by: 'fixed', price: money('RUB', '699') });
    const { methods, maxCost } = await desk.now(500);
    expect(methods.map((one) => [said(one.amount), said(one.price)])).toEqual([['699 RUB', '8.74 USD']]);
    expect(said(maxCost)).toBe('8.74 USD');
    await desk.rule({ currency: 'RUB', stars: 500 }, { by: 'fixed', price: money('RUB', '600') });
    expect(await asked()).toEqual(['660 RUB']);
  });

  it('is left out while it is off, without a fresh rate, or outside its bounds', async () => {
    await desk.method(way('ton', 'ton', 'TON'));
    await desk.method(way('card', 'stripe', 'USD', { min: usd('5'), max: usd('20') }));
    await desk.method(way('off', 'lava', 'USD', { isOn: false }));
    const codes = async (stars: number) => (await desk.now(stars)).methods.map(({ method }) => method);
    expect([await codes(50), await codes(500), await codes(5000)]).toEqual([[], ['card'], []]);
    await desk.rate('TON', 'USD', '2.5');
    expect(await codes(50)).toEqual(['ton']);
    desk.clock.advance(3_601_000);
    expect(await codes(50)).toEqual([]);
  });

  it('is refused where its gateway takes no such payments, or its account is not connected', async () => {
    await refused(desk.method(way('a', 'payer', 'USD')), 'method_unavailable');
    await refused(desk.method(way('a', 'ton', 'USD')), 'method_unavailable');
    await refused(desk.method(way('a', 'stripe', 'XTR')), 'method_unavailable');
    await refused(desk.method(way('a', 'nobody', 'USD')), 'method_unavailable');
    const inEuro = { basisPoints: 0, fixed: money('EUR', '1') };
    await refused(desk.method(way('a', 'stripe', 'USD', { fee: inEuro })), 'wrong_asset');
    const upsideDown = { min: usd('2'), max: usd('1') };
    await refused(desk.method(way('a', 'stripe', 'USD', upsideDown)), 'invalid_request');
    desk.accounts.delete('stripe');
    await refused(desk.method(way('a', 'stripe', 'USD')), 'not_found');
    await desk.method(way('a', 'stripe', 'USD', { isOn: false }));
    expect(await listMethods(desk.pool, desk.workspace)).toHaveLength(1);
  });

  it('keeps its place in the list until it is given another', async () => {
    for (const code of ['a', 'b', 'c']) await desk.method(way(code, 'stripe', 'USD'));
    await desk.method(way('a', 'stripe', 'USD', { isOn: false }));
    await desk.method(way('b', 'stripe', 'USD', { position: 9 }));
    expect((await listMethods(desk.pool, desk.workspace)).map(({ code }) => code)).toEqual(['a', 'c', 'b']);
    expect((await getMethod(desk.pool, desk.workspace, 'b')).position).toBe(9);
  });
});

describe('a quote', () => {
  it('stands as it was made, whatever costs and rules do, until it ends', async () => {
    const quote = await desk.quote(500);
    expect(quote.endsAt.getTime() - quote.madeAt.getTime()).toBe(600_000);
    desk.costing(() => [sup(usd('20'))]);
    expect(await getQuote(desk.pool, desk.workspace, quote.id)).toEqual(quote);
    const take = (now: Date) => transaction(desk.pool, (tx) => takeQuote(tx, desk.workspace, { id: quote.id, now }));
    expect(await take(new Date(quote.endsAt.getTime() - 1))).toEqual(quote);
    await refused(take(quote.endsAt), 'quote_ended');
  });

  it('of one reseller is nobody else’s, and one of another desk.workspace is not there', async () => {
    const { id } = await desk.quote(500, 'r1');
    const now = desk.clock.now();
    const take = (of: number, reseller?: string) =>
      transaction(desk.pool, (tx) => takeQuote(tx, of, { id, now, ...(reseller && { reseller }) }));
    await refused(take(desk.workspace), 'not_found');
    await refused(take(desk.workspace, 'r2'), 'not_found');
    await refused(take(desk.workspace + 1, 'r1'), 'not_found');
    expect((await take(desk.workspace, 'r1')).reseller).toBe('r1');
    await refused(getQuote(desk.pool, desk.workspace + 1, id), 'not_found');
  });

  it('is forgotten a day after it ended, unless an order took it', async () => {
    const [idle, taken] = [await desk.quote(50), await desk.quote(100)];
    await transaction(desk.pool, (tx) => takeQuote(tx, desk.workspace, { id: taken.id, now: desk.clock.now() }));
    desk.clock.advance(24 * 3_600_000 + 601_000);
    for (const sweep of quoteSweeps(desk.needs)) await sweep.run();
    await refused(getQuote(desk.pool, desk.workspace, idle.id), 'not_found');
    expect((await getQuote(desk.pool, desk.workspace, taken.id)).stars).toBe(100);
  });
});
