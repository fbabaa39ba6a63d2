import { z } from 'zod';
import { previewRefund, readScales } from '#billing';
import { getPayment, listPayments, listRefunds, paymentStatuses, refundStatuses, requestRefund } from '#payments';
import { keepSubscription } from '#subscriptions';
import { route } from './operation.ts';
import { Policy } from './products.ts';
import { AmountTold } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { InstantTold } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromPayment, fromPreview, fromRefund } from './wire/payment.ts';
import { Digits } from './wire/quantity.ts';
import { AnyId, Customer } from './wire/text.ts';

const Status = z.enum(paymentStatuses as [(typeof paymentStatuses)[number], ...(typeof paymentStatuses)[number][]]);
const RefundStatus = z.enum(refundStatuses as [(typeof refundStatuses)[number], ...(typeof refundStatuses)[number][]]);

export const Payment = z
  .object({
    id: z.string(),
    status: Status,
    gateway: z.string(),
    connection: z.string().describe('The bot, shop or wallet that received it.'),
    app: z.string(),
    purpose: z.string().optional(),
    customer: z.string().optional(),
    product: z.string().optional(),
    title: z.string(),
    description: z.string(),
    amount: AmountTold.describe('What was asked for.'),
    paid: AmountTold.optional().describe('What came in.'),
    settlement: z
      .object({
        received: AmountTold.optional().describe(
          'What came into the account at the gateway, where that is another asset.',
        ),
        fee: AmountTold.optional().describe('What the gateway kept of it.'),
      })
      .optional(),
    charge: z.string().optional().describe("The gateway's name of the charge."),
    payer: z.string().optional().describe("Who paid, by the gateway's id."),
    link: z.string().optional(),
    external_id: z.string().optional().describe("The gateway's name of the invoice."),
    address: z.string().optional().describe('Where to send the money, at gateways that are paid by a transfer.'),
    comment: z.string().optional().describe('What the transfer has to carry.'),
    problem: z.string().optional().describe('Why it waits, in a sentence.'),
    requested_at: InstantTold,
    expires_at: InstantTold.optional(),
    settled_at: InstantTold.optional(),
    fulfilled_at: InstantTold.optional(),
    refunded_at: InstantTold.optional(),
  })
  .meta({ id: 'Payment' });

const Refund = z
  .object({
    refund: z.string(),
    payment: z.string(),
    status: RefundStatus,
    policy: z.string().optional(),
    origin: z.enum(['request', 'platform', 'gateway']),
    problem: z.string().optional(),
    requested_at: InstantTold,
    done_at: InstantTold.optional(),
  })
  .meta({ id: 'Refund' });

const figures = {
  credit_type: z.string(),
  granted: Digits,
  spent: Digits,
  reserved: Digits,
  expired: Digits,
  removable: Digits.describe('What the refund takes back.'),
  kept: Digits.describe('What stays spendable: under `forgive`, all that is left.'),
  debt: Digits.describe('What the customer then owes.'),
};

const RefundPreview = z
  .object({
    dry_run: z.literal(true),
    payment: z.string(),
    policy: z.string(),
    ...figures,
    credit_types: z.array(z.object(figures)),
    entitlements: z.array(z.string()).describe('Features whose access ends.'),
    blocks: z.boolean().describe('Whether the customer is refused everything until the debt is settled.'),
  })
  .meta({ id: 'RefundPreview', description: 'What the refund would do now, to the unit.' });

const RefundRequest = z
  .strictObject({
    policy: Policy.optional().describe('The policy of the product, when not given.'),
    keep_subscription: z
      .boolean()
      .optional()
      .describe('Of the period of a subscription that runs: leave the renewal as it is. Else it is stopped.'),
    dry_run: z.boolean().optional().describe('Only say what the refund would do.'),
  })
  .optional()
  .meta({ id: 'RefundRequest' });

const query = z.strictObject({
  customer: Customer.exactOptional(),
  status: Status.exactOptional(),
  connection: AnyId.exactOptional().describe('The bot, shop or wallet that received it.'),
  ...pageQuery,
});
const params = z.strictObject({ id: AnyId });
const tag = 'Payments';
const id = 'pay_0199d3a5c0de7a000b2c4d6e8f001122';
export const paymentExample = {
  id,
  status: 'fulfilled',
  gateway: 'stars',
  connection: 'bot_0199d3a5c0de7a000b2c4d6e8f001122',
  app: 'main',
  customer: '123456789',
  product: 'pack_500',
  title: '500 credits',
  description: 'Enough for 50 images.',
  amount: { asset: 'XTR', amount: '250' },
  paid: { asset: 'XTR', amount: '250' },
  requested_at: '2026-11-20T10:00:00.000Z',
};

export const paymentRoutes = [
  route(
    {
      id: 'listPayments',
      method: 'GET',
      path: '/v1/payments',
      tag,
      scope: 'payments:read',
      summary: 'Payments, newest first',
      description: 'Of one customer, in one state, through one connection: or all.',
      query,
      answer: z.object({ payments: z.array(Payment), cursor: NextCursor }).meta({ id: 'PaymentList' }),
      refusals: [],
      example: { query: { status: 'fulfilled' }, answer: { payments: [paymentExample] } },
    },
    async ({ pool }, { workspace, query: filter }) => {
      const page = await listPayments(pool, { workspace, ...filter });
      return { payments: page.payments.map(fromPayment), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getPayment',
      method: 'GET',
      path: '/v1/payments/{id}',
      tag,
      scope: 'payments:read',
      summary: 'One payment, with its refunds',
      description: 'Requested, settled (the money is here), fulfilled (the goods are theirs), refunded.',
      params,
      answer: Payment.extend({ refunds: z.array(Refund) }).meta({ id: 'PaymentWithRefunds' }),
      refusals: ['not_found'],
      example: { params: { id }, answer: { ...paymentExample, refunds: [] } },
    },
    async ({ pool }, { workspace, params: { id: payment } }) => ({
      ...fromPayment(await getPayment(pool, workspace, payment)),
      refunds: (await listRefunds(pool, workspace, payment)).map(fromRefund),
    }),
  ),
  route(
    {
      id: 'refundPayment',
      method: 'POST',
      path: '/v1/payments/{id}/refund',
      tag,
      scope: 'refunds:write',
      keyed: 'required',
      summary: 'Give a payment back, or see what that would do',
      description:
        'The intent is stored, then the gateway is asked; follow `status`. With `dry_run` nothing happens, no key is needed, and the answer says what would be taken back.',
      body: RefundRequest,
      params,
      answer: z.union([Refund, RefundPreview]),
      refusals: ['not_found', 'payment_not_refundable', 'refund_in_progress', 'policy_unavailable'],
      example: {
        params: { id },
        body: { policy: 'void_remaining' },
        answer: {
          refund: 'rf_0199d3a5c0de7a000b2c4d6e8f001122',
          payment: id,
          status: 'requested',
          policy: 'void_remaining',
          origin: 'request',
          requested_at: '2026-11-20T10:00:00.000Z',
        },
      },
    },
    async (needs, { workspace, params: { id: payment }, body: { policy, dry_run, keep_subscription } = {}, key }) => {
      if (dry_run)
        return fromPreview(
          await previewRefund(needs, workspace, payment, policy),
          await readScales(needs.pool, workspace),
        );
      const request = { workspace, payment, key: `api:${key()}`, ...given({ policy }) };
      if (keep_subscription) await keepSubscription(needs, workspace, payment);
      return fromRefund(await requestRefund(needs, request));
    },
  ),
];
