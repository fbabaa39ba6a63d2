export { starsGateway } from './stars-gateway.ts';
export { reactToUpdates } from './react.ts';
