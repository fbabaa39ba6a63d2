import fc from 'fast-check';
import { features, type ModelFeature } from './billing-model-nouns.ts';

/** Who plays. */
export const people = ['ann', 'bob'] as const;
const minute = 60_000;
const day = 86_400_000;
const anyone = fc.constantFrom('ann' as const, 'ann' as const, 'bob' as const);
const anyFeature = fc.constantFrom(...(Object.keys(features) as ModelFeature[]));
const anyKey = fc.integer({ min: 0, max: 200 });
const anyIndex = fc.nat(5);
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 120 }) },
);
/** What is for sale in a shop, in the model's words. */
export const products = {
  pack_void: { credits: 100, policy: 'void_remaining' },
  pack_debt: { credits: 100, policy: 'debt' },
  brief_void: { credits: 100, lives: 30 * day, policy: 'void_remaining' },
  brief_debt: { credits: 100, lives: 30 * day, policy: 'debt' },
  pack_block: { credits: 100, policy: 'block' },
  pack_forgive: { credits: 100, policy: 'forgive' },
  pack_ask: { credits: 100, policy: 'ask' },
  brief_ask: { credits: 100, lives: 30 * day, policy: 'ask' },
  pass: { passes: ['image', 'vip'], length: 30 * day, policy: 'void_remaining' },
  pass_ask: { passes: ['image', 'vip'], length: 30 * day, policy: 'ask' },
} as const;
const lives = fc.constantFrom(undefined, 5 * minute, 20 * minute, 40 * day);

const verb = <V extends string, F extends object>(name: V, fields: { [K in keyof F]: fc.Arbitrary<F[K]> }) =>
  fc.record({ do: fc.constant(name), ...fields }, { noNullPrototype: true }) as fc.Arbitrary<{ do: V } & F>;
const grant = verb('grant', {
  key: anyKey,
  customer: anyone,
  units: fc.integer({ min: 1, max: 60 }),
  priority: fc.constantFrom(50, 50, 10),
  category: fc.nat(3),
  lives,
});
const buy = verb('buy', {
  customer: anyone,
  product: fc.constantFrom(...(Object.keys(products) as (keyof typeof products)[])),
});
const consumes = verb('consume', { key: anyKey, customer: anyone, feature: anyFeature, quantity });
const seconds = fc.constantFrom(60, 600, 86_400);
const reserves = verb('reserve', { key: anyKey, customer: anyone, feature: anyFeature, quantity, seconds });
const waits = [1, minute, 5 * minute, 10 * minute, day, 29 * day, 30 * day];
const decided = ['void_remaining', 'debt', 'block', 'forgive'] as const;
const step = fc.oneof(
  { weight: 1, arbitrary: grant },
  { weight: 2, arbitrary: buy },
  { weight: 3, arbitrary: consumes },
  { weight: 5, arbitrary: reserves },
  { weight: 5, arbitrary: verb('commit', { key: anyKey, index: anyIndex, quantity }) },
  { weight: 1, arbitrary: verb('release', { index: anyIndex }) },
  { weight: 1, arbitrary: verb('extend', { index: anyIndex, seconds }) },
  {
    weight: 4,
    arbitrary: verb('refund', { index: anyIndex, policy: fc.constantFrom(...decided, 'ask' as const) }),
  },
  { weight: 3, arbitrary: verb('decide', { index: anyIndex, policy: fc.constantFrom(...decided) }) },
  { weight: 2, arbitrary: verb('wait', { milliseconds: fc.constantFrom(...waits) }) },
  { weight: 2, arbitrary: verb('sweep', { which: fc.nat(1) }) },
);
/** A random sequence of operations; it begins with something to spend. */
export const story = fc
  .tuple(
    fc.array(fc.oneof(grant, buy), { minLength: 2, maxLength: 3 }),
    fc.array(step, { minLength: 8, maxLength: 11 }),
  )
  .map(([opening, rest]) => [...opening, ...rest]);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
