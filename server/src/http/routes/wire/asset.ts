import { z } from 'zod';

/** An asset that is money: people bring it in, and it has rates. */
export const Money = z
  .string()
  .regex(/^[A-Z]{3,5}$/, { error: 'Name the asset by its code, such as "XTR", "TON" or "USD".' })
  .meta({ id: 'Money', description: '`XTR`, `TON`, `USD`, `USDT` or an ISO currency.' });

/** The operator's own name for a person who has money here. */
export const User = z
  .string()
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/, {
    error: 'Name the user in 1 to 64 letters, digits, "_", "-" or ".", no dot first.',
  })
  .meta({
    id: 'User',
    description: 'Your own name for a person who has money here; for a Telegram user, the numeric id.',
  });

/** Hundredths of a percent. */
export const BasisPoints = z
  .int({ error: 'Write hundredths of a percent as a whole number: 150 is 1.5 %.' })
  .min(0, { error: 'Write 0 or more hundredths of a percent.' })
  .max(9999, { error: 'Write less than 10,000 hundredths of a percent.' })
  .meta({ id: 'BasisPoints', description: 'Hundredths of a percent: 150 is 1.5 %.' });
