import { z } from 'zod';
import {
  addBot,
  botModes,
  botPurposes,
  getBot,
  listBots,
  receiveUpdate,
  relayFigures,
  type Bot,
  type RelayFigures,
} from '#telegram';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { AnyId, Code } from './wire/text.ts';
import { Receipt, UpdateBody } from './wire/update.ts';

const BotRequest = z
  .strictObject({
    token: z.string().regex(/^\d{1,20}:[A-Za-z0-9_-]{5,100}$/, {
      error: 'Give the token as @BotFather shows it: "123456789:AA…".',
    }),
    mode: z.enum(botModes).describe('How updates reach us.'),
    app: Code.optional().describe('Whose income its payments are; `main` when not given.'),
    purpose: z
      .enum(botPurposes)
      .optional()
      .describe(
        '`billing`: it takes payments. `exchange`: it is the bot of the exchange; `store`: of the store. These two talk to people themselves; `webhook` or `polling` only. As it was, or `billing`, when not given.',
      ),
    forward_url: z
      .url({ protocol: /^https?$/, error: 'Give a web address.' })
      .optional()
      .describe('For `relay`: where your bot takes updates; where its webhook is now, when not given.'),
    forward_secret: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, { error: 'Give 1 to 256 letters, digits, "_" or "-".' })
      .optional()
      .describe('For `relay`: what your bot expects in `X-Telegram-Bot-Api-Secret-Token`.'),
    restore_webhook: z
      .boolean()
      .optional()
      .describe('When the bot leaves `relay`: whether its own webhook is put back; it is, when not given.'),
  })
  .meta({ id: 'BotRequest' });

const BotAnswer = z
  .object({
    id: z.string(),
    telegram_id: z.string(),
    username: z.string(),
    name: z.string(),
    mode: z.enum(botModes),
    app: z.string(),
    purpose: z.string(),
    forward_url: z.string().optional().describe('Where a relay passes updates on to.'),
    connected: z.boolean().describe('Whether Telegram has accepted how updates are to reach us.'),
    added_at: InstantTold,
  })
  .meta({ id: 'Bot' });

const Relay = z
  .object({
    waiting: z.int().describe('Updates that the bot has not taken yet.'),
    undeliverable: z.int().describe('Updates that it did not take for a day.'),
    problem: z.string().optional().describe('Why the first one waits.'),
    answer_ms: z
      .object({ p50: z.int(), p95: z.int(), last: z.int() })
      .optional()
      .describe('How long the bot took, over its newest 200 answers.'),
  })
  .meta({ id: 'RelayFigures' });

const BotDetails = BotAnswer.extend({ relay: Relay.optional() }).meta({ id: 'BotDetails' });

const fromRelay = ({ answer, ...rest }: RelayFigures) => ({ ...rest, ...given({ answer_ms: answer }) });

const fromBot = ({ id, telegramId, username, name, mode, app, purpose, connected, addedAt, forwardUrl }: Bot) => ({
  id,
  telegram_id: telegramId,
  username,
  name,
  mode,
  app,
  purpose,
  ...given({ forward_url: mode === 'relay' ? forwardUrl : undefined }),
  connected,
  added_at: toInstant(addedAt),
});

const tag = 'Bots';
const id = 'bot_0199d3a5c0de7a000b2c4d6e8f001122';
const params = z.strictObject({ bot: AnyId });
const bot = {
  id,
  telegram_id: '987654321',
  username: 'my_image_bot',
  name: 'My image bot',
  mode: 'tap',
  app: 'main',
  purpose: 'billing',
  connected: true,
  added_at: '2026-11-20T10:00:00.000Z',
};

export const botRoutes = [
  route(
    {
      id: 'addBot',
      method: 'POST',
      path: '/v1/bots',
      tag,
      scope: 'bots:write',
      summary: 'Connect a bot',
      description:
        '`webhook`: Telegram calls us. `polling`: we ask Telegram. `relay`: Telegram calls us, and every update goes on to your bot, byte for byte and in order, its answers back. `tap`: your bot passes its payment updates on. `read_only`: payments are found in its Star list. Adding a bot again renews its token and mode. The token is sealed and never shown again.',
      body: BotRequest,
      answer: BotAnswer,
      refusals: ['already_exists', 'url_not_allowed', 'bot_token_invalid', 'gateway_refused', 'gateway_unavailable'],
      example: { body: { token: '987654321:AAF-your-bot-token', mode: 'tap' }, answer: bot },
    },
    async (needs, { workspace, body: { token, mode, app, purpose, forward_url, forward_secret, restore_webhook } }) => {
      const relay = { forwardUrl: forward_url, forwardSecret: forward_secret, restoreWebhook: restore_webhook };
      return fromBot(await addBot(needs, workspace, { token, mode, ...given({ app, purpose, ...relay }) }));
    },
  ),
  route(
    {
      id: 'listBots',
      method: 'GET',
      path: '/v1/bots',
      tag,
      scope: 'bots:write',
      summary: 'Connected bots',
      description: 'Oldest first. There are few, so they come all at once.',
      answer: z.object({ bots: z.array(BotAnswer) }).meta({ id: 'BotList' }),
      refusals: [],
      example: { answer: { bots: [bot] } },
    },
    async ({ pool }, { workspace }) => ({ bots: (await listBots(pool, workspace)).map(fromBot) }),
  ),
  route(
    {
      id: 'getBot',
      method: 'GET',
      path: '/v1/bots/{bot}',
      tag,
      scope: 'bots:write',
      summary: 'One bot',
      description: 'Without its token, which is shown to nobody.',
      params,
      answer: BotDetails,
      refusals: ['not_found'],
      example: { params: { bot: id }, answer: bot },
    },
    async ({ pool }, { workspace, params: { bot: named } }) => {
      const found = await getBot(pool, workspace, named);
      const relay = found.mode === 'relay' ? fromRelay(await relayFigures(pool, found)) : undefined;
      return { ...fromBot(found), ...given({ relay }) };
    },
  ),
  route(
    {
      id: 'receiveUpdate',
      method: 'POST',
      path: '/v1/bots/{bot}/updates',
      tag,
      scope: 'updates:write',
      summary: 'Pass one Telegram update on (tap)',
      description:
        'Send the update as Telegram sent it. It is stored before it is answered; the same update again is `duplicate`. Updates that are not about payments are `ignored`.',
      body: UpdateBody,
      params,
      answer: Receipt,
      refusals: ['not_found'],
      example: {
        params: { bot: id },
        body: { update_id: 10001, message: { message_id: 5 } },
        answer: { status: 'applied' },
      },
    },
    async (needs, { workspace, params: { bot: named }, body }) =>
      receiveUpdate(needs, await getBot(needs.pool, workspace, named), body),
  ),
];
