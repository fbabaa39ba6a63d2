import type { OpenSystem } from './system.ts';
import { openTon } from './ton/index.ts';

/** Every emulated system beside Telegram, in the order people are shown them. */
export const systems: readonly OpenSystem[] = [openTon];
