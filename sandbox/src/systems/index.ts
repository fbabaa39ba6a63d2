import type { OpenSystem } from './system.ts';

/** Every emulated system beside Telegram, in the order people are shown them. */
export const systems: readonly OpenSystem[] = [];
