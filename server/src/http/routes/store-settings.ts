import { z } from 'zod';
import { isId, Refusal } from '#kernel';
import { disableStore, enableStore, readStoreSettings, setStore, type StoreSettings } from '#store';
import { getBot } from '#telegram';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { AnyId, words } from './wire/text.ts';

const about = {
  bot: 'The bot that sells, and that writes to buyers.',
  currency: 'What everything is priced and booked in; fixed from the first order on.',
  tolerance:
    'How far below the price a payment may stay and is taken all the same, in basis points. The house bears it.',
  minutes: 'How long an order waits for its payment.',
  readOnly: 'No new orders and payments; what is paid for is delivered or goes back all the same.',
  rules: 'That docs/store/rules.md was read, by the version in its first line. It opens the store.',
  enabled: 'False closes the store: nothing new is sold. It is opened by accepting the rules.',
};

const Currency = z.string().regex(/^[A-Z]{3,5}$/, { error: 'Name a currency, such as "USD".' });
const Basis = z.int().min(0).max(1000);
const Minutes = z.int().min(5).max(1440);

const SettingsRequest = z
  .strictObject({
    bot: AnyId.optional().describe(about.bot),
    currency: Currency.optional().describe(about.currency),
    tolerance: Basis.optional().describe(about.tolerance),
    pay_minutes: Minutes.optional().describe(about.minutes),
    is_read_only: z.boolean().optional().describe(about.readOnly),
    accepts_rules: words(40).optional().describe(about.rules),
    is_enabled: z.literal(false).optional().describe(about.enabled),
  })
  .meta({ id: 'StoreSettingsRequest', description: 'What is not given stays.' });

const SettingsTold = z
  .object({
    version: z.int().describe('Counts changes; 0 where nobody has set anything.'),
    is_enabled: z.boolean(),
    accepted: z
      .object({ by: z.string(), rules_version: z.string(), at: InstantTold })
      .optional()
      .describe('Who said last that they have read the rules, and which.'),
    bot: z.string().optional().describe(about.bot),
    currency: z.string().describe(about.currency),
    tolerance: z.int().describe(about.tolerance),
    pay_minutes: z.int().describe(about.minutes),
    is_read_only: z.boolean().describe(about.readOnly),
    changed_by: z.string().optional(),
    changed_at: InstantTold.optional(),
  })
  .meta({ id: 'StoreSettings' });

const fromSettings = (settings: StoreSettings) => ({
  version: settings.version,
  is_enabled: settings.isEnabled,
  currency: settings.currency,
  tolerance: settings.tolerance,
  pay_minutes: settings.payMinutes,
  is_read_only: settings.isReadOnly,
  ...given({
    bot: settings.bot ?? undefined,
    changed_by: settings.changedBy ?? undefined,
    changed_at: settings.changedAt ? toInstant(settings.changedAt) : undefined,
    accepted: settings.accepted
      ? { by: settings.accepted.by, rules_version: settings.accepted.rulesVersion, at: toInstant(settings.accepted.at) }
      : undefined,
  }),
});

const tag = 'Store';
const path = '/v1/store/settings';
const bot = 'bot_0199d3a5c0de7a000b2c4d6e8f001122';
const at = '2026-11-20T10:00:00.000Z';
const example = {
  version: 1,
  is_enabled: true,
  accepted: { by: 'key:key_01', rules_version: '1', at },
  bot,
  currency: 'USD',
  tolerance: 100,
  pay_minutes: 30,
  is_read_only: false,
  changed_by: 'key:key_01',
  changed_at: at,
};

export const storeSettingsRoutes = [
  route(
    {
      id: 'getStoreSettings',
      method: 'GET',
      path,
      tag,
      scope: 'store:read',
      summary: 'What is set for the store',
      description: 'Closed until somebody has read its rules and accepts them.',
      answer: SettingsTold,
      refusals: [],
      example: { answer: example },
    },
    async ({ pool }, { workspace }) => fromSettings(await readStoreSettings(pool, workspace)),
  ),
  route(
    {
      id: 'setStoreSettings',
      method: 'PUT',
      path,
      tag,
      scope: 'store:write',
      summary: 'Open or close the store, and set what it keeps to',
      description:
        'Opened by accepting the rules in their present version. Holds for what is ordered from now on. Every change is kept with its author.',
      body: SettingsRequest,
      answer: SettingsTold,
      refusals: ['rules_not_accepted', 'not_found'],
      example: { body: { bot, accepts_rules: '1' }, answer: example },
    },
    async (needs, call) => {
      const { workspace, body } = call;
      const by = doneBy(call);
      if (body.bot !== undefined) await getBot(needs.pool, workspace, body.bot);
      const change = toChange(body);
      if (Object.keys(change).length > 0) await setStore(needs, workspace, change, by);
      const { accepts_rules: rulesVersion, is_enabled: isEnabled } = body;
      if (rulesVersion !== undefined) await enableStore(needs, workspace, { acceptedBy: by, rulesVersion });
      if (isEnabled === false) await disableStore(needs, workspace, by);
      return fromSettings(await readStoreSettings(needs.pool, workspace));
    },
  ),
];

const toChange = (body: z.output<typeof SettingsRequest>) =>
  given({
    bot: body.bot === undefined ? undefined : botId(body.bot),
    currency: body.currency,
    tolerance: body.tolerance,
    payMinutes: body.pay_minutes,
    isReadOnly: body.is_read_only,
  });

function botId(text: string): `bot_${string}` {
  if (isId('bot', text)) return text;
  throw new Refusal('not_found', 'There is no such bot in this workspace.');
}
