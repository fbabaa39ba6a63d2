import { z } from 'zod';
import { receiveWebhook } from '#telegram';
import { route } from './operation.ts';
import { AnyId } from './wire/text.ts';
import { Receipt, UpdateBody } from './wire/update.ts';

export const webhookRoutes = [
  route(
    {
      id: 'telegramWebhook',
      method: 'POST',
      keepsBytes: true,
      path: '/telegram/{bot}',
      tag: 'Webhooks in',
      summary: 'Where Telegram delivers updates',
      description:
        'Called by Telegram with the secret it was given in `X-Telegram-Bot-Api-Secret-Token`. The update is stored before this answers 200. Behind a relay, a method in the answer of the bot is answered instead.',
      body: UpdateBody,
      params: z.strictObject({ bot: AnyId }),
      answer: Receipt,
      refusals: ['not_found', 'signature_invalid'],
      example: {
        params: { bot: 'bot_0199d3a5c0de7a000b2c4d6e8f001122' },
        body: { update_id: 10001, message: { message_id: 5 } },
        answer: { status: 'applied' },
      },
    },
    async (needs, { params: { bot }, body: update, bytes = Buffer.alloc(0), headers, asItIs }) => {
      const secret = secretIn(headers['x-telegram-bot-api-secret-token']);
      const { status, reply } = await receiveWebhook(needs, { bot, secret, update, body: bytes });
      if (reply) asItIs(reply);
      return { status };
    },
  ),
];

const secretIn = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);
