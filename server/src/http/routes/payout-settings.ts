import { z } from 'zod';
import { formatUnits, parseUnits, scaleOf } from '#kernel';
import {
  readSettings,
  resumePayouts,
  stopPayouts,
  writeSettings,
  type PayoutSettings,
  type Rule,
  type RuleInput,
  type Stop,
} from '#payouts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { RailCode } from './wire/payout.ts';
import { words } from './wire/text.ts';

const decimalRule = 'Write zero or more of the asset as a decimal string such as "12.5".';
const Decimal = z.string().regex(/^(0|[1-9]\d{0,18})(\.\d{1,18})?$/, { error: decimalRule });
const Seconds = z.int().min(0).max(31_536_000);
const RuleRail = z
  .union([z.literal('*'), RailCode])
  .describe('A rail, or `*` for every rail without a rule of its own.');
const RuleAsset = z.string().regex(/^[A-Z]{3,5}$/, { error: 'Name the asset, such as "XTR" or "TON".' });

const about = {
  minimum: 'The least that can be asked for; 1000 XTR, 5 TON, 1 of anything else, when not given.',
  maximum: 'The most that one payout may take; no limit, when not given.',
  fee_fixed: 'Our fee: so much …',
  fee_basis_points: '… and so many hundredths of a per cent of what is asked for, rounded down.',
  user_daily: 'The most one user may take out in any 24 hours.',
  workspace_daily: 'The most all users together may take out in any 24 hours.',
  automatic_up_to: 'Up to this much goes out without anybody’s approval; nothing does, when not given.',
  four_eyes_above: 'Above this much two different keys have to approve.',
  hold_seconds: 'How long it rests, and can be canceled, before it goes out.',
};

const RuleShape = z.strictObject({
  rail: RuleRail,
  asset: RuleAsset,
  minimum: Decimal.optional().describe(about.minimum),
  maximum: Decimal.optional().describe(about.maximum),
  fee_fixed: Decimal.optional().describe(about.fee_fixed),
  fee_basis_points: z.int().min(0).max(9999).optional().describe(about.fee_basis_points),
  user_daily: Decimal.optional().describe(about.user_daily),
  workspace_daily: Decimal.optional().describe(about.workspace_daily),
  automatic_up_to: Decimal.optional().describe(about.automatic_up_to),
  four_eyes_above: Decimal.optional().describe(about.four_eyes_above),
  hold_seconds: Seconds.optional().describe(about.hold_seconds),
});
const RuleAsked = RuleShape.meta({ id: 'PayoutRuleAsked' });
const RuleTold = z
  .object({
    ...RuleShape.shape,
    minimum: Decimal,
    fee_fixed: Decimal,
    fee_basis_points: z.int(),
    automatic_up_to: Decimal,
    hold_seconds: z.int(),
  })
  .meta({ id: 'PayoutRule' });

const StopTold = z
  .object({ rail: z.string(), reason: z.string(), actor: z.string(), stopped_at: InstantTold })
  .meta({ id: 'PayoutStop' });

const SettingsTold = z
  .object({
    cool_down_seconds: z.int().describe('How old an entry of the address book has to be before it is paid.'),
    book_only: z.boolean().describe('Whether only entries of the address book are paid.'),
    rules: z.array(RuleTold),
    stops: z.array(StopTold).describe('Switches that are thrown.'),
    rails: z.array(z.object({ code: z.string(), assets: z.array(z.string()) })).describe('The ways out there are.'),
  })
  .meta({ id: 'PayoutSettings' });

const SettingsRequest = z
  .strictObject({
    cool_down_seconds: Seconds.optional(),
    book_only: z.boolean().optional(),
    rules: z.array(RuleAsked).max(100).optional().describe('All rules there are to be; they stay, when not given.'),
  })
  .meta({ id: 'PayoutSettingsRequest' });

const Stops = z.object({ stops: z.array(StopTold) }).meta({ id: 'PayoutStops' });
const SwitchRequest = z
  .strictObject({
    rail: RailCode.optional().describe('All of them, when not given.'),
    reason: words(500).describe('Told to everybody whose payout is refused meanwhile.'),
  })
  .meta({ id: 'PayoutSwitch' });

const units = (asset: string, text: string | undefined) =>
  text === undefined ? undefined : parseUnits(text, scaleOf(asset));

function toRule({ rail, asset, ...rule }: z.output<typeof RuleAsked>): RuleInput {
  return {
    rail,
    asset,
    ...given({
      minimum: units(asset, rule.minimum),
      maximum: units(asset, rule.maximum),
      feeFixed: units(asset, rule.fee_fixed),
      feeBasisPoints: rule.fee_basis_points,
      userDaily: units(asset, rule.user_daily),
      workspaceDaily: units(asset, rule.workspace_daily),
      automaticUpTo: units(asset, rule.automatic_up_to),
      fourEyesAbove: units(asset, rule.four_eyes_above),
      holdSeconds: rule.hold_seconds,
    }),
  };
}

const text = (asset: string, amount: bigint) => formatUnits(amount, scaleOf(asset));
const textIfAny = (asset: string, amount: bigint | null) => (amount === null ? undefined : text(asset, amount));

const fromRule = ({ rail, asset, ...rule }: Rule) => ({
  rail,
  asset,
  minimum: text(asset, rule.minimum),
  fee_fixed: text(asset, rule.feeFixed),
  fee_basis_points: rule.feeBasisPoints,
  automatic_up_to: text(asset, rule.automaticUpTo),
  hold_seconds: rule.holdSeconds,
  ...given({
    maximum: textIfAny(asset, rule.maximum),
    user_daily: textIfAny(asset, rule.userDaily),
    workspace_daily: textIfAny(asset, rule.workspaceDaily),
    four_eyes_above: textIfAny(asset, rule.fourEyesAbove),
  }),
});

const fromStop = ({ stoppedAt, ...stop }: Stop) => ({ ...stop, stopped_at: toInstant(stoppedAt) });

const fromSettings = ({ coolDownSeconds, bookOnly, rules, stops, rails }: PayoutSettings) => ({
  cool_down_seconds: coolDownSeconds,
  book_only: bookOnly,
  rules: rules.map(fromRule),
  stops: stops.map(fromStop),
  rails: rails.map(({ code, assets }) => ({ code, assets: [...assets] })),
});

const tag = 'Payouts';
const scope = 'payouts:approve';
const rule = {
  rail: 'ton',
  asset: 'TON',
  minimum: '5',
  fee_basis_points: 100,
  automatic_up_to: '20',
  four_eyes_above: '500',
};
const settings = {
  cool_down_seconds: 86_400,
  book_only: false,
  rules: [{ ...rule, fee_fixed: '0', hold_seconds: 0 }],
  stops: [],
  rails: [{ code: 'ton', assets: ['TON', 'USDT'] }],
};
const stop = { rail: '*', reason: 'A key leaked.', actor: 'key:key_01', stopped_at: '2026-11-20T10:00:00.000Z' };

export const payoutSettingsRoutes = [
  route(
    {
      id: 'getPayoutSettings',
      method: 'GET',
      path: '/v1/settings/payouts',
      tag,
      scope: 'payments:read',
      summary: 'What payouts keep to, and the ways out there are',
      description:
        'A rail without a rule keeps to the one for `*`, else to the usual: 1000 XTR or 5 TON at the least, one approval.',
      answer: SettingsTold,
      refusals: [],
      example: { answer: settings },
    },
    async (needs, { workspace }) => fromSettings(await readSettings(needs, workspace)),
  ),
  route(
    {
      id: 'setPayoutSettings',
      method: 'PUT',
      path: '/v1/settings/payouts',
      tag,
      scope,
      summary: 'Set what payouts keep to',
      description: 'Holds at once for whatever is asked for or approved from now on. What is not given stays.',
      body: SettingsRequest,
      answer: SettingsTold,
      refusals: ['asset_not_supported', 'invalid_amount'],
      example: { body: { cool_down_seconds: 86_400, rules: [rule] }, answer: settings },
    },
    async (needs, { workspace, caller, body: { cool_down_seconds: coolDownSeconds, book_only: bookOnly, rules } }) => {
      const input = given({ coolDownSeconds, bookOnly, rules: rules?.map(toRule) });
      return fromSettings(await writeSettings(needs, workspace, input, `key:${caller.key}`));
    },
  ),
  route(
    {
      id: 'stopPayouts',
      method: 'POST',
      path: '/v1/payouts/stop',
      tag,
      scope,
      summary: 'Stop payouts at once',
      description:
        'Once this has answered nothing is asked for, approved or sent any more. What is on its way is followed to its end.',
      body: SwitchRequest,
      answer: Stops,
      refusals: [],
      example: { body: { reason: 'A key leaked.' }, answer: { stops: [stop] } },
    },
    async (needs, { workspace, caller, body: { rail, reason } }) => {
      const asked = { workspace, reason, actor: `key:${caller.key}`, ...given({ rail }) };
      return { stops: (await stopPayouts(needs, asked)).map(fromStop) };
    },
  ),
  route(
    {
      id: 'resumePayouts',
      method: 'POST',
      path: '/v1/payouts/resume',
      tag,
      scope,
      summary: 'Let payouts go again',
      description: 'What was approved before goes on. The switch for all rails and those of single ones are apart.',
      body: SwitchRequest,
      answer: Stops,
      refusals: [],
      example: { body: { reason: 'The key was revoked.' }, answer: { stops: [] } },
    },
    async (needs, { workspace, caller, body: { rail, reason } }) => {
      const asked = { workspace, reason, actor: `key:${caller.key}`, ...given({ rail }) };
      return { stops: (await resumePayouts(needs, asked)).map(fromStop) };
    },
  ),
];
