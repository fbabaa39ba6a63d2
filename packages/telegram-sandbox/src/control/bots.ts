import type { StarTransaction } from '@grammyjs/types';
import { z } from 'zod';
import { publicKeyOf } from '../mini-app/init-data.ts';
import { addBot } from '../people/add-bot.ts';
import type { Bot } from '../world/bot.ts';
import { unix } from '../time/clock.ts';
import { newChargeId } from '../world/new-id.ts';
import { botOf } from '../people/find.ts';
import { route } from './route.ts';
import { done, ok } from './shapes.ts';
import { Wrong } from '../wrong.ts';

const bot = z.object({ id: z.int(), username: z.string(), first_name: z.string(), token: z.string() });
const shown = ({ id, username, first_name, token }: Bot) => ({ id, username, first_name, token });

const newBot = z.strictObject({
  username: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{2,31}$/),
  first_name: z.string().min(1).max(64),
  token: z.string().optional(),
});

const partner = z.looseObject({ type: z.string() }).describe('a TransactionPartner of the Bot API');

const newRow = z.strictObject({
  id: z.string().optional(),
  amount: z.int().min(0),
  nanostar_amount: z.int().min(0).max(999_999_999).optional(),
  source: partner.optional(),
  receiver: partner.optional(),
});

export const botRoutes = [
  route({
    method: 'GET',
    path: '/sandbox/bots',
    summary: 'All bots, with their tokens',
    answer: z.array(bot),
    run: ({ telegram }) => Object.values(telegram.world.bots).map(shown),
  }),
  route({
    method: 'POST',
    path: '/sandbox/bots',
    summary: 'Makes a bot, as BotFather does',
    body: newBot,
    answer: bot,
    run: ({ telegram }, { body }) => shown(addBot(telegram, body)),
  }),
  route({
    method: 'POST',
    path: '/sandbox/bots/{bot}/transactions',
    summary: 'Puts any row on the Star list of a bot: a withdrawal, an ad, a gift, a fraction of a Star',
    body: newRow,
    answer: z.object({ id: z.string() }),
    run: ({ telegram }, { params, body }) => {
      if ((body.source === undefined) === (body.receiver === undefined)) {
        throw new Wrong(400, 'A row has either a source (Stars came in) or a receiver (Stars went out).');
      }
      const id = body.id ?? newChargeId();
      botOf(telegram, params['bot']).stars.push({ ...body, id, date: unix(telegram.clock.now()) } as StarTransaction);
      telegram.changed();
      return { id };
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/bots/{bot}/withdrawals/{id}',
    summary: 'What becomes of a withdrawal on the Star list; the Stars of one that failed are back',
    body: z.strictObject({ state: z.enum(['pending', 'succeeded', 'failed']) }),
    answer: done,
    run: ({ telegram }, { params, body }) => {
      const row = botOf(telegram, params['bot']).stars.find(({ id }) => id === params['id']);
      if (row?.receiver?.type !== 'fragment') throw new Wrong(404, `There is no withdrawal ${params['id']}.`);
      const date = unix(telegram.clock.now());
      row.receiver.withdrawal_state =
        body.state === 'succeeded' ? { type: body.state, date, url: 'https://fragment.com' } : { type: body.state };
      telegram.changed();
      return ok;
    },
  }),
  route({
    method: 'GET',
    path: '/sandbox/keys',
    summary: 'The public Ed25519 key of the signature in initData, in place of the one that Telegram publishes',
    answer: z.object({ ed25519: z.string().describe('32 bytes in hex') }),
    run: ({ telegram }) => ({ ed25519: publicKeyOf(telegram.world.signing_key) }),
  }),
];
