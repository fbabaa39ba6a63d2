import { z } from 'zod';
import { formatUnits, unitsMax } from '#kernel';

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

/** The same of credits. */
/** Said of credits that are none. */
export const creditsRule =
  'Write a number above zero as a decimal string such as "10" or, if the type has decimals, "0.5".';

/** An amount of credits on its way in, as a text: how many decimals it may have is a matter of its type. */
export const CreditsAsked = z
  .union(
    [
      z.string().regex(/^(0|[1-9]\d{0,18})(\.\d{1,9})?$/, { error: creditsRule }),
      z.int({ error: creditsRule }).positive({ error: creditsRule }).transform(String),
    ],
    { error: creditsRule },
  )
  .refine((text) => /[1-9]/.test(text), { error: creditsRule })
  .meta({
    id: 'Credits',
    description: 'Credits as a decimal string, with at most the decimals of their type. JSON integers are taken too.',
  });

/** A quantity or credits on their way out. */
export const Digits = z
  .string()
  .regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
  .meta({
    id: 'Digits',
    description:
      'A number as a decimal string, so that no reader loses digits of it; credits have the decimals of their type.',
  });

export const toDigits = (units: bigint, scale = 0): string => formatUnits(units, scale);
