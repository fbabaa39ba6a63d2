import { openHeleket } from './heleket/index.ts';
import { openLava } from './lava/index.ts';
import type { OpenSystem } from './system.ts';
import { openTegro } from './tegro/index.ts';

/** Every emulated system beside Telegram, in the order people are shown them. */
export const systems: readonly OpenSystem[] = [openHeleket, openLava, openTegro];
