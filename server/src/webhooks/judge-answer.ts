import type { DoorAnswer } from '#outbound';
import { nextTry, readRetryAfter } from './schedule.ts';

/** What came of one try: an answer, or the reason why there was none. */
export type Heard = DoorAnswer | { readonly error: string };

export type Verdict = {
  readonly outcome: 'sent' | 'failed' | 'dead';
  readonly due: Date | undefined;
  /** The receiver says that it is overrun: how long it asks to be left alone, in milliseconds. */
  readonly peace: number | undefined;
  /** The receiver wants nothing more, ever. */
  readonly isGone: boolean;
};

type Delivery = { readonly tries: number; readonly first_tried_at: Date | null };

const overrun = new Set([429, 503]);

/** Only 2xx is a success: a redirect is not followed, and 3xx fails like any other. */
export function judgeAnswer(heard: Heard, { tries, first_tried_at: firstTried }: Delivery, now: Date): Verdict {
  if ('status' in heard && heard.status >= 200 && heard.status < 300)
    return { outcome: 'sent', due: undefined, peace: undefined, isGone: false };
  if ('status' in heard && heard.status === 410) return { outcome: 'failed', due: now, peace: undefined, isGone: true };
  const retryAfter = 'status' in heard ? readRetryAfter(heard.retryAfter, now) : undefined;
  const due = nextTry({ now, tries: tries + 1, firstTriedAt: firstTried ?? now, retryAfter });
  const peace = 'status' in heard && overrun.has(heard.status) ? retryAfter : undefined;
  return { outcome: due ? 'failed' : 'dead', due, peace, isGone: false };
}
