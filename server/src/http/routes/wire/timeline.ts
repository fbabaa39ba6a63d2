import { z } from 'zod';
import { timelineKinds } from '#billing';
import { paymentSteps } from '#payments';
import { AmountTold } from './amount.ts';
import { InstantTold } from './instant.ts';
import { Digits } from './quantity.ts';

/** One thing that happened to a customer. */
export const Entry = z
  .object({
    at: InstantTold,
    kind: z.enum(timelineKinds),
    transfer: z.string().optional(),
    credit_type: z.string().optional(),
    available: Digits.describe('Change of what the customer can spend.'),
    reserved: Digits.describe('Change of what is set aside.'),
    debt: Digits.describe('Change of what the customer owes.'),
    balance: Digits.optional().describe('What the customer could spend after it; only in a timeline of all kinds.'),
    lots: z.array(
      z.object({
        grant: z.string().optional().describe('Not given for use under a pass.'),
        payment: z.string().optional().describe('The payment that bought the lot.'),
        amount: Digits,
      }),
    ),
    feature: z.string().optional(),
    reservation: z.string().optional(),
    payment: z.string().optional(),
    product: z.string().optional(),
    category: z.string().optional(),
    reason: z.string().optional().describe('Why: the words of who did it, or the reason of a no.'),
    actor: z.string().optional().describe('Who: an API key, or the rule that did it.'),
    step: z.enum(paymentSteps).optional().describe('What became of the payment.'),
    amount: AmountTold.optional().describe('Of the payment.'),
    problem: z.string().optional().describe('What is wrong with the payment, as it is known now.'),
    policy: z.string().optional().describe('Of a refund, or of the decision about it.'),
    count: Digits.optional().describe('How many noes in that minute; the last of them at `until`.'),
    until: InstantTold.optional(),
    note: z.string().optional(),
    text: z.string().optional().describe('What the note says.'),
    details: z.record(z.string(), z.unknown()).optional().describe('What else was recorded; differs by kind.'),
  })
  .meta({ id: 'TimelineEntry' });
