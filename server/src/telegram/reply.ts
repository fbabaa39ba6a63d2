import { z } from 'zod';

const replyShape = z.looseObject({ method: z.string().regex(/^[A-Za-z]{1,64}$/) });

/**
 * A bot may answer an update with a method for Telegram to run: a JSON object that names it. Anything else in the answer
 * of a bot means nothing, to Telegram as to us.
 */
export function readReply(body: Buffer | undefined): Buffer | undefined {
  return body !== undefined && callIn(body) ? body : undefined;
}

/** What Telegram itself does not run from an answer: what only reads, and what decides where updates go. */
const notFromReplies = /^get|^(set|delete)webhook$|^close$|^logout$/i;

/** Whether a method may be called because a bot answered an update with it. */
export const isRunFromReply = (method: string): boolean => !notFromReplies.test(method);

/** The call in a reply. */
export function callIn(body: Buffer): { method: string; params: Readonly<Record<string, unknown>> } | undefined {
  if (body.length === 0) return undefined;
  try {
    const { data } = replyShape.safeParse(JSON.parse(body.toString('utf8')));
    if (!data) return undefined;
    const { method, ...params } = data;
    return { method, params };
  } catch {
    return undefined;
  }
}
