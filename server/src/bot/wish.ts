import { z } from 'zod';
import { Refusal } from '#kernel';
import type { Draft, Json } from './screen.ts';

const shape = z.object({
  key: z.string(),
  rail: z.string(),
  asset: z.string(),
  asks: z.enum(['address', 'months', 'gift', 'nothing']),
  address: z.string().optional(),
  destination: z.record(z.string(), z.string()).optional(),
  units: z.string().optional(),
});

/** A withdrawal that is being filled in. `key` is made with it: confirmed twice, it is one payout. */
export type Wish = z.infer<typeof shape>;

/** The withdrawal in a draft. Refuses with `not_found` when there is none: the button was of an older one. */
export function wishIn(draft: Draft): Wish {
  const { data } = shape.safeParse(draft['wish']);
  if (!data) throw new Refusal('not_found', 'No withdrawal is being filled in.');
  return data;
}

export const withWish = (wish: Wish): Draft => ({ wish: JSON.parse(JSON.stringify(wish)) as Json });
