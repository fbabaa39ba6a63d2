import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock, type MovableClock } from '#kernel';
import { freshDatabase, quietLog, type QuietLog, type TestDatabase } from '#test';
import { confirmRate, fixedSource, listQuotes, quoteHistory, rateOf, rateSweeps, setRate, showRate } from './index.ts';
import type { RateReading, RatesNeeds, RateSource } from './source.ts';

let database: TestDatabase;
let teller: Server;
/** What the outer source says now; a number is a status without rates. */
let told: readonly RateReading[] | number = [];
beforeAll(async () => {
  database = await freshDatabase();
  teller = createServer((_, response) => {
    if (typeof told === 'number') response.writeHead(told).end('{}');
    else response.end(JSON.stringify({ rates: told }));
  });
  await new Promise<void>((resolve) => teller.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  teller.close();
  await database.drop();
});

let named = 0;

/** A source on the other side of real HTTP, with a name of its own so that tests do not share quotes. */
function outer(): RateSource {
  const { port } = teller.address() as AddressInfo;
  return {
    code: `outer${(named += 1)}`,
    async read() {
      const response = await fetch(`http://127.0.0.1:${port}/rates`);
      if (!response.ok) throw new Error(`The source answered ${response.status}.`);
      return ((await response.json()) as { rates: RateReading[] }).rates;
    },
  };
}

type Desk = {
  readonly needs: RatesNeeds & { readonly log: QuietLog };
  readonly clock: MovableClock;
  sweep(): Promise<void>;
};

function desk(sources: readonly RateSource[] = []): Desk {
  const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
  const needs = { pool: database.pool, clock, log: quietLog(), rateSources: sources };
  const sweeps = rateSweeps(needs);
  return {
    needs,
    clock,
    async sweep() {
      for (const one of sweeps) await one.run();
    },
  };
}

let workspaces = 0;
const newWorkspace = () => (workspaces += 1);
let pairs = 0;
/** An asset nobody else in this file uses. */
const newAsset = () => `T${String.fromCodePoint(65 + Math.floor((pairs += 1) / 26), 65 + (pairs % 26))}`;

const minute = 60_000;
const shown = async ({ needs }: Desk, workspace: number, from: string, to: string) =>
  showRate(await rateOf(needs.pool, workspace, from, to, needs.clock.now()));
const by = { reason: 'test', actor: 'key:1' };

describe('a rate', () => {
  it('comes from a source over HTTP, straight, turned round and through USD, with its parts', async () => {
    const [one, other] = [newAsset(), newAsset()];
    const source = outer();
    const at = desk([source]);
    told = [
      { from: one, to: 'USD', rate: '2.50' },
      { from: 'USD', to: other, rate: '100' },
    ];
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('2.5');
    expect(await shown(at, 7, 'USD', one)).toBe('0.4');
    expect(await shown(at, 7, one, other)).toBe('250');
    expect(await shown(at, 7, one, one)).toBe('1');
    const { parts } = await rateOf(database.pool, 7, other, one, at.clock.now());
    expect(parts).toMatchObject([
      { from: 'USD', to: other, rate: '100', inverted: true, source: source.code, readAt: at.clock.now() },
      { from: one, to: 'USD', rate: '2.5', inverted: true, source: source.code },
    ]);
  });

  it('is refused when nobody knows one, and says what to do', async () => {
    await expect(shown(desk(), 7, newAsset(), 'USD')).rejects.toMatchObject({
      code: 'rate_unavailable',
      message: expect.stringContaining('PUT /v1/rates/'),
    });
  });

  it('is not used when it is older than its source allows, and is again when the source comes back', async () => {
    const one = newAsset();
    const at = desk([outer()]);
    told = [{ from: one, to: 'USD', rate: '2' }];
    await at.sweep();
    told = 503;
    at.clock.advance(16 * minute);
    await at.sweep();
    await expect(shown(at, 7, one, 'USD')).rejects.toMatchObject({ code: 'rate_unavailable' });
    expect(at.needs.log.warnings).toHaveLength(1);
    told = [{ from: one, to: 'USD', rate: '2.1' }];
    at.clock.advance(minute);
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('2.1');
  });

  it('by hand is believed before a source, and a source before what is fixed', async () => {
    const one = newAsset();
    const at = desk([outer(), fixedSource([{ from: one, to: 'USD', rate: '2' }])]);
    told = 500;
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('2');
    told = [{ from: one, to: 'USD', rate: '2.1' }];
    at.clock.advance(minute);
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('2.1');
    await setRate(at.needs, 7, { from: 'USD', to: one, rate: '0.5', validFor: 600, ...by });
    expect(await shown(at, 7, one, 'USD')).toBe('2');
    at.clock.advance(10 * minute);
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('2.1');
  });

  it('that one workspace enters is nobody else’s', async () => {
    const [at, one, mine, theirs] = [desk(), newAsset(), newWorkspace(), newWorkspace()];
    await setRate(at.needs, mine, { from: one, to: 'USD', rate: '3', ...by });
    await expect(shown(at, theirs, one, 'USD')).rejects.toMatchObject({ code: 'rate_unavailable' });
    expect((await listQuotes(database.pool, theirs)).filter(({ from }) => from === one)).toEqual([]);
  });

  it('there is exactly the inverse of the rate back, also when both ways are quoted', async () => {
    const one = newAsset();
    const at = desk([outer()]);
    told = [
      { from: one, to: 'USD', rate: '2.5' },
      { from: 'USD', to: one, rate: '0.45' },
    ];
    await at.sweep();
    const [there, back] = [
      await rateOf(database.pool, 7, one, 'USD', at.clock.now()),
      await rateOf(database.pool, 7, 'USD', one, at.clock.now()),
    ];
    expect(there.numerator * back.numerator).toBe(there.denominator * back.denominator);
  });
});

describe('a jump', () => {
  const jumped = async () => {
    const one = newAsset();
    const at = desk([outer()]);
    told = [{ from: one, to: 'USD', rate: '2' }];
    await at.sweep();
    told = [{ from: one, to: 'USD', rate: '200' }];
    at.clock.advance(minute);
    await at.sweep();
    return { at, one };
  };

  it('is held back: the rate before counts on until it is stale', async () => {
    const { at, one } = await jumped();
    expect(await shown(at, 7, one, 'USD')).toBe('2');
    expect((await listQuotes(database.pool, 7)).filter(({ from }) => from === one)).toMatchObject([
      { status: 'current', rate: '2' },
      { status: 'held', rate: '200' },
    ]);
    expect(at.needs.log.warnings).toHaveLength(1);
    at.clock.advance(16 * minute);
    await expect(shown(at, 7, one, 'USD')).rejects.toMatchObject({ code: 'rate_unavailable' });
  });

  it('counts once a second reading agrees with it', async () => {
    const { at, one } = await jumped();
    told = [{ from: one, to: 'USD', rate: '201' }];
    at.clock.advance(minute);
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('201');
  });

  it('that was a slip of the source is forgotten', async () => {
    const { at, one } = await jumped();
    told = [{ from: one, to: 'USD', rate: '2.02' }];
    at.clock.advance(minute);
    await at.sweep();
    expect(await shown(at, 7, one, 'USD')).toBe('2.02');
    expect((await listQuotes(database.pool, 7)).filter((quote) => quote.from === one)).toHaveLength(1);
  });

  it('counts for the workspace whose person confirms it, and only there', async () => {
    const { at, one } = await jumped();
    const confirmation = { from: one, to: 'USD', rate: '200.0', ...by };
    await confirmRate(at.needs, 7, confirmation);
    await confirmRate(at.needs, 7, confirmation);
    expect([await shown(at, 7, one, 'USD'), await shown(at, 8, one, 'USD')]).toEqual(['200', '2']);
    await expect(confirmRate(at.needs, 7, { ...confirmation, rate: '300' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('by hand waits for a person, however often it is entered', async () => {
    const [at, one] = [desk(), newAsset()];
    const enter = (rate: string) => setRate(at.needs, 7, { from: one, to: 'USD', rate, ...by });
    expect(await enter('2')).toMatchObject({ status: 'current' });
    at.clock.advance(minute);
    expect(await enter('20')).toMatchObject({ status: 'held' });
    at.clock.advance(minute);
    expect(await enter('20')).toMatchObject({ status: 'held' });
    expect(await shown(at, 7, one, 'USD')).toBe('2');
    expect(await confirmRate(at.needs, 7, { from: one, to: 'USD', rate: '20', ...by })).toMatchObject({ rate: '20' });
    expect(await shown(at, 7, one, 'USD')).toBe('20');
  });
});

describe('quotes', () => {
  it('that say the same again are one, and the history has each change', async () => {
    const one = newAsset();
    const at = desk([outer()]);
    for (const rate of ['2', '2.0', '2.00', '2.1', '2.1']) {
      told = [{ from: one, to: 'USD', rate }];
      await at.sweep();
      at.clock.advance(minute);
    }
    const { quotes } = await quoteHistory(database.pool, { workspace: 7, from: one });
    expect(quotes.map(({ rate, status }) => [rate, status])).toEqual([
      ['2.1', 'current'],
      ['2', 'past'],
    ]);
    const first = await quoteHistory(database.pool, { workspace: 7, from: one, limit: 1 });
    const rest = await quoteHistory(database.pool, { workspace: 7, from: one, limit: 1, cursor: first.cursor ?? '' });
    expect(rest.quotes).toMatchObject([{ rate: '2' }]);
    expect(rest.cursor).toBeUndefined();
  });

  it('that are no rates are left out, and the others of the same reading kept', async () => {
    const [one, other] = [newAsset(), newAsset()];
    const at = desk([outer()]);
    told = [
      { from: one, to: 'USD', rate: '1e5' },
      { from: other, to: 'USD', rate: '4' },
    ];
    await at.sweep();
    expect(await shown(at, 7, other, 'USD')).toBe('4');
    await expect(shown(at, 7, one, 'USD')).rejects.toMatchObject({ code: 'rate_unavailable' });
  });

  it('of a source are read by one process at a time, and not before it is due', async () => {
    let reads = 0;
    const one = newAsset();
    const source = {
      code: `counted${(named += 1)}`,
      read: async () => {
        reads += 1;
        return [{ from: one, to: 'USD', rate: '2' }];
      },
    };
    const at = desk([source]);
    await Promise.all([at.sweep(), at.sweep(), at.sweep(), at.sweep()]);
    await at.sweep();
    expect(reads).toBe(1);
    at.clock.advance(minute);
    await at.sweep();
    expect(reads).toBe(2);
  });
});
