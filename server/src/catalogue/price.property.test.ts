import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { createWorkspace } from '#identity';
import { parseUnits, Refusal, stoppedClock, type Amount } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import {
  changeKinds,
  chargeOf,
  formulaRate,
  fulfillers,
  linkKinds,
  listServices,
  previewPrices,
  serviceTypes,
  setConstants,
  setCost,
  setDiscount,
  setMarkup,
  setService,
  startCatalogue,
  workKinds,
  type PriceChange,
  type ServiceInput,
} from './index.ts';
import { pricingGuide } from './pricing-guide.ts';

let database: TestDatabase;
let workspace: number;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const runs = Number(process.env['SOAK_RUNS'] ?? 200);
const by = 'test';
const micro = (units: bigint): Amount => ({ asset: 'USD', units });

beforeAll(async () => {
  database = await freshDatabase();
  const needs = { pool: database.pool, clock };
  ({ workspace } = await createWorkspace(needs, { name: 'Panel', actor: 'test' }));
  await startCatalogue(needs, workspace, by);
  await setService(needs, workspace, bought, by);
  await setService(
    needs,
    workspace,
    { ...bought, category: 'stars', pricing: { by: 'fixed', rate: micro(2_000_000n) } },
    by,
  );
  console.log(`prices: SEED=${seed}`);
});
afterAll(() => database.drop());

const bought: ServiceInput = {
  type: 'default',
  fulfilledBy: 'panel',
  kind: null,
  link: 'any',
  names: { en: 'Views' },
  descriptions: { en: '' },
  category: 'views',
  pricing: { by: 'upstream' },
  cost: micro(800_000n),
  min: 10,
  max: 1000,
  dripfeed: false,
  cancel: true,
  refill: false,
  refillDays: 0,
};

const price = fc.bigInt({ min: 1n, max: 40_000_000n }).map(micro);
const basisPoints = (max: number, min = 0) => fc.integer({ min, max });
const user = fc.constantFrom('rex', 'ann');
const service = fc.constantFrom(1, 10, 100, 101);
const scope = fc.oneof(
  fc.constant({ of: 'all' as const }),
  fc.constantFrom('views', 'stars').map((category) => ({ of: 'category' as const, category })),
  service.map((number) => ({ of: 'service' as const, service: number })),
  user.map((name) => ({ of: 'customer' as const, user: name })),
);
const markup = fc.record({ basisPoints: basisPoints(20_000), step: price });
const change: fc.Arbitrary<PriceChange> = fc.oneof(
  fc
    .record({ feeBasisPoints: basisPoints(10_000, 1300), usdPerStar: price }, { requiredKeys: [] })
    .map((one) => ({ of: 'constants' as const, change: one })),
  fc.record({ scope, markup: fc.option(markup) }).map((one) => ({ of: 'markup' as const, change: one })),
  fc
    .record({ user, basisPoints: fc.option(basisPoints(9999)) })
    .map((one) => ({ of: 'discount' as const, change: one })),
  fc.record({ user, service, rate: fc.option(price) }).map((one) => ({ of: 'discount' as const, change: one })),
  fc.record({ service, cost: price }).map((one) => ({ of: 'cost' as const, change: one })),
);

/** Makes the change, as its command does. */
async function make(asked: PriceChange): Promise<unknown> {
  const needs = { pool: database.pool, clock };
  if (asked.of === 'constants') return setConstants(needs, workspace, asked.change, by);
  if (asked.of === 'markup') return setMarkup(needs, workspace, asked.change, by);
  if (asked.of === 'discount') return setDiscount(needs, workspace, asked.change, by);
  if (asked.of === 'cost')
    return transaction(database.pool, (tx) => setCost(tx, clock, workspace, { ...asked.change, by }));
  throw new Error('Prices of single services are set with the whole service.');
}

const forWhom = ({ of, change: made }: PriceChange): { user?: string } => {
  if (of === 'discount') return { user: made.user };
  return of === 'markup' && made.scope.of === 'customer' ? { user: made.scope.user } : {};
};

type Outcome<T> = { readonly prices?: T; readonly code?: string };

const outcomeOf = <T>(asked: Promise<T>): Promise<Outcome<T>> =>
  asked.then(
    (prices) => ({ prices }),
    (error: unknown) => ({ code: error instanceof Refusal ? error.code : String(error) }),
  );

describe('prices', () => {
  it('are after a change what its preview said, and never under cost', async () => {
    const law = fc.asyncProperty(change, async (asked) => {
      const seen = await outcomeOf(previewPrices(database.pool, workspace, asked));
      const made = await outcomeOf(make(asked));
      expect(made.code).toBe(seen.code);
      if (!seen.prices) return;
      const now = await listServices(database.pool, workspace, { ...forWhom(asked), all: true });
      expect(now.map(({ number, rate }) => [number, rate])).toEqual(seen.prices.map((one) => [one.service, one.after]));
      for (const { rate, cost } of now) expect(rate.units >= (cost?.units ?? 1n)).toBe(true);
    });
    await fc.assert(law, { seed, numRuns: Math.min(runs, 2000) });
  });

  it('by formula are the product of its parts, short of it by nothing and above it by less than a micro-dollar', () => {
    const law = fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 14n }),
      basisPoints(10_000, 1300),
      price,
      (reward, feeBasisPoints, usdPerStar) => {
        const { units } = formulaRate({ asset: 'XTR', units: reward }, { feeBasisPoints, usdPerStar });
        const exact = reward * BigInt(10_000 + feeBasisPoints) * usdPerStar.units * 1000n;
        const scaled = units * 10_000n * 10n ** 9n;
        expect(scaled >= exact && scaled - exact < 10_000n * 10n ** 9n).toBe(true);
      },
    );
    fc.assert(law, { seed, numRuns: runs });
    const star = { asset: 'XTR', units: parseUnits('1', 9) };
    expect(formulaRate(star, { feeBasisPoints: 2500, usdPerStar: micro(20_000n) })).toEqual(micro(25_000_000n));
  });

  it('of a quantity are rounded up once, and refused where no account could hold them', () => {
    const law = fc.property(price, fc.integer({ min: 1, max: 2_147_483_647 }), (rate, quantity) => {
      const { units } = chargeOf(rate, quantity);
      const exact = rate.units * BigInt(quantity);
      expect(units * 1000n >= exact && (units - 1n) * 1000n < exact).toBe(true);
    });
    fc.assert(law, { seed, numRuns: runs });
    expect(chargeOf(micro(1n), 1)).toEqual(micro(1n));
    expect(() => chargeOf(micro(9_000_000_000_000_000n), 2_000_000)).toThrow(/more than an account can hold/);
  });
});

describe('what is known', () => {
  it('is the same in code and in SQL', async () => {
    const { rows } = await sql<{ name: string; rule: string }>`
      select conname as name, pg_get_constraintdef(c.oid) as rule from pg_constraint c
      join pg_namespace n on n.oid = c.connamespace where n.nspname = 'catalogue'`.execute(database.pool);
    const wordsOf = (name: string) =>
      [...(rows.find((one) => one.name === name)?.rule ?? '').matchAll(/'(\w+)'::text/g)].map(([, word]) => word);
    expect(wordsOf('a_service_has_a_known_type')).toEqual(serviceTypes);
    expect(wordsOf('somebody_known_does_it')).toEqual(fulfillers);
    expect(wordsOf('a_link_is_of_a_known_kind')).toEqual(linkKinds);
    expect(wordsOf('workers_are_asked_for_something_known')).toEqual(workKinds);
    expect(wordsOf('a_change_is_of_something_known')).toEqual(changeKinds);
  });

  it('stands in docs/pricing.md as it is: npm run pricing -w @asterism/server', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../docs/pricing.md'), 'utf8');
    expect(page).toBe(pricingGuide());
  });
});
