import type { Connection, FormField, PayoutOrder, PayoutState } from '#payments/gateway';
import { BotApiError, callBotApi, type BotApiNeeds } from '#telegram';
import { orUnavailable } from './or-unavailable.ts';
import { botId, givenTo } from './star-list.ts';

/** What giving something away with a bot's Stars has in common: gifts and Premium. */

const oneStar = 1_000_000_000n;

/** Whole Stars of an order: payouts of Stars are whole. */
export const starsOf = ({ amount }: Pick<PayoutOrder, 'amount'>): number => Number(amount.units / oneStar);

export const userField: FormField = {
  about: 'The person’s Telegram id: a number, not a @username.',
  pattern: /^[1-9]\d{0,14}$/,
};

const wordsMost = 128;

/** Who gets it, and the words that go along. */
export const personOf = ({ destination, comment }: PayoutOrder) => ({
  user_id: Number(destination['user_id']),
  ...(comment !== undefined && { text: Array.from(comment).slice(0, wordsMost).join('') }),
});

/**
 * Spends the bot's Stars by one call, once. Telegram answers with a bare yes, so the payout's own id stands for the
 * payment; its no is certain, and its silence is not.
 */
export async function give(
  needs: BotApiNeeds,
  connection: Connection,
  { payout, method, params }: { payout: string; method: string; params: Readonly<Record<string, unknown>> },
): Promise<PayoutState> {
  const bot = { workspace: connection.workspace, id: botId(connection) };
  try {
    const raw = await orUnavailable(callBotApi(needs, bot, method, params));
    return { state: 'confirmed', externalId: `${method}:${payout}`, occurredAt: needs.clock.now(), raw };
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    return {
      state: 'failed',
      words: `Telegram refused: ${error.description}`,
      raw: { description: error.description },
    };
  }
}

/**
 * What the bot's own list shows of it. A row has no name of ours, and the same gift may have been given twice: a person
 * compares, unless there is nothing at all.
 */
export async function findGiven(
  needs: BotApiNeeds,
  connection: Connection,
  order: PayoutOrder,
  about: { readonly kind: 'gift_purchase' | 'premium_purchase'; readonly since: Date },
): Promise<PayoutState> {
  const user = Number(order.destination['user_id']);
  const rows = await orUnavailable(givenTo(needs, connection, { ...about, user, stars: starsOf(order) }));
  if (rows.length === 0) return { state: 'absent' };
  const shown = rows.map(({ id }) => id).join(', ');
  const words = `Telegram’s list shows ${rows.length} of ${starsOf(order)} Stars to ${user} since then (${shown}): see whether one of them is this payout.`;
  return { state: 'strange', words, raw: rows };
}
