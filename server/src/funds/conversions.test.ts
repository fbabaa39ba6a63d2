import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock, type Amount } from '#kernel';
import { audit, balanceOf, findPosted, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openPeopleBank, type PeopleBank } from '#test/money';
import { fundsSweeps, getConversion, listConversions, quoteConversion, setConversionTerms } from './index.ts';

let database: TestDatabase;
let bank: PeopleBank;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  bank = await openPeopleBank({ pool: database.pool, clock });
});
afterEach(() => bank.close());

const nano = 1_000_000_000n;
const stars = (whole: number): Amount => ({ asset: 'XTR', units: BigInt(whole) * nano });
const look = (...[place, asset]: [ReturnType<typeof places.platform>, string]) =>
  balanceOf(database.pool, bank.workspace, place, asset);
const rich = async () => {
  await bank.rate('XTR', 'TON', '0.005');
  await bank.bring('anna', stars(1000));
};

describe('a conversion', () => {
  it('moves money through fx at the rate, takes the spread, and keeps the rate with its parts', async () => {
    await rich();
    await setConversionTerms(
      bank.needs,
      bank.workspace,
      { basisPoints: 0, pairs: [{ from: 'TON', to: 'XTR', basisPoints: 150 }] },
      'key:1',
    );
    const made = await bank.convert({ user: 'anna', from: stars(100), to: 'TON', key: 'once' });
    expect(made).toMatchObject({
      from: stars(100),
      fee: { asset: 'XTR', units: 1_500_000_000n },
      to: { asset: 'TON', units: 492_500_000n },
      rest: { asset: 'XTR', units: 0n },
      spread: 150,
      rate: { numerator: 1n, denominator: 200n, parts: [{ rate: '0.005', source: 'manual', inverted: false }] },
    });
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 900n * nano, owes: 0n });
    expect(await bank.has('anna', 'TON')).toEqual({ has: 492_500_000n, owes: 0n });
    expect(await look(places.exchanged('XTR'), 'XTR')).toBe(98_500_000_000n);
    expect(await look(places.exchanged('TON'), 'TON')).toBe(-492_500_000n);
    expect(await look(places.platform('fees'), 'XTR')).toBe(1_500_000_000n);
    const posted = await findPosted(database.pool, bank.workspace, 'api:once');
    expect(posted?.answer).toMatchObject({ conversion: made.id, spread: 150, rate: { parts: [{ rate: '0.005' }] } });
    expect(await getConversion(database.pool, bank.workspace, made.id)).toEqual(made);
  });

  it('names what rounding leaves and posts it', async () => {
    await bank.rate('XTR', 'RUB', '1.3');
    await bank.bring('anna', stars(100));
    const from = { asset: 'XTR', units: 10n * nano + 1n };
    const made = await bank.convert({ user: 'anna', from, to: 'RUB' });
    expect(made.to).toEqual({ asset: 'RUB', units: 1300n });
    expect(made.rest).toEqual({ asset: 'XTR', units: 1n });
    expect(await look(places.platform('rounding'), 'XTR')).toBe(1n);
  });

  it('under one key is done once, whatever the rate does, and hears the same', async () => {
    await rich();
    const input = { user: 'anna', from: stars(100), to: 'TON', key: 'same' };
    const made = await Promise.all(Array.from({ length: 5 }, () => bank.convert(input)));
    await bank.rate('XTR', 'TON', '0.0055');
    made.push(await bank.convert(input));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.at(-1)).toEqual(made[0]);
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 900n * nano, owes: 0n });
    await expect(bank.convert({ ...input, from: stars(101) })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('in parallel never takes more than there is, and a no leaves no trace', async () => {
    await rich();
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => bank.convert({ user: 'anna', from: stars(300), to: 'TON' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const noes = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason as { code: string }] : []));
    expect(new Set(noes.map(({ code }) => code))).toEqual(new Set(['insufficient_funds']));
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 100n * nano, owes: 0n });
    expect((await listConversions(database.pool, { workspace: bank.workspace })).conversions).toHaveLength(3);
  });

  it('is refused without a fresh rate, of nothing, of an asset into itself, or too small to come to anything', async () => {
    await rich();
    const no = (from: Amount, to: string) => bank.convert({ user: 'anna', from, to });
    await expect(no(stars(10), 'GEL')).rejects.toMatchObject({ code: 'rate_unavailable' });
    await expect(no(stars(10), 'XTR')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(no({ asset: 'XTR', units: 199n }, 'TON')).rejects.toMatchObject({ code: 'invalid_amount' });
  });

  it('takes a price that moved only as far as the caller allows', async () => {
    await rich();
    const input = { user: 'anna', from: stars(100), to: 'TON' };
    const expected = { asset: 'TON', units: 505_000_000n };
    await expect(bank.convert({ ...input, expected })).rejects.toMatchObject({
      code: 'rate_moved',
      details: { now: { asset: 'TON', amount: '0.5' } },
    });
    await expect(bank.convert({ ...input, expected, maxSlippage: 90 })).rejects.toMatchObject({ code: 'rate_moved' });
    expect(await bank.convert({ ...input, expected, maxSlippage: 100 })).toMatchObject({ to: { units: 500_000_000n } });
    await expect(bank.convert({ ...input, maxSlippage: 100 })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('a quote', () => {
  const input = { user: 'anna', from: stars(100), to: 'TON' };
  const quoted = async () => {
    await rich();
    return quoteConversion(bank.needs, bank.workspace, input);
  };

  it('holds its price for thirty seconds, once, for its person and its amount', async () => {
    const quote = await quoted();
    await bank.rate('XTR', 'TON', '0.0045');
    clock.advance(29_000);
    const by = { ...input, quote: quote.id };
    await expect(bank.convert({ ...by, user: 'boris' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(bank.convert({ ...by, from: stars(99) })).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await bank.convert(by)).toMatchObject({ id: quote.id, to: { units: 500_000_000n } });
    await expect(bank.convert(by)).rejects.toMatchObject({ code: 'already_exists' });
    expect(await bank.has('anna', 'XTR')).toEqual({ has: 900n * nano, owes: 0n });
  });

  it('used twice at once is used once', async () => {
    const { id: quote } = await quoted();
    const tries = await Promise.allSettled([1, 2, 3].map(() => bank.convert({ ...input, quote })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('that has ended is refused, or taken at the price of now within the slippage', async () => {
    const { id: quote } = await quoted();
    await bank.rate('XTR', 'TON', '0.00495');
    clock.advance(30_000);
    await expect(bank.convert({ ...input, quote })).rejects.toMatchObject({ code: 'rate_moved' });
    await expect(bank.convert({ ...input, quote, maxSlippage: 50 })).rejects.toMatchObject({ code: 'rate_moved' });
    expect(await bank.convert({ ...input, quote, maxSlippage: 100 })).toMatchObject({ to: { units: 495_000_000n } });
  });

  it('is forgotten a day after its end', async () => {
    const { id: quote } = await quoted();
    clock.advance(25 * 60 * 60_000);
    for (const sweep of fundsSweeps(bank.needs)) await sweep.run();
    await expect(bank.convert({ ...input, quote })).rejects.toMatchObject({ code: 'not_found' });
  });
});
