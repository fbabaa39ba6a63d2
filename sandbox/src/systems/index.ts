import { openCryptobot } from './cryptobot/index.ts';
import { openHeleket } from './heleket/index.ts';
import { openLava } from './lava/index.ts';
import { openStripe } from './stripe/index.ts';
import type { OpenSystem } from './system.ts';
import { openTegro } from './tegro/index.ts';
import { openTon } from './ton/index.ts';
import { openUnitpay } from './unitpay/index.ts';

/** Every emulated system beside Telegram, in the order people are shown them. */
export const systems: readonly OpenSystem[] = [
  openCryptobot,
  openTon,
  openHeleket,
  openStripe,
  openUnitpay,
  openLava,
  openTegro,
];
