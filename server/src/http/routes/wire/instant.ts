import { z } from 'zod';

const rule = 'Write an instant as in RFC 3339, with its offset: "2026-11-20T10:00:00Z". Years from 1970 to 9999.';
const earliest = Date.UTC(1970);
const latest = Date.UTC(9999, 11, 31);

/** An instant on its way in. */
export const Instant = z.iso
  .datetime({ offset: true, error: rule })
  .transform((text) => new Date(text))
  .refine((instant) => instant.getTime() >= earliest && instant.getTime() <= latest, { error: rule })
  .meta({ id: 'InstantAsked', description: 'An instant as in RFC 3339, with its offset.' });

/** An instant on its way out, in UTC. */
export const InstantTold = z.iso.datetime().meta({ id: 'Instant', description: 'An instant in UTC, as in RFC 3339.' });

export const toInstant = (instant: Date): string => instant.toISOString();
