import { z } from 'zod';
import { showRate, type Quote, type Rate } from '#rates';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

const rule = 'Write a rate above zero as a plain decimal string such as "2.345": no exponent, no fraction of JSON.';

/** A rate on its way in: a decimal text, so that no digit is lost. */
export const RateText = z
  .string({ error: rule })
  .regex(/^\d{1,24}(\.\d{1,30})?$/, { error: rule })
  .refine((text) => /[1-9]/.test(text), { error: rule })
  .meta({ id: 'RateAsked', description: 'What one whole `from` is worth in `to`, as a decimal string.' });

export const QuoteTold = z
  .object({
    from: z.string(),
    to: z.string(),
    rate: z.string().describe('What one whole `from` is worth in `to`.'),
    source: z.string().describe('`manual` when somebody entered it.'),
    status: z.enum(['current', 'held', 'past']).describe('`held`: it jumped, and is not used until it is confirmed.'),
    first_read_at: InstantTold,
    read_at: InstantTold.describe('When its source said it last.'),
    valid_until: InstantTold.describe('Not used after this.'),
    actor: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'RateQuote' });

export const fromQuote = (quote: Quote) => ({
  from: quote.from,
  to: quote.to,
  rate: quote.rate,
  source: quote.source,
  status: quote.status,
  first_read_at: toInstant(quote.firstReadAt),
  read_at: toInstant(quote.readAt),
  valid_until: toInstant(quote.validUntil),
  ...given({ actor: quote.actor ?? undefined, reason: quote.reason ?? undefined }),
});

export const RateTold = z
  .object({
    rate: z.string().describe('To look at: cut after twelve figures. The parts are exact.'),
    parts: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rate: z.string(),
        inverted: z.boolean().describe('True when it was used from `to` to `from`.'),
        source: z.string(),
        read_at: InstantTold,
      }),
    ),
  })
  .meta({ id: 'RateUsed', description: 'A rate and the quotes it was made of, one after the other.' });

export const fromRate = (rate: Rate) => ({
  rate: showRate(rate),
  parts: rate.parts.map(({ from, to, rate: said, inverted, source, readAt }) => ({
    from,
    to,
    rate: said,
    inverted,
    source,
    read_at: toInstant(readAt),
  })),
});
