import { Refusal } from '#kernel';
import { signals, type Reading, type Signal } from './signal.ts';

/** What somebody who stands on a step may do. */
export type Step = {
  /** Claims open or held at one time. */
  readonly openMax: number;
  readonly perDayMax: number;
  /** Of the usual time that a reward is held, in percent. */
  readonly holdFactor: number;
};

/** What a signal does when its value is in this range, both ends included; no `to` means without end. */
export type Rule = {
  readonly signal: Signal;
  readonly from: number;
  readonly to?: number;
} & ({ readonly steps: number } | { readonly refuses: true });

/** How people are judged, as data: from a step on a ladder, up and down by what the signals say. */
export type Rules = Reading & {
  /** The least trusted first. */
  readonly ladder: readonly Step[];
  /** Where somebody stands of whom nothing is known. */
  readonly start: number;
  readonly rules: readonly Rule[];
};

/** The rules where nobody has set any: version 0. */
export const usualRules: Rules = {
  settledLeast: 10,
  passesPerForgiven: 5,
  ladder: [
    { openMax: 1, perDayMax: 3, holdFactor: 200 },
    { openMax: 2, perDayMax: 6, holdFactor: 150 },
    { openMax: 3, perDayMax: 12, holdFactor: 100 },
    { openMax: 5, perDayMax: 20, holdFactor: 100 },
    { openMax: 10, perDayMax: 40, holdFactor: 100 },
    { openMax: 20, perDayMax: 80, holdFactor: 75 },
  ],
  start: 3,
  rules: [
    { signal: 'retention', from: 95, steps: 1 },
    { signal: 'retention', from: 40, to: 69, steps: -1 },
    { signal: 'retention', from: 0, to: 39, steps: -2 },
    { signal: 'void_rate', from: 30, to: 59, steps: -1 },
    { signal: 'void_rate', from: 60, steps: -2 },
    { signal: 'unfinished', from: 50, steps: -1 },
    { signal: 'velocity', from: 30, to: 59, steps: -1 },
    { signal: 'velocity', from: 60, steps: -2 },
    { signal: 'account_age', from: 0, to: 0, steps: -1 },
    { signal: 'premium', from: 1, steps: 1 },
    { signal: 'rating', from: -1_000_000, to: -1, steps: -2 },
    { signal: 'shared_device', from: 1, to: 2, steps: -1 },
    { signal: 'shared_device', from: 3, steps: -3 },
    { signal: 'shared_address', from: 5, steps: -1 },
    { signal: 'complaints', from: 3, steps: -1 },
    { signal: 'control_failed', from: 1, to: 1, steps: -1 },
    { signal: 'control_failed', from: 2, to: 2, steps: -2 },
    { signal: 'control_failed', from: 3, steps: -3 },
    { signal: 'control_failed', from: 5, refuses: true },
  ],
};

/** No reward in this asset is held shorter than usual: what Telegram may take back for 21 days is held for 21 days. */
export const holdFactorLeast: Readonly<Record<string, number>> = { XTR: 100 };

/** How many control tasks somebody has to fail before any rule may refuse them for it. */
export const failedBeforeRefusal = 3;

const within = (value: number, least: number, most: number) =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const stepFits = ({ openMax, perDayMax, holdFactor }: Step) =>
  within(openMax, 1, 1000) && within(perDayMax, 1, 5000) && within(holdFactor, 50, 400);

const climbs = ([...ladder]: readonly Step[]) =>
  ladder.every((step, n) => {
    const below = ladder[n - 1];
    if (!below) return true;
    return step.openMax >= below.openMax && step.perDayMax >= below.perDayMax && step.holdFactor <= below.holdFactor;
  });

const ruleFits = (rule: Rule) =>
  signals.includes(rule.signal) &&
  within(rule.from, -1_000_000, 1_000_000) &&
  (rule.to === undefined || within(rule.to, rule.from, 1_000_000)) &&
  ('refuses' in rule || (within(rule.steps, -3, 3) && rule.steps !== 0));

/** Whether a rule speaks when its signal has this value. */
export const applies = ({ from, to }: Rule, value: number): boolean =>
  value >= from && (to === undefined || value <= to);

/** By how many steps failing so many control tasks moves somebody. */
export const moveOfFailing = ({ rules }: Pick<Rules, 'rules'>, failed: number): number =>
  rules
    .filter((rule) => rule.signal === 'control_failed' && applies(rule, failed))
    .reduce((sum, rule) => sum + ('steps' in rule ? rule.steps : 0), 0);

/** One more control task failed never lowers anybody by more than a step, and never raises them. */
function lowersByOne(rules: Rules): boolean {
  const ends = rules.rules.flatMap(({ signal, from, to }) =>
    signal === 'control_failed' ? [from, from - 1, ...(to === undefined ? [] : [to, to + 1])] : [],
  );
  return ends
    .flatMap((end) => [end, end - 1])
    .filter((failed) => failed >= 0)
    .every((failed) => {
      const moved = moveOfFailing(rules, failed + 1) - moveOfFailing(rules, failed);
      return moved === 0 || moved === -1;
    });
}

const refusesLate = ({ rules }: Rules) =>
  rules.every((rule) => !('refuses' in rule) || rule.signal !== 'control_failed' || rule.from >= failedBeforeRefusal);

/** Refuses with `invalid_request`, saying which bound these rules do not keep. */
export function checkRules(rules: Rules): void {
  const { ladder, start, rules: all, settledLeast, passesPerForgiven } = rules;
  const bounds: readonly [boolean, string][] = [
    [ladder.length >= 2 && ladder.length <= 10, 'A ladder has 2 to 10 steps.'],
    [ladder.every(stepFits), 'A step allows 1–1000 open claims and 1–5000 a day, and holds 50–400 percent.'],
    [climbs(ladder), 'A higher step allows no less and holds no longer than the one below it.'],
    [within(start, 0, ladder.length - 1), 'The start is one of the steps, the lowest being 0.'],
    [within(settledLeast, 1, 1000) && within(passesPerForgiven, 1, 1000), 'Counts are whole numbers of 1 to 1000.'],
    [
      all.length <= 50 && all.every(ruleFits),
      'A rule names a signal and a range, and moves by 1 to 3 steps or refuses.',
    ],
    [lowersByOne(rules), 'Failing one more control task may lower somebody by one step at most, and never raise them.'],
    [refusesLate(rules), `Nobody is refused before they have failed ${failedBeforeRefusal} control tasks.`],
  ];
  const broken = bounds.find(([holds]) => !holds);
  if (broken) throw new Refusal('invalid_request', broken[1]);
}
