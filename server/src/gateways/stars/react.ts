import type { MoneyIn } from '#payments/gateway';
import type { BotApiNeeds, Reaction } from '#telegram';

/**
 * What the platform does about a bot's updates: answers a pre-checkout query from the database, in time, and
 * passes payments and refunds to `payments`. Everything else is none of its business.
 */
export function reactToUpdates(needs: BotApiNeeds, payments: MoneyIn): Reaction {
  throw new Error(`not yet: ${String(needs)} ${String(payments)}`);
}
