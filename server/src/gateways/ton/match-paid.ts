import type { ChainMessage } from './chain.ts';
import { cellOf, readComment } from './comment.ts';
import type { Outgoing } from './outgoing-rows.ts';

/**
 * Which message paid which payout. Messages leave in the order of their payouts; one that could not be made was left
 * out. Undefined when there is a message that is none of them: then nobody here understands this transaction.
 */
export function matchPaid(
  payouts: readonly Outgoing[],
  messages: readonly ChainMessage[],
): readonly (ChainMessage | undefined)[] | undefined {
  const sent = messages.toSorted((one, other) => (one.createdLt < other.createdLt ? -1 : 1));
  let next = 0;
  const paidBy = payouts.map((payout) => {
    const message = sent[next];
    if (!message || !pays(message, payout)) return undefined;
    next += 1;
    return message;
  });
  return next === sent.length ? paidBy : undefined;
}

const pays = ({ destination, value, body }: ChainMessage, { address, units, memo, payload }: Outgoing): boolean =>
  destination === address &&
  value === units &&
  (payload ? body !== undefined && cellOf(payload).equals(body) : (readComment(body) ?? null) === memo);
