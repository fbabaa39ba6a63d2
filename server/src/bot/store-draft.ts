import { z } from 'zod';
import { Refusal } from '#kernel';
import type { Draft } from './screen.ts';

const shape = z.object({
  key: z.string(),
  stars: z.int().positive(),
  recipient: z
    .object({
      username: z.string(),
      name: z.string().nullable(),
      isVerified: z.boolean(),
      isMe: z.boolean(),
    })
    .optional(),
  quote: z.string().optional(),
});

/**
 * A purchase that is being talked about. `key` is made with it: confirmed twice, it is one order. `quote` comes with the
 * yes to the recipient, and goes with the recipient.
 */
export type Buying = z.infer<typeof shape>;
export type Recipient = NonNullable<Buying['recipient']>;

/** The purchase in a draft. Refuses with `not_found` when there is none: the button was of an older one. */
export function buyingIn(draft: Draft): Buying {
  const { data } = shape.safeParse(draft['buying']);
  if (!data) throw new Refusal('not_found', 'Nothing is being bought.');
  return data;
}

/** The same with a recipient that was named. */
export function recipientIn(draft: Draft): Buying & { readonly recipient: Recipient } {
  const { recipient, ...buying } = buyingIn(draft);
  if (!recipient) throw new Refusal('not_found', 'Nobody is named yet.');
  return { ...buying, recipient };
}

export const withBuying = ({ key, stars, recipient, quote }: Buying): Draft => ({
  buying: { key, stars, ...(recipient && { recipient }), ...(quote !== undefined && { quote }) },
});

/** The same, once the recipient was confirmed: there is a price. */
export function pricedIn(draft: Draft): Buying & { readonly recipient: Recipient; readonly quote: string } {
  const { quote, ...buying } = recipientIn(draft);
  if (quote === undefined) throw new Refusal('not_found', 'Nobody has said yet that this is right.');
  return { ...buying, quote };
}

/** What tells the buttons of one price from those of another: an older message must not pay for something else. */
export const tagOf = (id: string): string => id.slice(-5);

/** The order that another way of paying is looked for, where there is one. */
export const payingIn = ({ paying }: Draft): string | undefined => (typeof paying === 'string' ? paying : undefined);

export const withPaying = (order: string): Draft => ({ paying: order });

/** The way of paying that was chosen last for an order: its invoice is the one that is shown. */
export const withChosen = (order: string, method: string): Draft => ({ chosen: { order, method } });

const choice = z.object({ order: z.string(), method: z.string() });

export function chosenIn({ chosen }: Draft, order: string): string | undefined {
  const { data } = choice.safeParse(chosen);
  return data?.order === order && data.method !== 'balance' ? data.method : undefined;
}
