import { z } from 'zod';
import { parseDuration } from '#billing';
import { Refusal } from '#kernel';

const error = 'Write a span of time in seconds (600) or with a unit: "90s", "15m", "12h", "30d".';

const written = z.string().regex(/^[1-9]\d{0,9}[smhd]?$/, { error });

/** A span of time on its way in, as seconds. */
export const Duration = z
  .union([written, z.int({ error }).positive({ error })], { error })
  .transform((text, context) => {
    try {
      return parseDuration(text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  })
  .meta({ id: 'Duration', description: 'Seconds, or a number with a unit: `90s`, `15m`, `12h`, `30d`.' });

/** A span of time on its way out: whole seconds. */
export const Seconds = z.int().meta({ id: 'Seconds', description: 'A span of time in whole seconds.' });
