export { starsGateway } from './stars-gateway.ts';
export { reactToUpdates } from './react.ts';
export { starsPayouts } from './payout-rails.ts';
