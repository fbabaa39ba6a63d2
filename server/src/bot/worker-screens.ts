import { homeScreens } from './home-screens.ts';
import type { Screen } from './screen.ts';

/** What workers see, and everybody. */
export const workerScreens: readonly Screen[] = [...homeScreens];
