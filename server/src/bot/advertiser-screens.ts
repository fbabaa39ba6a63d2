import type { Screen } from './screen.ts';

/** What advertisers see. */
export const advertiserScreens: readonly Screen[] = [];
