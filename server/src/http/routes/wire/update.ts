import { z } from 'zod';

/** An update as Telegram sends it: its number, and whatever else it carries, which is not ours to judge here. */
export const UpdateBody = z
  .looseObject({ update_id: z.int({ error: 'Send one Telegram update, with its "update_id".' }) })
  .meta({ id: 'TelegramUpdate', description: 'One update of the Bot API, unchanged.' });

export const Receipt = z
  .object({ status: z.enum(['applied', 'duplicate', 'ignored', 'waiting']) })
  .meta({ id: 'UpdateReceipt', description: 'It is stored in every case; `waiting` is tried again until it works.' });
