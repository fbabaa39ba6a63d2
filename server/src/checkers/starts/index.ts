export { startsChecker } from './starts-checker.ts';
export { startsReaction } from './starts-reaction.ts';
export { receiveCallback, type Delivery } from './receive-callback.ts';
export { receiveLaunch } from './receive-launch.ts';
export { startCallback } from './partner.ts';
export { startsSweeps } from './sweeps.ts';
export type { Heard } from './hear.ts';
export type { HeardNeeds, StartsNeeds } from './needs.ts';
