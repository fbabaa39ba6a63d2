import { z } from 'zod';
import { addBot } from '../people/add-bot.ts';
import type { Bot } from '../world/bot.ts';
import { route } from './route.ts';

const bot = z.object({ id: z.int(), username: z.string(), first_name: z.string(), token: z.string() });
const shown = ({ id, username, first_name, token }: Bot) => ({ id, username, first_name, token });

const newBot = z.strictObject({
  username: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{2,31}$/),
  first_name: z.string().min(1).max(64),
  token: z.string().optional(),
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
];
