import { z } from 'zod';
import { launch } from '../mini-app/launch.ts';
import { postByPerson } from '../messages/post-message.ts';
import { blockBot } from '../people/block-bot.ts';
import { openLink } from '../people/open-link.ts';
import { shareChat } from '../people/share-chat.ts';
import { botOf, groupOf, personOf } from '../people/find.ts';
import { route } from './route.ts';
import { botName, done, ok } from './shapes.ts';

const message = z.object({ message_id: z.int() });

/** What else a person does with a bot: opens links and Mini Apps, blocks, shares chats. */
export const peopleRoutes = [
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/open',
    summary:
      'A person taps a t.me link: deep link, Mini App link, invoice, invitation, or a public chat, which they join',
    body: z.strictObject({ link: z.string() }),
    answer: z.object({
      opened: z.enum(['bot', 'app', 'invoice', 'chat']),
      bot: z.int().optional(),
      message_id: z.int().optional(),
      init_data: z.string().optional(),
      link: z.string().optional(),
      chat: z.int().optional(),
      result: z.enum(['joined', 'requested', 'already']).optional(),
    }),
    run: ({ telegram }, { params, body }) => openLink(telegram, personOf(telegram, params['id']), body.link),
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/init-data',
    summary:
      'A person opens the Mini App of a bot: initData signed with the bot token and with the key of this sandbox',
    body: z.strictObject({
      bot: botName,
      start_param: z
        .string()
        .regex(/^[\w-]{0,512}$/)
        .optional(),
    }),
    answer: z.object({ init_data: z.string() }),
    run: ({ telegram }, { params, body }) => {
      const person = personOf(telegram, params['id']);
      return { init_data: launch(telegram, person, botOf(telegram, body.bot), body.start_param) };
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/web-app-data',
    summary: 'A Mini App opened from a keyboard button sends data to the bot',
    body: z.strictObject({ bot: botName, data: z.string().min(1).max(4096), button_text: z.string().min(1) }),
    answer: message,
    run: ({ telegram }, { params, body: { bot, data, button_text } }) => {
      const content = { web_app_data: { data, button_text } };
      const posted = postByPerson(telegram, botOf(telegram, bot), personOf(telegram, params['id']), content);
      return { message_id: posted.message_id };
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/share-chat',
    summary: 'A person presses a request_chat button and picks a chat',
    body: z.strictObject({ bot: botName, chat: z.int(), request_id: z.int().optional() }),
    answer: message,
    run: ({ telegram }, { params, body }) => {
      const person = personOf(telegram, params['id']);
      const group = groupOf(telegram, body.chat);
      return { message_id: shareChat(telegram, person, botOf(telegram, body.bot), group, body.request_id) };
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/block',
    summary: 'A person blocks a bot, or with blocked: false unblocks it',
    body: z.strictObject({ bot: botName, blocked: z.boolean().default(true) }),
    answer: done,
    run: ({ telegram }, { params, body }) => {
      blockBot(telegram, personOf(telegram, params['id']), botOf(telegram, body.bot), body.blocked);
      return ok;
    },
  }),
];
