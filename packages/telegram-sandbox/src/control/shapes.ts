import { z } from 'zod';

/** A bot by its id, its username or @username. */
export const botName = z.union([z.int(), z.string().min(1)]).describe('id or username of a bot');
export const done = z.object({ ok: z.literal(true) });
export const ok = { ok: true } as const;
/** What this API passes on as the Bot API has it. */
export const asBotApi = z.record(z.string(), z.unknown());
