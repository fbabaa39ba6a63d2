import { z } from 'zod';
import { findButton } from '../people/find-button.ts';
import { pressButton } from '../people/press-button.ts';
import { writeToBot } from '../people/write-to-bot.ts';
import { botOf, personOf } from '../people/find.ts';
import { route } from './route.ts';
import { asBotApi, botName } from './shapes.ts';
import { showDialog, showDialogs } from './show-dialog.ts';

export const dialogRoutes = [
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/messages',
    summary: 'A person writes to a bot; a deep link is the text "/start <parameter>"',
    body: z.strictObject({ bot: botName, text: z.string().min(1).max(4096) }),
    answer: z.object({ message_id: z.int() }),
    run: ({ telegram }, { params, body }) => {
      const person = personOf(telegram, params['id']);
      return { message_id: writeToBot(telegram, person, botOf(telegram, body.bot), body.text).message_id };
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/press',
    summary: 'A person presses a button: by its text, or by its callback data',
    body: z.strictObject({
      bot: botName,
      button: z.string().optional(),
      data: z.string().optional(),
      message_id: z.int().optional(),
    }),
    answer: z.object({
      answer: z
        .object({ text: z.string().optional(), show_alert: z.boolean().optional(), url: z.string().optional() })
        .optional(),
      url: z.string().optional(),
      request_chat: asBotApi.optional(),
      message_id: z.int().optional(),
    }),
    run: async ({ telegram }, { params, body }) => {
      const person = personOf(telegram, params['id']);
      const bot = botOf(telegram, body.bot);
      const found = findButton(telegram, person, bot, body);
      if (found.kind === 'written') return { message_id: writeToBot(telegram, person, bot, found.text).message_id };
      if (found.kind === 'link') return { url: found.url };
      if (found.kind === 'chat') return { request_chat: found.request };
      return { answer: await pressButton(telegram, person, bot, found.posted, found.data) };
    },
  }),
  route({
    method: 'GET',
    path: '/sandbox/users/{id}/chats',
    summary: 'The chats of a person with bots, the latest first',
    answer: z.array(asBotApi),
    run: ({ telegram }, { params }) => showDialogs(telegram, personOf(telegram, params['id'])),
  }),
  route({
    method: 'GET',
    path: '/sandbox/users/{id}/chats/{bot}',
    summary: 'The messages of one chat, oldest first, with the keyboard and the commands of the bot',
    answer: z.object({ messages: z.array(asBotApi), keyboard: asBotApi.optional(), commands: z.array(asBotApi) }),
    run: ({ telegram }, { params }) =>
      showDialog(telegram, personOf(telegram, params['id']), botOf(telegram, params['bot'])),
  }),
];
