export { setRefill, type RefillInput } from './set-refill.ts';
export { listOffers, listRefills } from './read-refills.ts';
export { refillSweeps } from './sweeps.ts';
export { refillJobs, sendOffer, type OfferNeeds } from './send-offer.ts';
export { offerStatuses, type Offer, type OfferStatus } from './offer.ts';
export type { Audience, LowBalance, RefillPolicy, Scheduled, Terms, TermsInput } from './policy.ts';
export { paces, nextPeriod, periodStart, type Pace, type Schedule } from './schedule.ts';
export type { Notice, Notified, Notifier } from './notify.ts';
