import { z } from 'zod';

/** A payment as getPayment tells it, numbers as their text. Only what is used here. */
export const paymentShape = z.looseObject({
  paymentId: z.string().regex(/^\d{1,19}$/),
  status: z.string(),
  date: z.string(),
  account: z.string(),
  projectId: z.string(),
  orderSum: z.string(),
  orderCurrency: z.string().regex(/^[A-Z]{3}$/),
  profit: z.string().optional(),
  purse: z.string().nullish(),
  isPreauth: z.union([z.string(), z.boolean()]).nullish(),
  errorMessage: z.string().nullish(),
});
export type UnitPayment = z.infer<typeof paymentShape>;
