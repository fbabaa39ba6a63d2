import { applies, holdFactorLeast, type Rules, type Step } from './rules.ts';
import { readSignals, signals, type Inputs, type Signal } from './signal.ts';

/** What a signal did: the worker reads the same. */
export type Reason = {
  readonly signal: Signal;
  readonly value: number;
  readonly effect: 'raises' | 'lowers' | 'refuses';
  /** By how many steps; 0 when it refuses. */
  readonly steps: number;
};

/** What somebody may do, for how long their rewards are held, and why. */
export type Verdict = Step & {
  readonly allowed: boolean;
  /** Where they stand on the ladder, 0 being the lowest, and how many steps it has. */
  readonly step: number;
  readonly steps: number;
  readonly reasons: readonly Reason[];
  readonly rulesVersion: number;
  readonly inputs: Inputs;
};

/** Rules with their number: 0 is those of the code. */
export type VersionedRules = Rules & { readonly version: number };

/** Judges by these rules: the same inputs always give the same verdict, and every input gives one. */
export function judgeBy(rules: VersionedRules, inputs: Inputs): Verdict {
  const reasons = reasonsFor(rules, inputs);
  const moved = reasons.reduce((sum, { effect, steps }) => sum + (effect === 'lowers' ? -steps : steps), 0);
  const top = rules.ladder.length - 1;
  const step = Math.min(Math.max(rules.start + moved, 0), top);
  const { openMax, perDayMax, holdFactor } = rules.ladder[step] ?? strictest;
  return {
    allowed: reasons.every(({ effect }) => effect !== 'refuses'),
    step,
    steps: rules.ladder.length,
    openMax,
    perDayMax,
    holdFactor: Math.max(holdFactor, holdFactorLeast[inputs.asset] ?? 0),
    reasons,
    rulesVersion: rules.version,
    inputs,
  };
}

const strictest: Step = { openMax: 1, perDayMax: 1, holdFactor: 400 };

function reasonsFor(rules: Rules, inputs: Inputs): Reason[] {
  const values = readSignals(inputs, rules);
  return signals.flatMap((signal) => {
    const value = values[signal];
    if (value === null) return [];
    const speaking = rules.rules.filter((rule) => rule.signal === signal && applies(rule, value));
    return speaking.map((rule): Reason => {
      if ('refuses' in rule) return { signal, value, effect: 'refuses', steps: 0 };
      return { signal, value, effect: rule.steps > 0 ? 'raises' : 'lowers', steps: Math.abs(rule.steps) };
    });
  });
}
