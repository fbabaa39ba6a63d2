import type { Id, WorkspaceId } from '#kernel';
import type { GrantCategory } from './grant.ts';
import type { Reading } from './needs.ts';

export type GrantInput = {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly customer: string;
  readonly amount: bigint;
  /** `credits`, when not given. */
  readonly creditType?: string;
  /** `promo`, when not given. */
  readonly category?: GrantCategory;
  /** Lower is spent first; 50, when not given. */
  readonly priority?: number;
  readonly expiresAt?: Date;
  readonly app?: string;
  readonly reason: string;
};

/** What was given, and what the customer can spend now: an open debt is paid first. */
export type Granted = { readonly grant: Id<'gr'>; readonly remaining: bigint };

/**
 * Gives credits by hand. Same key, same answer. Refuses with `invalid_amount`, `invalid_request` or
 * `idempotency_conflict`.
 */
export async function grantCredits(needs: Reading, workspace: WorkspaceId, input: GrantInput): Promise<Granted> {
  throw new Error(`not yet ${String([needs, workspace, input])}`);
}
