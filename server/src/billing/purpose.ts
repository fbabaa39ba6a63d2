import type { Purpose } from '#payments';
import { approvePurchase } from './approve-purchase.ts';
import { fulfilPurchase } from './fulfil-purchase.ts';
import { revokePurchase } from './revoke-purchase.ts';
import { refundPolicies } from './revocation.ts';

/** The name under which payments hands purchases back to billing. */
export const purchasePurpose = 'billing.purchase';

/** What billing does about a payment: approve it, turn it into credits and access, take them back after a refund. */
export const billingPurpose: Purpose = {
  policies: refundPolicies,
  approve: approvePurchase,
  fulfil: fulfilPurchase,
  refunded: revokePurchase,
};
