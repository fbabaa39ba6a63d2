import { z } from 'zod';
import { amountToWire, Refusal } from '#kernel';
import { resellerStatuses, type ResellerOrder } from '#store';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

/** What the routes of resellers share. */
export const resellerTag = 'Resale';
export const orderId = 'so_0199d3a5c0de7a000b2c4d6e8f001122';

const Platform = z.literal('telegram', { error: 'Stars are of the platform "telegram".' });
const userRule = 'Name the recipient by @username, or by a numeric Telegram id.';
const UserId = z
  .union([z.string().regex(/^@?[A-Za-z0-9_]{1,32}$/, { error: userRule }), z.int().positive()], { error: userRule })
  .transform(String)
  .describe('`@username`, or a numeric Telegram id. Who has no username cannot be topped up.');
const starsRule = 'Ask for a whole number of Stars.';
export const Stars = z
  .union([z.int().min(1).max(1_000_000), z.string().regex(/^[1-9]\d{0,6}$/)], { error: starsRule })
  .transform(Number);
export const ClientRef = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, { error: 'Write 1 to 128 visible ASCII characters.' })
  .describe('Your own name for the order. The same one is the same order.');

export const ValidateRequest = z
  .strictObject({ platform: Platform, user_id: UserId, stars: Stars.optional().describe('How many are meant.') })
  .meta({ id: 'ValidateUserRequest' });

export const ValidateAnswer = z
  .object({
    valid: z.boolean().describe('True only where somebody who can know has said yes.'),
    username: z.string().optional().describe('With `@`: show it to the buyer before they pay.'),
    name: z.string().optional().describe('As people see it.'),
    verified: z.enum(['yes', 'no', 'unknown']).describe('`unknown`: nobody could say. That is never a yes.'),
    reason: z.string().optional().describe('Why not: `no_username`, `not_verified`, or words of a supplier.'),
  })
  .meta({ id: 'ValidateUserAnswer' });

export const TopUpRequest = z
  .strictObject({
    platform: Platform,
    user_id: UserId,
    stars: Stars.describe('How many; 50 or more.'),
    client_ref: ClientRef.optional(),
    max_price: z
      .string()
      .regex(/^(0|[1-9]\d{0,12})(\.\d{1,9})?$/, { error: 'Write a price such as "9.00".' })
      .optional()
      .describe('Nothing is ordered for more, in the currency of the store.'),
    accept_unverified: z
      .boolean()
      .optional()
      .describe('Order although nobody could verify the recipient. Your buyer has to have said so.'),
  })
  .meta({ id: 'TopUpStarsRequest' });

export const Status = z
  .enum(resellerStatuses)
  .meta({ id: 'ResaleStatus' })
  .describe('`failed`: the price is yours again. `review`: nobody knows yet; never order it anew.');

export const TopUpAnswer = z
  .object({
    order_id: z.string(),
    status: Status,
    stars: z.int(),
    username: z.string().describe('With `@`.'),
    name: z.string().optional(),
    price: AmountTold.describe('What it costs you.'),
    refunded: z.boolean().describe('The price has come back to your balance.'),
    reversed: z
      .literal(true)
      .optional()
      .describe('It was delivered and taken back since; told once it is decided what becomes of the price.'),
    reason: z.string().optional().describe('Why it stands where it stands.'),
    client_ref: z.string().optional(),
    sandbox: z.literal(true).optional().describe('Nothing was booked or bought.'),
    ordered_at: InstantTold,
    ended_at: InstantTold.optional(),
  })
  .meta({ id: 'ResaleOrder' });

export const fromResellerOrder = (order: ResellerOrder): z.input<typeof TopUpAnswer> => ({
  order_id: order.id,
  status: order.status,
  stars: order.stars,
  username: `@${order.username}`,
  price: amountToWire(order.price),
  refunded: order.isRefunded,
  ordered_at: toInstant(order.orderedAt),
  ...given({
    name: order.name ?? undefined,
    reversed: order.isReversed ? (true as const) : undefined,
    reason: order.reason ?? undefined,
    client_ref: order.clientRef ?? undefined,
    sandbox: order.isSandbox ? (true as const) : undefined,
    ended_at: order.endedAt ? toInstant(order.endedAt) : undefined,
  }),
});

export const orderExample: z.input<typeof TopUpAnswer> = {
  order_id: orderId,
  status: 'processing',
  stars: 500,
  username: '@username',
  name: 'Anna',
  price: { asset: 'USD', amount: '8.5' },
  refunded: false,
  client_ref: 'shop-1001',
  ordered_at: '2026-11-20T10:00:00.000Z',
};

/** Either header or reference, so that a repeat is known for one. */
export function requireName(key: string | undefined, clientRef: string | undefined): void {
  if (key !== undefined || clientRef !== undefined) return;
  throw new Refusal(
    'idempotency_key_required',
    'Send a client_ref, or an Idempotency-Key header: the same one repeats the same order safely.',
  );
}
