import type { IncomingHttpHeaders } from 'node:http';
import type { Approval, ApprovalQuestion } from './gateway-event.ts';

/** A delivery to `/hooks/<gateway>/<connection>`, as it came: nothing is decoded yet. */
export type Delivery = {
  readonly method: 'GET' | 'POST';
  /** What stands behind the question mark, undecoded. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Who sent it, past the proxies that are trusted. */
  readonly address: string;
};

/** What goes back to the gateway, in its own dialect. */
export type WebhookAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

/** What a delivery speaks of: something to look up. A delivery by itself never credits anybody. */
export type Mention =
  | {
      readonly about: 'payment';
      readonly payment: string;
      readonly externalId?: string;
      /** What only the delivery says, such as the fee: handed to the look-up, which decides what it is worth. */
      readonly told?: Readonly<Record<string, string>>;
    }
  /** A charge that is told of without our id, such as one that a payer's bank takes back. */
  | { readonly about: 'charge'; readonly externalId: string }
  | { readonly about: 'payout'; readonly payout: string; readonly externalId?: string };

/**
 * What a delivery says once its origin is proved over its bytes. `forged` is answered 401 and kept apart; `malformed`
 * carried a valid signature and no sense; `ignored` is genuine and not about money (a test call, another event).
 */
export type WebhookReading =
  | { readonly verdict: 'genuine'; readonly mentions: readonly Mention[]; readonly answer: WebhookAnswer }
  /** The gateway asks before it charges; the answer depends on what we say. */
  | {
      readonly verdict: 'question';
      readonly question: Omit<ApprovalQuestion, 'workspace' | 'gateway' | 'connection'>;
      /** What can be looked up from now on, where the question is the first that names it. */
      readonly mentions?: readonly Mention[];
      answer(approval: Approval): WebhookAnswer;
    }
  | { readonly verdict: 'ignored'; readonly answer: WebhookAnswer }
  | { readonly verdict: 'malformed' | 'forged'; readonly why: string; readonly answer: WebhookAnswer };
