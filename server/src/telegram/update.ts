import { z } from 'zod';
import { Refusal } from '#kernel';

/** An update as Telegram sent it; only its number is known to be there. */
export type Update = { readonly update_id: number; readonly [content: string]: unknown };

/** The content's own name, such as `pre_checkout_query`; for a service message about money, that message's name. */
export type UpdateKind = string;

const updateShape = z.looseObject({ update_id: z.int().min(0) });

/** The update in what came in. Refuses with `invalid_request` what is none. */
export function readUpdate(raw: unknown): Update {
  const { data } = updateShape.safeParse(raw);
  if (data) return data;
  throw new Refusal('invalid_request', 'This is not a Telegram update: send the JSON object with its update_id.');
}

const moneyMessages = ['successful_payment', 'refunded_payment'];

export function kindOf(update: Update): UpdateKind {
  const kind = Object.keys(update).find((name) => name !== 'update_id') ?? 'empty';
  const content = update[kind];
  if (kind !== 'message' || typeof content !== 'object' || content === null) return kind.slice(0, 64);
  return moneyMessages.find((name) => name in content) ?? kind;
}
