import type { Step } from '../stage.ts';
import { byHand } from './by-hand.ts';
import { comparing } from './books.ts';
import { chaining } from './chain.ts';
import { opening } from './opening.ts';
import { working } from './working.ts';

/** A reseller of the panel: from the catalogue to books that agree over two platforms and an upstream panel. */
export const reselling: readonly Step[] = [...opening, ...working, ...byHand, ...chaining, ...comparing];
