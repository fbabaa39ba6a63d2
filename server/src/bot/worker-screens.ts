import { aboutScreens } from './about-screens.ts';
import { claimScreens } from './claim-screens.ts';
import { homeScreens } from './home-screens.ts';
import { moneyScreens } from './money-screens.ts';
import { payoutScreens } from './payout-screens.ts';
import { limitsScreens } from './limits-screen.ts';
import { personScreens } from './person-screens.ts';
import type { Screen } from './screen.ts';
import { taskScreens } from './task-screens.ts';
import { withdrawScreens } from './withdraw-screens.ts';

/** What workers see, and everybody. */
export const workerScreens: readonly Screen[] = [
  ...homeScreens,
  ...taskScreens,
  ...claimScreens,
  ...moneyScreens,
  ...withdrawScreens,
  ...payoutScreens,
  ...personScreens,
  ...limitsScreens,
  ...aboutScreens,
];
