export { starsGateway } from './stars-gateway.ts';
export { reactToUpdates } from './react.ts';
export type { FiatAccount, FiatRoute } from './fiat-route.ts';
export { starsPayouts } from './payout-rails.ts';
