import { z } from 'zod';
import { amountToWire, type Amount } from '#kernel';
import {
  channels,
  deskActions,
  deskKinds,
  noticeKinds,
  orderStatuses,
  paymentStates,
  type OrderInvoice,
  type OrderPayment,
  type OrderStory,
  type StoreDeskCase,
  type StoreOrder,
} from '#store';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';
import { StepTold } from './panel-order.ts';

const about = {
  number: 'What its buyer knows it by.',
  buyer: 'Whose money it is: a Telegram id, a reseller, or for the web a name of its own.',
  verified: 'Whether somebody who can know has said that this recipient can be topped up.',
  price: 'In the currency of the store, before any surcharge.',
  surcharge: 'What its buyer pays on top for the way of paying.',
  method: 'How it is paid: a method, or `balance`.',
  paid: 'What came, in the asset it came in.',
  cost: 'What it cost at its supplier, in the asset that one is paid in.',
  proof: 'What shows the delivery: a transaction, a receipt, an operator’s words.',
  status:
    '`review`: nobody knows whether it was delivered, and its money waits. `failed`: surely not, and the money is on its way back. `refunded`: it is back. `reversed`: taken back after it was delivered.',
};

export const StoreOrderStatusTold = z.enum(orderStatuses);
export const ChannelTold = z.enum(channels);
const shape = {
  order: z.string(),
  number: z.int().describe(about.number),
  channel: ChannelTold,
  buyer: z.string().describe(about.buyer),
  status: StoreOrderStatusTold.describe(about.status),
  stars: z.int(),
  username: z.string().describe('Without `@`.'),
  name: z.string().optional().describe('As it was shown back when the recipient was validated.'),
  verified: z.boolean().describe(about.verified),
  quote: z.string(),
  price: AmountTold.describe(about.price),
  surcharge: AmountTold.describe(about.surcharge),
  method: z.string().optional().describe(about.method),
  payment: z.string().optional(),
  paid: AmountTold.optional().describe(about.paid),
  supplier: z.string().optional(),
  cost: AmountTold.optional().describe(about.cost),
  proof: z.string().optional().describe(about.proof),
  reason: z.string().optional().describe('Why it stands where it stands.'),
  language: z.string(),
  client_ref: z.string().optional(),
  ordered_at: InstantTold,
  expires_at: InstantTold,
  paid_at: InstantTold.optional(),
  ended_at: InstantTold.optional(),
};
export const StoreOrderTold = z.object(shape).meta({ id: 'StoreOrder' });

const PaymentTold = z
  .object({
    payment: z.string(),
    method: z.string(),
    status: z.enum(paymentStates).describe('`kept` pays for the order; what is `returning` goes back to its payer.'),
    asked: AmountTold,
    worth: AmountTold.describe('The same in the currency of the store, by the rate of the quote.'),
    fee: AmountTold.describe('What this way of paying costs by its rule.'),
    came: AmountTold.optional(),
    booked: AmountTold.optional().describe('What came, in the currency of the store.'),
    fee_told: AmountTold.optional().describe('What the gateway says that it kept.'),
    reason: z.string().optional().describe('Why it goes back.'),
    asked_at: InstantTold,
    came_at: InstantTold.optional(),
    ended_at: InstantTold.optional(),
  })
  .meta({ id: 'StoreOrderPayment' });

const NoticeTold = z
  .object({ at: InstantTold, kind: z.enum(noticeKinds), amount: AmountTold.optional() })
  .meta({ id: 'StoreOrderNotice' });

export const StoreOrderStoryTold = z
  .object({
    ...shape,
    payments: z.array(PaymentTold).describe('Everything that was asked for it, and what became of what came.'),
    steps: z.array(StepTold),
    notices: z.array(NoticeTold).describe('What its buyer was told, or is to be.'),
  })
  .meta({ id: 'StoreOrderStory' });

export const StoreInvoiceTold = z
  .object({
    order: z.string(),
    method: z.string(),
    payment: z.string(),
    amount: AmountTold.describe('To be paid, exactly.'),
    surcharge: AmountTold.describe(about.surcharge),
    url: z.string().describe('A page, or a link that opens a wallet.'),
    address: z.string().optional().describe('Where to send it, at methods that are paid by a transfer.'),
    comment: z.string().optional().describe('What the transfer has to carry.'),
    expires_at: InstantTold,
  })
  .meta({ id: 'StoreInvoice' });

export const StoreDeskCaseTold = z
  .object({
    kind: z.enum(deskKinds),
    reason: z.string(),
    since: InstantTold,
    actions: z.array(z.enum(deskActions)),
    order: StoreOrderTold,
  })
  .meta({ id: 'StoreDeskCase' });

const wireOf = (amount: Amount | null | undefined) => (amount ? amountToWire(amount) : undefined);
const instantOf = (at: Date | null) => (at ? toInstant(at) : undefined);

export const fromStoreOrder = (order: StoreOrder): z.output<typeof StoreOrderTold> => ({
  order: order.id,
  number: Number(order.number),
  channel: order.channel,
  buyer: order.buyer,
  status: order.status,
  stars: order.stars,
  username: order.username,
  verified: order.isVerified,
  quote: order.quote,
  price: amountToWire(order.price),
  surcharge: amountToWire(order.surcharge),
  language: order.language,
  ordered_at: toInstant(order.orderedAt),
  expires_at: toInstant(order.expiresAt),
  ...given({
    name: order.recipientName ?? undefined,
    method: order.method ?? undefined,
    payment: order.payment ?? undefined,
    paid: wireOf(order.paid),
    supplier: order.supplier ?? undefined,
    cost: wireOf(order.cost),
    proof: order.proof ?? undefined,
    reason: order.reason ?? undefined,
    client_ref: order.clientRef ?? undefined,
    paid_at: instantOf(order.paidAt),
    ended_at: instantOf(order.endedAt),
  }),
});

const fromPayment = (payment: OrderPayment): z.output<typeof PaymentTold> => ({
  payment: payment.payment,
  method: payment.method,
  status: payment.status,
  asked: amountToWire(payment.asked),
  worth: amountToWire(payment.worth),
  fee: amountToWire(payment.fee),
  asked_at: toInstant(payment.askedAt),
  ...given({
    came: wireOf(payment.came),
    booked: wireOf(payment.booked),
    fee_told: wireOf(payment.told?.fee),
    reason: payment.reason ?? undefined,
    came_at: instantOf(payment.cameAt),
    ended_at: instantOf(payment.endedAt),
  }),
});

export const fromStoreStory = ({ order, payments, steps, notices }: OrderStory) => ({
  ...fromStoreOrder(order),
  payments: payments.map(fromPayment),
  steps: steps.map(({ at, actor, what, details }) => ({ at: toInstant(at), actor, what, details: { ...details } })),
  notices: notices.map(({ at, kind, amount }) => ({ at: toInstant(at), kind, ...given({ amount: wireOf(amount) }) })),
});

export const fromStoreInvoice = (invoice: OrderInvoice): z.output<typeof StoreInvoiceTold> => ({
  order: invoice.order.id,
  method: invoice.method,
  payment: invoice.payment,
  amount: amountToWire(invoice.amount),
  surcharge: amountToWire(invoice.surcharge),
  url: invoice.url,
  expires_at: toInstant(invoice.expiresAt),
  ...given({ address: invoice.address, comment: invoice.comment }),
});

export const fromDeskCase = ({ order, kind, reason, since, actions }: StoreDeskCase) => ({
  kind,
  reason,
  since: toInstant(since),
  actions: [...actions],
  order: fromStoreOrder(order),
});
