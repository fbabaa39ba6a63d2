import { homeScreens } from './home-screens.ts';
import { moneyScreens } from './money-screens.ts';
import { payoutScreens } from './payout-screens.ts';
import type { Screen } from './screen.ts';
import { withdrawScreens } from './withdraw-screens.ts';

/** What workers see, and everybody. */
export const workerScreens: readonly Screen[] = [...homeScreens, ...moneyScreens, ...withdrawScreens, ...payoutScreens];
