import type { Seen } from '#exchange/checker';
import type { Told } from './ask.ts';

/** What was not learnt, as a look reports it. A no that the asker knows nothing of is not held against anybody. */
export const asUnknown = (told: Exclude<Told, { is: 'told' }>): Seen =>
  told.is === 'no'
    ? { present: 'unknown', reason: 'not_told' }
    : {
        present: 'unknown',
        reason: told.reason,
        ...(told.retryAfterSeconds !== undefined && { retryAfterSeconds: told.retryAfterSeconds }),
      };
