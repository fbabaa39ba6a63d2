import type { Purpose } from '#payments';
import { availablePolicies } from './revocation.ts';

/** The name under which payments hands purchases back to billing. */
export const purchasePurpose = 'billing.purchase';

/** What billing does about a payment: approve it, turn it into credits and access, take them back after a refund. */
export const billingPurpose: Purpose = {
  policies: availablePolicies,
  fulfil: () => Promise.reject(new Error('not yet')),
  refunded: () => Promise.reject(new Error('not yet')),
};
