import { z } from 'zod';

const limitRule = 'Ask for 1 to 200 entries.';

const Cursor = z
  .string()
  .regex(/^[\x21-\x7e]{1,500}$/, { error: 'Give the cursor of the page before, as it was.' })
  .meta({ description: 'The `cursor` of the page before; without it, the first page.' });

const Limit = z.coerce
  .number({ error: limitRule })
  .int({ error: limitRule })
  .min(1, { error: limitRule })
  .max(200, { error: limitRule })
  .meta({ description: 'How many entries at most; 50 when not given.' });

/** `?cursor=&limit=` of every list. */
export const pageQuery = { cursor: Cursor.exactOptional(), limit: Limit.exactOptional() };

/** Where the next page begins: not given on the last page. */
export const NextCursor = z
  .string()
  .optional()
  .meta({ description: 'Where the next page begins; not given on the last page.' });
