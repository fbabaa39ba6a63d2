import { Webhook } from 'standardwebhooks';

/** What is told, as it goes over the wire. */
export type Message = {
  /** The event's id: the same at every try and every replay, so that a receiver can tell what it knows. */
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly data: unknown;
};

/** The body that is signed and sent, byte for byte. */
export const bodyOf = ({ type, occurredAt, data }: Message): string =>
  JSON.stringify({ type, timestamp: occurredAt.toISOString(), data });

/**
 * The headers of Standard Webhooks (https://www.standardwebhooks.com): the id, the second at which it is sent, and one
 * signature per secret, with a space between them. A receiver accepts the message when any one fits.
 */
export function signedHeaders(secrets: readonly string[], id: string, sentAt: Date, body: string) {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
