export { openWorld, type World, type WorldOptions } from './open-world.ts';
export { type ControlledPlatform } from './follow-clock.ts';
