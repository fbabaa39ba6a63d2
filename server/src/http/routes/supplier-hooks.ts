import { z } from 'zod';
import { Refusal } from '#kernel';
import { receiveSupplierHook } from '#supply';
import { route } from './operation.ts';
import { AnyId } from './wire/text.ts';

const bytesMax = 64 * 1024;
const queryCharactersMax = 8 * 1024;

export const supplierHookRoutes = [
  route(
    {
      id: 'supplierWebhook',
      method: 'POST',
      takesAnything: { bytesMax },
      file: 'text/plain',
      path: '/hooks/supplier/{supplier}',
      tag: 'Webhooks in',
      summary: 'Where suppliers of Stars tell of orders',
      description:
        'Called by a supplier. Its signature is checked over the bytes, and the delivery stored, before this answers. Nothing is believed because of it: how an order stands is what the supplier says when it is asked, soon after.',
      params: z.strictObject({ supplier: AnyId }),
      answer: z.string(),
      refusals: ['not_found', 'payload_too_large', 'signature_invalid'],
      example: { params: { supplier: 'sup_0199d3a5c0de7a000b2c4d6e8f001122' }, answer: 'ok' },
    },
    async (needs, { params: { supplier }, headers, bytes, address, rawQuery: query }) => {
      if (query.length > queryCharactersMax)
        throw new Refusal('payload_too_large', 'What stands behind the question mark is at most 8 KiB.');
      const delivery = { method: 'POST' as const, query, headers, body: bytes ?? Buffer.alloc(0), address };
      await receiveSupplierHook(needs, supplier, delivery);
      return 'ok';
    },
  ),
];
