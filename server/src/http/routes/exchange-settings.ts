import { z } from 'zod';
import {
  changeSettings,
  disableExchange,
  enableExchange,
  readSettings,
  taskKinds,
  type ExchangeSettings,
  type TermsChange,
} from '#exchange';
import { amountToWire, isId, Refusal } from '#kernel';
import { getBot } from '#telegram';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { Kind } from './wire/task.ts';
import { AnyId, words } from './wire/text.ts';

const about = {
  bot: 'The bot that people talk to, and that is an administrator of the channels.',
  kinds: 'What can be ordered; never more than the closed list.',
  fees: 'What the house takes of a reward, in basis points, per asset; 1300 at the least. Other assets cannot be used.',
  least: 'Rewards below these are refused.',
  multipliers: 'What the attributes of an audience multiply the reward with, in basis points.',
  hold: 'How long a reward is held, per asset.',
  guarantee: 'How long a drop is made good, per asset; as long as the hold, when not given.',
  review: '`first`: a moderator sees an advertiser’s tasks until so many were approved.',
  moderators: 'People who decide about tasks in the bot, by Telegram’s number.',
  retry: 'For how long after its date a reward that cannot be looked at is retried.',
  stopped: 'No new tasks and claims of these; checks and releases go on.',
  payouts: 'Whether nobody takes money out.',
  readOnly: 'Whether every command is refused; what is due by time goes on.',
};

const BasisPoints = z.int().min(0).max(100_000);
const Seconds = z.int().min(0).max(31_536_000);
const AssetName = z.string().regex(/^[A-Z]{3,5}$/, { error: 'Name the asset, such as "XTR" or "TON".' });
const few = 16;
const perAsset = <T extends z.ZodType>(what: T) =>
  z.record(AssetName, what).refine((named) => Object.keys(named).length <= few, { error: 'Name 16 assets at most.' });
const Multipliers = z
  .strictObject({ languages: BasisPoints, is_premium: BasisPoints, only_new: BasisPoints })
  .meta({ id: 'ExchangeMultipliers' });
const Slots = z.strictObject({ min: z.int().min(1), max: z.int().min(1).max(1_000_000) }).meta({ id: 'SlotLimits' });
const Review = z
  .strictObject({ mode: z.enum(['always', 'first']), tasks: z.int().min(0).max(1000) })
  .meta({ id: 'ReviewRule' });
const Switches = z
  .strictObject({
    kinds: z.array(Kind).max(few).describe(about.stopped),
    payouts: z.boolean().describe(about.payouts),
    read_only: z.boolean().describe(about.readOnly),
  })
  .meta({ id: 'ExchangeSwitches' });
const Moderators = z.array(z.string().regex(/^[1-9]\d{0,19}$/, { error: 'Write Telegram’s number.' })).max(100);

const SettingsRequest = z
  .strictObject({
    bot: AnyId.optional().describe(about.bot),
    kinds: z.array(Kind).max(few).optional().describe(about.kinds),
    fees: perAsset(z.int()).optional().describe(about.fees),
    least_rewards: z
      .array(z.strictObject({ kind: Kind, least: Amount }))
      .max(100)
      .optional()
      .describe(about.least),
    multipliers: Multipliers.optional().describe(about.multipliers),
    hold_seconds: perAsset(Seconds).optional().describe(about.hold),
    guarantee_seconds: perAsset(Seconds).optional().describe(about.guarantee),
    claim_seconds: z.int().min(60).max(604_800).optional(),
    slots: Slots.optional(),
    review: Review.optional().describe(about.review),
    moderators: Moderators.optional().describe(about.moderators),
    retry_hours: z.int().min(0).max(720).optional().describe(about.retry),
    switches: Switches.partial().optional(),
  })
  .meta({ id: 'ExchangeSettingsRequest', description: 'What is not given stays.' });

const SettingsTold = z
  .object({
    version: z.int().describe('Counts changes; 0 where nobody has set anything.'),
    is_enabled: z.boolean(),
    accepted: z
      .object({ by: z.string(), rules_version: z.string(), at: InstantTold })
      .optional()
      .describe('Who said last that they have read the rules, and which.'),
    changed_by: z.string().optional(),
    changed_at: InstantTold.optional(),
    bot: z.string().optional().describe(about.bot),
    kinds: z.array(Kind).describe(about.kinds),
    fees: z.record(z.string(), z.int()).describe(about.fees),
    least_rewards: z.array(z.object({ kind: Kind, least: AmountTold })).describe(about.least),
    multipliers: Multipliers.describe(about.multipliers),
    hold_seconds: z.record(z.string(), z.int()).describe(about.hold),
    guarantee_seconds: z.record(z.string(), z.int()).describe(about.guarantee),
    claim_seconds: z.int(),
    slots: Slots,
    review: Review.describe(about.review),
    moderators: z.array(z.string()).describe(about.moderators),
    retry_hours: z.int().describe(about.retry),
    switches: Switches,
  })
  .meta({ id: 'ExchangeSettings' });

const EnableRequest = z
  .strictObject({
    bot: AnyId.describe(about.bot),
    rules_version: words(40).describe('The version of the rules that was read: it stands on top of them.'),
    accepts_rules: z.literal(true).describe('That the rules were read and are accepted.'),
  })
  .meta({ id: 'ExchangeEnable' });

function toChange(body: z.output<typeof SettingsRequest>): TermsChange {
  const { switches, multipliers: by, bot } = body;
  return given({
    bot: bot === undefined ? undefined : botId(bot),
    kinds: body.kinds,
    fees: body.fees,
    leastRewards: body.least_rewards,
    multipliers: by && { languages: by.languages, isPremium: by.is_premium, onlyNew: by.only_new },
    holdSeconds: body.hold_seconds,
    guaranteeSeconds: body.guarantee_seconds,
    claimSeconds: body.claim_seconds,
    slots: body.slots,
    review: body.review,
    moderators: body.moderators,
    retryHours: body.retry_hours,
    switches: switches && given({ kinds: switches.kinds, payouts: switches.payouts, readOnly: switches.read_only }),
  });
}

function botId(text: string): `bot_${string}` {
  if (isId('bot', text)) return text;
  throw new Refusal('not_found', 'There is no such bot in this workspace.');
}

const fromSettings = (settings: ExchangeSettings) => ({
  version: settings.version,
  is_enabled: settings.isEnabled,
  kinds: [...settings.kinds],
  fees: { ...settings.fees },
  least_rewards: settings.leastRewards.map(({ kind, least }) => ({ kind, least: amountToWire(least) })),
  multipliers: {
    languages: settings.multipliers.languages,
    is_premium: settings.multipliers.isPremium,
    only_new: settings.multipliers.onlyNew,
  },
  hold_seconds: { ...settings.holdSeconds },
  guarantee_seconds: { ...settings.guaranteeSeconds },
  claim_seconds: settings.claimSeconds,
  slots: { ...settings.slots },
  review: { ...settings.review },
  moderators: [...settings.moderators],
  retry_hours: settings.retryHours,
  switches: {
    kinds: [...settings.switches.kinds],
    payouts: settings.switches.payouts,
    read_only: settings.switches.readOnly,
  },
  ...given({
    bot: settings.bot ?? undefined,
    changed_by: settings.changedBy ?? undefined,
    changed_at: settings.changedAt ? toInstant(settings.changedAt) : undefined,
    accepted: settings.accepted
      ? { by: settings.accepted.by, rules_version: settings.accepted.rulesVersion, at: toInstant(settings.accepted.at) }
      : undefined,
  }),
});

const [tag, scope] = ['Exchange', 'exchange:write'] as const;
const bot = 'bot_0199d3a5c0de7a000b2c4d6e8f001122';
const at = '2026-11-20T10:00:00.000Z';
const example = {
  version: 1,
  is_enabled: true,
  accepted: { by: 'key:key_01', rules_version: '1', at },
  changed_by: 'key:key_01',
  changed_at: at,
  bot,
  kinds: [...taskKinds],
  fees: { XTR: 2500, TON: 2500 },
  least_rewards: [{ kind: 'subscribe' as const, least: { asset: 'XTR', amount: '0.5' } }],
  multipliers: { languages: 11_000, is_premium: 15_000, only_new: 12_000 },
  hold_seconds: { XTR: 1_814_400, TON: 172_800 },
  guarantee_seconds: {},
  claim_seconds: 1800,
  slots: { min: 10, max: 100_000 },
  review: { mode: 'always' as const, tasks: 3 },
  moderators: [],
  retry_hours: 72,
  switches: { kinds: [], payouts: false, read_only: false },
};

export const exchangeSettingsRoutes = [
  route(
    {
      id: 'getExchangeSettings',
      method: 'GET',
      path: '/v1/exchange/settings',
      tag,
      scope: 'exchange:read',
      summary: 'What is set for the exchange, and its switches',
      description: 'Off until somebody has read its rules and enables it.',
      answer: SettingsTold,
      refusals: [],
      example: { answer: example },
    },
    async ({ pool }, { workspace }) => fromSettings(await readSettings(pool, workspace)),
  ),
  route(
    {
      id: 'setExchangeSettings',
      method: 'PUT',
      path: '/v1/exchange/settings',
      tag,
      scope,
      summary: 'Set what the exchange keeps to, or throw a switch',
      description:
        'Holds at once for what comes from now on; tasks keep what they were made with. Once a switch has answered nothing slips through. Every change is kept with its author.',
      body: SettingsRequest,
      answer: SettingsTold,
      refusals: ['not_found', 'invalid_amount'],
      example: { body: { switches: { kinds: ['boost'] } }, answer: example },
    },
    async (needs, call) => {
      const change = toChange(call.body);
      if (change.bot) await getBot(needs.pool, call.workspace, change.bot);
      return fromSettings(await changeSettings(needs, call.workspace, change, doneBy(call)));
    },
  ),
  route(
    {
      id: 'enableExchange',
      method: 'POST',
      path: '/v1/exchange/enable',
      tag,
      scope,
      summary: 'Turn the exchange on, having read its rules',
      description: 'Keeps who accepted which version of the rules.',
      body: EnableRequest,
      answer: SettingsTold,
      refusals: ['not_found'],
      example: { body: { bot, rules_version: '1', accepts_rules: true }, answer: example },
    },
    async (needs, call) => {
      const { bot: named, rules_version: rulesVersion } = call.body;
      const { id } = await getBot(needs.pool, call.workspace, named);
      const enabling = { acceptedBy: doneBy(call), rulesVersion, bot: botId(id) };
      return fromSettings(await enableExchange(needs, call.workspace, enabling));
    },
  ),
  route(
    {
      id: 'disableExchange',
      method: 'POST',
      path: '/v1/exchange/disable',
      tag,
      scope,
      summary: 'Turn the exchange off',
      description: 'Every command is refused from now on. What was verified is released, what is due by time goes on.',
      answer: SettingsTold,
      refusals: [],
      example: { answer: { ...example, version: 2, is_enabled: false } },
    },
    async (needs, call) => fromSettings(await disableExchange(needs, call.workspace, doneBy(call))),
  ),
];
