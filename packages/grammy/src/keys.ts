import { createHash, randomUUID } from 'node:crypto';
import type { KeyMaker } from './billing.ts';

/**
 * Idempotency keys of one update: the first consume of a feature is always the first. Telegram delivers an
 * update again when the bot fell over it, and the second run then debits nothing new.
 */
export function keysOfUpdate(bot: number, update: number): KeyMaker {
  const made = new Map<string, number>();
  return (act, subject) => {
    const name = `${act}:${brief(subject)}`;
    const turn = (made.get(name) ?? 0) + 1;
    made.set(name, turn);
    return `tg:${bot}:${update}:${name}:${turn}`;
  };
}

/** Keys for calls outside an update, such as a nightly task: each call is one of its own. */
export const freshKeys: KeyMaker = (act) => `${act}:${randomUUID()}`;

/** Keys are short and plain ASCII, so a subject that is neither is named by its digest. */
const brief = (subject: string): string =>
  /^[\x21-\x7e]{1,80}$/.test(subject) ? subject : createHash('sha256').update(subject).digest('base64url');
