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

/** Keys have a bounded length, so a long subject is named by its digest. */
const brief = (subject: string): string =>
  subject.length <= 80 ? subject : createHash('sha256').update(subject).digest('base64url');
