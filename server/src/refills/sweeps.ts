import type { Sweep } from '#jobs';
import type { Reading } from '#billing';
import { enrol } from './enrol.ts';
import { giveRefill } from './give-refill.ts';
import { takeCrossings } from './take-crossings.ts';
import { dueTurns } from './turn-rows.ts';

/** What comes due by the clock: refills of periods, and offers to those whose credits ran low. */
export const refillSweeps = (needs: Reading): Sweep[] => [
  { name: 'refills.enrol', run: () => enrol(needs.pool) },
  { name: 'refills.due', run: () => giveDue(needs) },
  { name: 'refills.crossings', run: () => takeCrossings(needs) },
];

const chunk = 200;
const chunksAtMost = 10;

/**
 * Gives refills that are due, those who wait longest first; after a time of being down period by period. At most 2,000
 * a round, so that other sweeps have their turn: what is left comes a second later.
 */
async function giveDue(needs: Reading): Promise<number> {
  let given = 0;
  for (let round = 0; round < chunksAtMost; round += 1) {
    const turns = await dueTurns(needs.pool, needs.clock.now(), chunk);
    for (const turn of turns) if (await giveRefill(needs, turn)) given += 1;
    if (turns.length === 0) break;
  }
  return given;
}
