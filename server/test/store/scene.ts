import type { MovableClock } from '#kernel';
import type { Random } from '../random.ts';
import type { DiceChain } from './dice-chain.ts';
import type { DiceSupplier } from './dice-supplier.ts';
import type { ModelDesk } from './model-desk.ts';

/** Everything that a story is played with. */
export type StoryParts = {
  readonly desk: ModelDesk;
  readonly suppliers: readonly DiceSupplier[];
  readonly chain: DiceChain;
  readonly clock: MovableClock;
  readonly next: Random;
  /** The database, for processes that die. */
  readonly url: string;
  /** What people truly bought, by purchase. */
  readonly byHand: Set<string>;
};

export const buyers = ['ann', 'bob'] as const;
