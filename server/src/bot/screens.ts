import { advertiserScreens } from './advertiser-screens.ts';
import type { Screen } from './screen.ts';
import { workerScreens } from './worker-screens.ts';

/** Every screen there is. */
export const allScreens = (): readonly Screen[] => [...workerScreens, ...advertiserScreens];

/** Undefined for a screen that is no more: a button of an older version named it. */
export const findScreen = (name: string): Screen | undefined => allScreens().find((one) => one.name === name);

/** A screen that our own code names. */
export function screenNamed(name: string): Screen {
  const found = findScreen(name);
  if (!found) throw new Error(`There is no screen "${name}".`);
  return found;
}

/** The commands, and the screens they lead to. */
export const commandsOf = (): ReadonlyMap<string, string> =>
  new Map(allScreens().flatMap(({ command, name }) => (command === undefined ? [] : [[command, name] as const])));
