import type { Amount, WorkspaceId } from '#kernel';
import type { Payment } from '#payments';
import type { Price } from './conversion.ts';
import type { DepositAsked } from './deposit.ts';

/** The name under which payments hands top-ups back to funds. */
export const topUpPurpose = 'funds.top_up';

/** What resellers' money is kept in, whatever it came in as. */
export const topUpAsset = 'USD';

/**
 * What came of a top-up. `price.from` is what was left after `repaid`, which paid what the person owed of the asset that
 * came; so what came in is `repaid` + `price.from`.
 */
export type Converted = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  readonly user: string;
  readonly repaid: Amount;
  readonly price: Price;
  readonly convertedAt: Date;
};

/** A top-up as it stands: its payment, and what came of it once it is fulfilled. */
export type TopUp = { readonly payment: Payment; readonly expected: Amount; readonly converted?: Converted };

/** How a top-up can be paid, and what it would come to by the rate of the moment it was asked for. */
export type TopUpAsked = DepositAsked & { readonly expected: Amount };
