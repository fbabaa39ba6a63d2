import { z } from 'zod';
import { sellProduct } from '#subscriptions';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { AnyId, Code, Customer } from './wire/text.ts';

const InvoiceRequest = z
  .strictObject({
    customer: Customer,
    product: Code,
    bot: AnyId.optional().describe('The bot that sells; the only one there is, when not given.'),
  })
  .meta({ id: 'InvoiceRequest' });

const InvoiceAnswer = z
  .object({
    link: z.string().describe('Send it to the customer, or open it in a Mini App.'),
    payment: z.string().describe('The payment that the invoice asks for.'),
  })
  .meta({ id: 'InvoiceAnswer' });

const toPurchase = ({ customer, product, bot }: z.output<typeof InvoiceRequest>, key?: string) => ({
  customer,
  product,
  ...given({ bot, key }),
});

export const invoiceRoutes = [
  route(
    {
      id: 'createInvoice',
      method: 'POST',
      path: '/v1/invoices',
      tag: 'Payments',
      scope: 'payments:write',
      keyed: 'optional',
      summary: 'Ask a customer to pay for a product',
      description:
        'Answers a Telegram invoice link in Stars. Nothing is booked until it is paid. A subscription is charged again every thirty days, until it is canceled. With an Idempotency-Key the same request hears the same link.',
      body: InvoiceRequest,
      answer: InvoiceAnswer,
      refusals: [
        'unknown_product',
        'not_for_sale',
        'already_bought',
        'not_found',
        'gateway_refused',
        'gateway_unavailable',
      ],
      example: {
        body: { customer: '123456789', product: 'pack_500' },
        answer: { link: 'https://t.me/$AbCdEf', payment: 'pay_0199d3a5c0de7a000b2c4d6e8f001122' },
      },
    },
    async (needs, { workspace, body, keyIfAny }) => sellProduct(needs, workspace, toPurchase(body, keyIfAny())),
  ),
];
