import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#kernel';
import { seedOf } from '#test';
import {
  judgeBy,
  madeIn,
  trustKinds,
  usualRules,
  type Inputs,
  type Rule,
  type Rules,
  type VersionedRules,
} from '#trust';
import { noCounts } from './event.ts';
import { checkRules } from './rules.ts';
import { signals } from './signal.ts';
import { yearsAtLeast } from './account-age.ts';

const seed = seedOf('trust rules');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);
const usual: VersionedRules = { ...usualRules, version: 0 };
const nobody: Inputs = {
  at: '2026-11-20T10:00:00.000Z',
  kind: 'subscribe',
  asset: 'TON',
  ever: noCounts,
  lately: noCounts,
  verifiedLastHour: 0,
  yearsAtLeast: 5,
  isPremium: false,
  rating: null,
  sharedDevices: 0,
  sharedAddresses: 0,
};

const few = fc.integer({ min: 0, max: 60 });
const counts = fc.record(Object.fromEntries(trustKinds.map((kind) => [kind, few]))) as fc.Arbitrary<typeof noCounts>;
const anyInputs: fc.Arbitrary<Inputs> = fc.record({
  at: fc.constant(nobody.at),
  kind: fc.constantFrom('subscribe', 'boost', 'bot_start'),
  asset: fc.constantFrom('XTR', 'TON', 'USDT'),
  ever: counts,
  lately: counts,
  verifiedLastHour: fc.integer({ min: 0, max: 200 }),
  yearsAtLeast: fc.option(fc.integer({ min: 0, max: 12 })),
  isPremium: fc.boolean(),
  rating: fc.option(fc.integer({ min: -10, max: 50 })),
  sharedDevices: fc.integer({ min: 0, max: 50 }),
  sharedAddresses: fc.integer({ min: 0, max: 50 }),
});
const range = fc.record({ from: fc.integer({ min: -5, max: 60 }), more: fc.option(fc.integer({ min: 0, max: 40 })) });
const anyRule: fc.Arbitrary<Rule> = fc
  .tuple(fc.constantFrom(...signals), range, fc.option(fc.constantFrom(-3, -2, -1, 1, 2, 3)))
  .map(([signal, { from, more }, steps]) => ({
    signal,
    from,
    ...(more !== null && { to: from + more }),
    ...(steps === null ? { refuses: true as const } : { steps }),
  }));
const anyRules: fc.Arbitrary<VersionedRules> = fc
  .tuple(fc.array(anyRule, { maxLength: 12 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 20 }))
  .map(([rules, start, settledLeast]) => ({ ...usualRules, version: 1, start, settledLeast, rules }))
  .filter((rules) => isTaken(rules));

function isTaken(rules: Rules): boolean {
  try {
    checkRules(rules);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

describe('judging by rules', () => {
  it('is total and gives the same verdict for the same inputs, within the bounds of the ladder', () => {
    const law = fc.property(anyRules, anyInputs, (rules, inputs) => {
      const verdict = judgeBy(rules, inputs);
      expect(judgeBy(structuredClone(rules), structuredClone(inputs))).toEqual(verdict);
      expect(rules.ladder[verdict.step]).toMatchObject({ openMax: verdict.openMax, perDayMax: verdict.perDayMax });
      expect(verdict.holdFactor).toBeGreaterThanOrEqual(inputs.asset === 'XTR' ? 100 : 50);
      expect(verdict.allowed).toBe(!verdict.reasons.some(({ effect }) => effect === 'refuses'));
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    });
    fc.assert(law, { seed, numRuns });
  });

  it('lowers by one step at most for one more failed control task, and bans nobody for the first two', () => {
    const law = fc.property(anyRules, anyInputs, (rules, inputs) => {
      const failed = { ...inputs, ever: { ...inputs.ever, control_failed: inputs.ever.control_failed + 1 } };
      const [before, after] = [judgeBy(rules, inputs), judgeBy(rules, failed)];
      expect([0, 1]).toContain(before.step - after.step);
      if (failed.ever.control_failed < 3) expect(after.allowed).toBe(before.allowed);
    });
    fc.assert(law, { seed, numRuns });
  });

  it('goes down with failures step by step by the usual rules, and refuses at five; passing makes good', () => {
    const stepOf = (failed: number, passed = 0) => {
      const { step, allowed } = judgeBy(usual, {
        ...nobody,
        ever: { ...noCounts, control_failed: failed, control_passed: passed },
      });
      return allowed ? step : 'refused';
    };
    expect([0, 1, 2, 3, 4, 5].map((failed) => stepOf(failed))).toEqual([3, 2, 1, 0, 0, 'refused']);
    expect([stepOf(5, 4), stepOf(5, 5), stepOf(1, 5)]).toEqual(['refused', 0, 3]);
  });

  it('says every reason, with its value and what it did', () => {
    const ever = { ...noCounts, released: 19, voided: 1 };
    const verdict = judgeBy(usual, { ...nobody, ever, isPremium: true, sharedDevices: 1, rating: -2 });
    expect(verdict.reasons).toEqual([
      { signal: 'retention', value: 95, effect: 'raises', steps: 1 },
      { signal: 'premium', value: 1, effect: 'raises', steps: 1 },
      { signal: 'rating', value: -2, effect: 'lowers', steps: 2 },
      { signal: 'shared_device', value: 1, effect: 'lowers', steps: 1 },
    ]);
    expect([verdict.step, verdict.openMax, verdict.perDayMax, verdict.holdFactor]).toEqual([2, 3, 12, 100]);
  });

  it('counts a void that an appeal has undone as kept', () => {
    const settled = { ...noCounts, released: 5, voided: 5 };
    const value = (ever: typeof noCounts) =>
      judgeBy(usual, { ...nobody, ever }).reasons.find(({ signal }) => signal === 'retention')?.value;
    expect([value(settled), value({ ...settled, appeal_upheld: 5 }), value({ ...noCounts, voided: 3 })]).toEqual([
      50,
      100,
      undefined,
    ]);
  });

  it('holds Stars no shorter than usual, whatever the trust', () => {
    const best = { ...nobody, isPremium: true, ever: { ...noCounts, released: 50 } };
    expect([judgeBy(usual, best).holdFactor, judgeBy(usual, { ...best, asset: 'XTR' }).holdFactor]).toEqual([75, 100]);
  });
});

describe('rules', () => {
  it('are taken within their bounds only', () => {
    const rule = (given: object): Rules => ({ ...usualRules, rules: [given as Rule] });
    const step = { openMax: 1, perDayMax: 1, holdFactor: 100 };
    expect(isTaken(usualRules)).toBe(true);
    const refused: Rules[] = [
      { ...usualRules, ladder: [step] },
      { ...usualRules, start: 6 },
      { ...usualRules, start: 1.5 },
      { ...usualRules, settledLeast: 0 },
      { ...usualRules, ladder: [{ ...step, openMax: 2 }, step], start: 0 },
      { ...usualRules, ladder: [step, { ...step, holdFactor: 401 }], start: 0 },
      { ...usualRules, ladder: [step, { ...step, holdFactor: 40 }], start: 0 },
      rule({ signal: 'mood', from: 1, steps: 1 }),
      rule({ signal: 'premium', from: 1, steps: 4 }),
      rule({ signal: 'premium', from: 1, steps: 0 }),
      rule({ signal: 'premium', from: 2, to: 1, steps: 1 }),
      rule({ signal: 'control_failed', from: 1, steps: -2 }),
      rule({ signal: 'control_failed', from: 3, to: 4, steps: -1 }),
      rule({ signal: 'control_failed', from: 1, steps: 1 }),
      rule({ signal: 'control_failed', from: 2, refuses: true }),
    ];
    expect(refused.filter((rules) => isTaken(rules))).toEqual([]);
  });
});

describe('the age of an account', () => {
  it('is the least that is plausible for its number, and nothing for what is no number of Telegram', () => {
    const at = new Date('2026-11-20T10:00:00Z');
    const numbers = [
      '77',
      '123456789',
      '700000000',
      '2000000000',
      '5000000001',
      '7500000000',
      '8999999999',
      'ann',
      '0',
    ];
    expect(numbers.map((user) => yearsAtLeast(user, at))).toEqual([10, 8, 5, 3, 3, 0, 0, null, null]);
    expect(madeIn('9000000000')).toEqual({ earliest: 2024, latest: null });
  });
});
