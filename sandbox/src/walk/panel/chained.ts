import type { AskPlatform } from '../../demo/ask.ts';
import { WalkFault } from '../stage.ts';
import type { Smm } from './smm.ts';

/** Who sells to whom: the reseller buys at the first platform, that one at the second, that one at the emulated panel. */
export type Chain = {
  readonly second: AskPlatform;
  /** What the first platform is to the second: a reseller with a key. */
  readonly buyer: string;
  readonly key: Smm;
  /** Providers, as each platform knows who it buys from. */
  readonly ofFirst: string;
  readonly ofSecond: string;
  /** The account of the second at the emulated panel. */
  readonly account: string;
  /** The services at the first platform that are bought at the second. */
  readonly services: readonly number[];
  /** What was ordered, by the numbers that the first platform gave. */
  readonly orders: number[];
};

let built: Chain | undefined;

export function chain(): Chain {
  if (built) return built;
  throw new WalkFault('There is no chain yet.');
}

export function beChained(chain: Chain): void {
  built = chain;
}
