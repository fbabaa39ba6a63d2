import type { Amount, Asset, WorkspaceId } from '#kernel';

/** The name under which payments hands deposits back to funds. */
export const depositPurpose = 'funds.deposit';

/** What may be brought in at once, of one asset. */
export type DepositLimit = {
  readonly asset: Asset;
  readonly minimum: bigint;
  /** None, when null. */
  readonly maximum: bigint | null;
};

export type DepositRequest = {
  readonly workspace: WorkspaceId;
  /** The operator's name of the person. */
  readonly user: string;
  readonly amount: Amount;
  readonly gateway: string;
  /** The bot, shop or wallet, by our id or the operator's name; the only one there is, when not given. */
  readonly connection?: string;
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl?: string;
  /** The caller's Idempotency-Key. */
  readonly key: string;
};

/** How a deposit can be paid. */
export type DepositAsked = {
  readonly payment: string;
  readonly url: string;
  readonly address?: string;
  readonly comment?: string;
  readonly expiresAt: Date | null;
};
