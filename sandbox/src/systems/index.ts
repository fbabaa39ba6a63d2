import { openCryptobot } from './cryptobot/index.ts';
import { openStripe } from './stripe/index.ts';
import type { OpenSystem } from './system.ts';
import { openUnitpay } from './unitpay/index.ts';

/** Every emulated system beside Telegram, in the order people are shown them. */
export const systems: readonly OpenSystem[] = [openCryptobot, openStripe, openUnitpay];
