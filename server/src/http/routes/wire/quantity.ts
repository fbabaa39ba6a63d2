import { z } from 'zod';
import { unitsMax } from '#kernel';

/** Said of every quantity that is not one: what was wrong and how to mend it, in one sentence. */
export const quantityRule =
  'Write a whole number from 1 to 9200000000000000000 as a decimal string such as "10" (an integer without a fraction is taken as well).';

const error = quantityRule;
const digits = z.string().regex(/^[1-9]\d{0,18}$/, { error });
const integer = z.int({ error }).positive({ error });

/** A quantity or a number of credits on its way in: a decimal string, or a JSON integer that is exact. */
export const Quantity = z
  .union([digits, integer], { error })
  .transform(BigInt)
  .refine((units) => units <= unitsMax, { error })
  .meta({
    id: 'Quantity',
    description: 'A whole number above zero, as a decimal string. JSON integers are taken too.',
  });

/** A quantity on its way out. */
export const Digits = z
  .string()
  .regex(/^-?(0|[1-9]\d*)$/)
  .meta({ id: 'Digits', description: 'A whole number as a decimal string, so that no reader loses digits of it.' });

export const toDigits = (units: bigint): string => units.toString();
