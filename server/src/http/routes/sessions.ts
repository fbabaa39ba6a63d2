import { z } from 'zod';
import { requireEnabled } from '#exchange';
import { endSession, requireInitData, type InitData } from '#identity';
import { isId, Refusal } from '#kernel';
import { comeIn } from '#people';
import { withBotToken, type Bot } from '#telegram';
import type { HttpNeeds } from './needs.ts';
import { initDataOf } from './init-data.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { AnyId } from './wire/text.ts';

const tag = 'People';

const SessionRequest = z
  .strictObject({
    bot: AnyId.describe('Our id of the bot whose Mini App it is.'),
    device: z
      .string()
      .regex(/^[\x21-\x7e]{8,128}$/, { error: 'Write 8 to 128 visible ASCII characters.' })
      .exactOptional()
      .describe('A random text that the Mini App keeps on the device. Only a salted hash is kept, for 60 days.'),
  })
  .meta({ id: 'SessionRequest' });

const SessionTold = z
  .object({ token: z.string().describe('Shown this once.'), user: z.string(), expires_at: InstantTold })
  .meta({ id: 'Session' });

export const sessionRoutes = [
  route(
    {
      id: 'openSession',
      method: 'POST',
      path: '/v1/sessions',
      tag,
      takesInitData: true,
      summary: 'Open a session for who opened the Mini App',
      description:
        'Send the initData that Telegram gave the Mini App, as it came: `Authorization: tma <initData>`. It may be an hour old at most and opens one session, of 12 hours; then send `Authorization: Bearer ses_…`. An address may try 60 times a minute, unless the operator has set another limit.',
      body: SessionRequest,
      answer: SessionTold,
      refusals: [
        'unauthenticated',
        'signature_invalid',
        'session_expired',
        'rate_limited',
        'exchange_disabled',
        'not_found',
      ],
      example: {
        body: { bot: 'bot_0199d3a5c0de7a000b2c4d6e8f001122' },
        answer: {
          token: 'ses_0000000000000000000000000000000000000000000',
          user: '123456789',
          expires_at: '2026-11-20T22:00:00.000Z',
        },
      },
    },
    async (needs, { headers, body: { bot: named, device }, address }) => {
      const { bot, data } = await vouchedFor(needs, named, initDataOf(headers));
      await requireEnabled(needs.pool, bot.workspace);
      const signals = { address, ...given({ device }) };
      const { session, token } = await comeIn(needs, bot.workspace, { bot: bot.id, data, signals });
      return { token, user: session.user, expires_at: toInstant(session.expiresAt) };
    },
  ),
  route(
    {
      id: 'endSession',
      method: 'DELETE',
      path: '/v1/sessions/current',
      tag,
      scope: 'people:write',
      people: true,
      summary: 'End this session',
      description: 'Its token is good for nothing from now on. An API key has no session to end.',
      answer: z.object({ ended: z.literal(true) }).meta({ id: 'SessionEnded' }),
      refusals: ['not_found'],
      example: { answer: { ended: true } },
    },
    async (needs, { workspace, caller }) => {
      if (!isId('ses', caller.key)) throw new Refusal('not_found', 'An API key has no session to end.');
      await endSession(needs, workspace, caller.key);
      return { ended: true as const };
    },
  ),
];

/** Whom this bot's token vouches for. People come in through the exchange's own bot and through no other. */
async function vouchedFor(needs: HttpNeeds, named: string, raw: string): Promise<{ bot: Bot; data: InitData }> {
  const found = await withBotToken(needs, named, (bot, token) =>
    bot.purpose === 'exchange' ? { bot, data: requireInitData(needs, token, raw) } : undefined,
  );
  if (found) return found;
  throw new Refusal('not_found', 'There is no bot of that id through which people come in.');
}
