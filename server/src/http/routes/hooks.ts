import { z } from 'zod';
import { Refusal } from '#kernel';
import { receiveDelivery } from '#payments';
import { route, type Route } from './operation.ts';
import { AnyId } from './wire/text.ts';

const bytesMax = 64 * 1024;
const queryCharactersMax = 8 * 1024;

/** Gateways differ in how they call; what they are told goes back in their own words. */
const hookRoute = (method: 'GET' | 'POST', id: string): Route =>
  route(
    {
      id,
      method,
      takesAnything: { bytesMax },
      file: 'text/plain',
      path: '/hooks/{gateway}/{connection}',
      tag: 'Webhooks in',
      summary: `Where gateways deliver (${method})`,
      description:
        'Called by a payment system. The delivery is stored as it came, with what it asks us to look up, before this answers in the words of that system. Nothing is credited because of it: what counts is what the system says when it is asked. 503 when it could not be stored, so that it is sent again.',
      params: z.strictObject({ gateway: AnyId, connection: AnyId }),
      answer: z.string(),
      refusals: ['not_found', 'payload_too_large', 'signature_invalid'],
      example: {
        params: { gateway: 'cryptobot', connection: 'con_0199d3a5c0de7a000b2c4d6e8f001122' },
        answer: 'ok',
      },
    },
    async (needs, { params: { gateway, connection }, headers, bytes, address, rawQuery: query, answerAs }) => {
      if (query.length > queryCharactersMax)
        throw new Refusal('payload_too_large', 'What stands behind the question mark is at most 8 KiB.');
      const delivery = { method, query, headers, body: bytes ?? Buffer.alloc(0), address };
      answerAs(await receiveDelivery(needs, { gateway, connection, delivery }));
      return '';
    },
  );

export const hookRoutes = [hookRoute('POST', 'gatewayWebhook'), hookRoute('GET', 'gatewayWebhookByGet')];
