import { z } from 'zod';

/** The operator's own name for a person. For a Telegram user, the numeric id as a string. */
export const Customer = z
  .string()
  .regex(/^[^\s\p{C}]([^\p{C}]{0,126}[^\s\p{C}])?$/u, {
    error: 'Name the customer in 1 to 128 visible characters; for a Telegram user, the numeric id as a string.',
  })
  .meta({
    id: 'Customer',
    description: 'Your own name for the person; for a Telegram user, the numeric id as a string.',
  });

const codePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/;
const codeRule = 'Write a code of 1 to 48 letters, digits, "_", "." or "-", beginning with a letter or digit.';

/** The code of a feature, product, credit type or app. */
export const Code = z
  .string()
  .regex(codePattern, { error: codeRule })
  .meta({ id: 'Code', description: 'A code of 1 to 48 letters, digits, `_`, `.` or `-`.' });

/** The id of something: any short text is looked up, and what is not there is not found. */
export const AnyId = z
  .string()
  .regex(/^[^\s\p{C}]{1,100}$/u, { error: 'Write the id as it was given to you, such as "pay_…".' })
  .meta({ id: 'AnyId', description: 'An id as it was given to you.' });

/** Words for people: no control characters but line breaks. */
export const words = (longest: number) =>
  z
    .string()
    .min(1, { error: `Write 1 to ${longest} characters.` })
    .max(longest, { error: `Write 1 to ${longest} characters.` })
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'Leave control characters out.' });

/** The same as `words`, with line breaks. */
export const lines = (longest: number) =>
  z
    .string()
    .min(1, { error: `Write 1 to ${longest} characters.` })
    .max(longest, { error: `Write 1 to ${longest} characters.` })
    .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, { error: 'Leave control characters out; line breaks may stay.' });

/** An Idempotency-Key: in the header of a command, or beside each item of a batch. */
export const keyPattern = /^[\x21-\x7e]{1,255}$/;
export const keyRule = 'Give an idempotency key of 1 to 255 visible ASCII characters, a new one for each new intent.';
export const IdempotencyKey = z.string().regex(keyPattern, { error: keyRule });
