import { z } from 'zod';
import { signals, type Decision, type Verdict } from '#trust';
import { InstantTold, toInstant } from './instant.ts';

export const SignalName = z.enum(signals).meta({ id: 'TrustSignal' });

const ReasonTold = z
  .object({
    signal: SignalName,
    value: z.number().int(),
    effect: z.enum(['raises', 'lowers', 'refuses']),
    steps: z.number().int(),
  })
  .meta({ id: 'TrustReason', description: 'What a signal did, and by how many steps.' });

export const VerdictTold = z
  .object({
    allowed: z.boolean(),
    step: z.number().int().describe('Where they stand, 0 being the lowest.'),
    steps: z.number().int().describe('How many steps there are.'),
    open_max: z.number().int().describe('Claims open or held at one time.'),
    per_day_max: z.number().int(),
    hold_percent: z.number().int().describe('Of the usual time that a reward is held.'),
    reasons: z.array(ReasonTold),
    rules_version: z.number().int().describe('0: nobody has set any, the usual ones.'),
  })
  .meta({ id: 'TrustVerdict', description: 'What somebody may do, and why.' });

export const DecisionTold = VerdictTold.extend({
  decision: z.string(),
  about: z.string().describe('The claim.'),
  at: InstantTold,
}).meta({ id: 'TrustDecision' });

export const fromVerdict = ({ allowed, step, steps, reasons, ...verdict }: Verdict) => ({
  allowed,
  step,
  steps,
  open_max: verdict.openMax,
  per_day_max: verdict.perDayMax,
  hold_percent: verdict.holdFactor,
  reasons: [...reasons],
  rules_version: verdict.rulesVersion,
});

export const fromTrustDecision = ({ id, about, at, verdict }: Decision) => ({
  ...fromVerdict(verdict),
  decision: id,
  about,
  at: toInstant(at),
});

const whole = (least: number, most: number) =>
  z
    .int({ error: `Write a whole number from ${least} to ${most}.` })
    .min(least, { error: `Write a whole number from ${least} to ${most}.` })
    .max(most, { error: `Write a whole number from ${least} to ${most}.` });

const value = whole(-1_000_000, 1_000_000);

const RuleAsked = z
  .strictObject({
    signal: SignalName,
    from: value,
    to: value.exactOptional().describe('Included; without it, no end.'),
    steps: whole(-3, 3).exactOptional().describe('Up or down; either this or `refuses`.'),
    refuses: z.literal(true).exactOptional(),
  })
  .meta({ description: 'What a signal does when its value is in this range.' });

export const RulesFields = {
  ladder: z
    .array(z.strictObject({ open_max: whole(1, 1000), per_day_max: whole(1, 5000), hold_percent: whole(50, 400) }))
    .min(2, { error: 'A ladder has 2 to 10 steps.' })
    .max(10, { error: 'A ladder has 2 to 10 steps.' })
    .describe('The least trusted first.'),
  start: whole(0, 9).describe('Where somebody stands of whom nothing is known.'),
  settled_least: whole(1, 1000).describe('Settled rewards from which on shares are judged.'),
  passes_per_forgiven: whole(1, 1000).describe('Control tasks to pass for a failed one to count no more.'),
  rules: z.array(RuleAsked).max(50, { error: 'There are at most 50 rules.' }),
};
