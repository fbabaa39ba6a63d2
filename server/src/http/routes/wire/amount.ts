import { z } from 'zod';
import { parseUnits, Refusal, scaleOf, type Amount as Money } from '#kernel';

/** Said of every amount that is not one. */
export const amountRule =
  'Write an amount above zero as a decimal string such as "12.5" (an integer is taken as well, a JSON fraction never: it loses digits).';

const error = amountRule;
const decimal = z.string().regex(/^(0|[1-9]\d{0,18})(\.\d{1,18})?$/, { error });
const integer = z.int({ error }).positive({ error });
const AmountText = z.union([decimal, integer], { error }).transform(String);

const Asset = z
  .string()
  .regex(/^([A-Z]{3,5}|credit:[A-Za-z0-9_.-]{1,64})$/, { error: 'Name the asset, such as "XTR" or "credit:credits".' })
  .meta({ id: 'Asset', description: '`XTR`, `TON`, `USD`, `USDT`, an ISO currency, or `credit:<type>`.' });

/** An amount on its way in, as units. What the asset cannot hold is said at the field `amount`. */
export const Amount = z
  .strictObject({ asset: Asset, amount: AmountText })
  .transform(({ asset, amount }, context): Money => {
    try {
      const units = parseUnits(amount, scaleOf(asset));
      if (units > 0n) return { asset, units };
      context.addIssue({ code: 'custom', message: amountRule, path: ['amount'] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.addIssue({ code: 'custom', message: error.message, path: ['amount'], params: { refusal: error.code } });
    }
    return z.NEVER;
  })
  .meta({ id: 'AmountAsked', description: 'An asset and how much of it.' });

/** An amount on its way out. */
export const AmountTold = z
  .object({ asset: Asset, amount: z.string().meta({ description: 'A decimal string, without needless zeros.' }) })
  .meta({ id: 'Amount', description: 'An asset and how much of it.' });
