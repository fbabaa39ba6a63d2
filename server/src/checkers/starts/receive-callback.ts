import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { Refusal } from '#kernel';
import { isKnownDelivery, keepDelivery } from './delivery-rows.ts';
import { hearChange, hearStart, type Heard } from './hear.ts';
import type { HeardNeeds } from './needs.ts';
import { findPartner, type Partner } from './partner.ts';
import { verifyDelivery } from './verify-delivery.ts';

export type Delivery = {
  readonly task: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came: the signature is over its bytes. */
  readonly body: Buffer;
};

const user_id = z.int().min(1);
/** When it happened, in unix seconds: the date of Telegram's own update. */
const at = z.int().min(1).max(9_999_999_999);
const bodyShape = z.discriminatedUnion('event', [
  z.looseObject({
    event: z.literal('started'),
    user_id,
    at,
    token: z.string().max(64),
    is_new: z.boolean().optional(),
  }),
  z.looseObject({ event: z.literal('stopped'), user_id, at }),
]);
type Body = z.output<typeof bodyShape>;

/**
 * What the program of an advertised bot tells: that somebody started it, or stopped. The same delivery counts once. Refuses
 * with `not_found`, `signature_invalid` and `invalid_request`.
 */
export async function receiveCallback(
  needs: HeardNeeds,
  { task, headers, body }: Delivery,
): Promise<Heard | { readonly status: 'duplicate' }> {
  const partner = await findPartner(needs, task);
  if (!partner) throw new Refusal('not_found', 'No bot tells us anything at this address.');
  const now = needs.clock.now();
  const delivery = { ...partner, id: verifyDelivery(partner.secret, headers, body, now) };
  const told = readBody(body);
  if (await isKnownDelivery(needs.pool, delivery)) return { status: 'duplicate' };
  const heard = await hear(needs, partner, told, now);
  await keepDelivery(needs.pool, delivery, now);
  return heard;
}

/** What is said to happen later than now happens now: nobody may fix the future. */
function hear(needs: HeardNeeds, { workspace, bot, task }: Partner, told: Body, now: Date): Promise<Heard> {
  const happened = new Date(Math.min(told.at * 1000, now.getTime()));
  const about = { workspace, bot, worker: String(told.user_id), at: happened, via: 'callback' } as const;
  if (told.event === 'stopped') return hearChange(needs, about, 'stopped');
  return hearStart(needs, about, { token: told.token, task, isNew: told.is_new ?? true });
}

function readBody(body: Buffer): Body {
  const { data } = bodyShape.safeParse(jsonIn(body));
  if (data) return data;
  throw new Refusal(
    'invalid_request',
    'Send {"event": "started", "token", "user_id", "at"} or {"event": "stopped", "user_id", "at"}.',
  );
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
