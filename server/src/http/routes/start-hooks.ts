import { z } from 'zod';
import { receiveCallback, receiveLaunch, startCallback, type HeardNeeds } from '#checkers/starts';
import { getTask } from '#exchange';
import { Refusal } from '#kernel';
import type { HttpNeeds } from './needs.ts';
import { route } from './operation.ts';
import { AnyId } from './wire/text.ts';

const bytesMax = 16 * 1024;
const params = z.strictObject({ task: AnyId });
const task = 'tsk_0199d3a5c0de7a000b2c4d6e8f001122';

const HeardAnswer = z
  .object({
    status: z.enum(['counted', 'duplicate', 'ignored']),
    reason: z
      .enum(['unknown_token', 'foreign_token', 'expired_token', 'unknown_user'])
      .optional()
      .describe('Why it was ignored. Sending it again changes nothing.'),
  })
  .meta({ id: 'StartHeard' });

/** Nobody is told of starts where no exchange runs. */
function heardBy(needs: HttpNeeds): HttpNeeds & HeardNeeds {
  const { sighted } = needs;
  if (!sighted) throw new Refusal('exchange_disabled', 'No exchange runs here.');
  return { ...needs, sighted };
}

export const startHookRoutes = [
  route(
    {
      id: 'getStartCallback',
      method: 'GET',
      path: '/v1/tasks/{id}/start-callback',
      tag: 'Exchange',
      scope: 'tasks:write',
      people: true,
      summary: 'Where an advertised bot tells who started it',
      description:
        'For a task about a bot that is not on this instance: the address its program or its Mini App calls, and the secret it signs with, as in the guide "Paid bot starts". A person gets it for their own tasks only.',
      params: z.strictObject({ id: AnyId }),
      answer: z.object({ url: z.string(), mini_app_url: z.string(), secret: z.string() }).meta({ id: 'StartCallback' }),
      refusals: ['not_found'],
      example: {
        params: { id: task },
        answer: {
          url: `https://pay.example.com/hooks/starts/${task}`,
          mini_app_url: `https://pay.example.com/hooks/starts/${task}/mini-app`,
          secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        },
      },
    },
    async (needs, { workspace, person, params: { id } }) => {
      await getTask(needs.pool, workspace, id, person);
      const { url, secret } = await startCallback(needs, workspace, id);
      return { url, mini_app_url: `${url}/mini-app`, secret };
    },
  ),
  route(
    {
      id: 'startCallback',
      method: 'POST',
      takesAnything: { bytesMax },
      path: '/hooks/starts/{task}',
      tag: 'Webhooks in',
      summary: 'Where an advertised bot tells who started it, or stopped',
      description:
        'Called by the program of the bot that a task is about. JSON: `{"event": "started", "token", "user_id", "at"}` with the start parameter the person came with, or `{"event": "stopped", "user_id", "at"}` when they block the bot; `at` is the date of the update, in unix seconds. Signed as Standard Webhooks with the secret of the task: `webhook-id`, `webhook-timestamp` (at most 300 s from now), `webhook-signature`. The same id counts once. 200 means that it need not be sent again.',
      params,
      answer: HeardAnswer,
      refusals: ['not_found', 'payload_too_large', 'signature_invalid', 'invalid_request', 'exchange_disabled'],
      example: { params: { task }, answer: { status: 'counted' } },
    },
    async (needs, { params: { task: named }, headers, bytes = Buffer.alloc(0) }) =>
      receiveCallback(heardBy(needs), { task: named, headers, body: bytes }),
  ),
  route(
    {
      id: 'startMiniApp',
      method: 'POST',
      takesAnything: { bytesMax },
      path: '/hooks/starts/{task}/mini-app',
      tag: 'Webhooks in',
      summary: 'Where an advertised Mini App proves who opened it',
      description:
        'The body is `Telegram.WebApp.initData`, as it is. Telegram has signed it for the bot of the task, so nobody else can make it, and no secret is needed; the start parameter inside is the worker’s. At most an hour old.',
      params,
      answer: HeardAnswer,
      refusals: ['not_found', 'payload_too_large', 'signature_invalid', 'session_expired', 'exchange_disabled'],
      example: { params: { task }, answer: { status: 'counted' } },
    },
    async (needs, { params: { task: named }, bytes = Buffer.alloc(0) }) =>
      receiveLaunch(heardBy(needs), { task: named, initData: bytes.toString('utf8') }),
  ),
];
