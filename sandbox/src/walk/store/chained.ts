import type { AskPlatform } from '../../demo/ask.ts';
import { WalkFault } from '../stage.ts';
import type { Resale } from './resale.ts';

/** Who sells Stars to whom: shops buy at the first platform, that one at the second, that one at the emulated order API. */
export type Chain = {
  readonly second: AskPlatform;
  /** The first platform's account at the second. */
  readonly there: Resale;
  readonly deposited: string;
  /** The account of the second at the emulated supplier. */
  readonly shop: string;
  /** Usernames that Stars go to. */
  readonly people: readonly string[];
  /** What was ordered at the first, by its own ids there. */
  readonly orders: string[];
};

let built: Chain | undefined;

export function chain(): Chain {
  if (built) return built;
  throw new WalkFault('There is no chain of stores yet.');
}

export function beChained(made: Chain): void {
  built = made;
}
