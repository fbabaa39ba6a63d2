import { audienceScreen } from './advertiser-audience.ts';
import { adsScreen } from './advertiser-home.ts';
import { kindScreens } from './advertiser-kind.ts';
import { paceScreen } from './advertiser-pace.ts';
import { reportScreens } from './advertiser-report.ts';
import { shieldScreen } from './advertiser-shield.ts';
import { summaryScreens } from './advertiser-summary.ts';
import { targetScreen } from './advertiser-target.ts';
import { myTaskScreens } from './advertiser-tasks.ts';
import { termsScreens } from './advertiser-terms.ts';
import { topUpScreens } from './advertiser-top-up.ts';
import { moderatorScreens } from './moderator-queue.ts';
import type { Screen } from './screen.ts';

/** What advertisers see, and those who decide about their tasks. */
export const advertiserScreens: readonly Screen[] = [
  adsScreen,
  ...topUpScreens,
  ...kindScreens,
  targetScreen,
  ...termsScreens,
  audienceScreen,
  paceScreen,
  ...summaryScreens,
  ...myTaskScreens,
  ...reportScreens,
  shieldScreen,
  ...moderatorScreens,
];
