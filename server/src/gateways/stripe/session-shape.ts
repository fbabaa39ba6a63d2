import { z } from 'zod';

const whole = z.string().regex(/^-?\d{1,18}$/);
const seconds = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform((text) => new Date(Number(text) * 1000));

export const balanceTransactionShape = z.looseObject({
  id: z.string(),
  amount: whole,
  currency: z.string(),
  fee: whole,
  type: z.string(),
  created: seconds,
  source: z.unknown(),
});
export type BalanceTransaction = z.infer<typeof balanceTransactionShape>;

/** A charge; what stands in place of an object that was not asked for is its id. */
const chargeShape = z.looseObject({
  id: z.string(),
  created: seconds,
  amount_refunded: whole.default('0'),
  refunded: z.boolean().default(false),
  disputed: z.boolean().default(false),
  balance_transaction: z.union([balanceTransactionShape, z.string()]).nullish(),
});

const intentShape = z.looseObject({
  id: z.string(),
  status: z.string(),
  latest_charge: z.union([chargeShape, z.string()]).nullish(),
});

/** A Checkout session, with its intent and charge where they were asked for. Numbers are their text. */
export const sessionShape = z.looseObject({
  id: z.string().max(255),
  url: z.string().nullish(),
  status: z.string().nullish(),
  payment_status: z.string(),
  amount_total: whole.nullish(),
  currency: z.string().nullish(),
  customer: z.unknown(),
  client_reference_id: z.string().nullish(),
  livemode: z.boolean().optional(),
  payment_intent: z.union([intentShape, z.string()]).nullish(),
});
export type Session = z.infer<typeof sessionShape>;
export type Intent = z.infer<typeof intentShape>;
export type StripeCharge = z.infer<typeof chargeShape>;

export const listOf = <T extends z.ZodType>(shape: T) =>
  z.looseObject({ data: z.array(shape).max(100), has_more: z.boolean().default(false) });

export const disputeShape = z.looseObject({ id: z.string(), status: z.string(), created: seconds });
export const refundShape = z.looseObject({
  id: z.string(),
  status: z.string().nullish(),
  amount: whole,
  created: seconds,
});
