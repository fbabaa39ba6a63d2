import type { StoreBotNeeds } from './needs.ts';
import { screen, type Declared, type Scene, type Screen } from './screen.ts';

/** Who is at the store's bot. */
export type StoreScene = Scene<StoreBotNeeds>;
export type StoreScreen = Screen<StoreBotNeeds>;

/** Declares a screen of the store's bot. */
export const storeScreen = <State>(name: string, declared: Declared<State, StoreBotNeeds>): StoreScreen =>
  screen<State, StoreBotNeeds>(name, declared);
