import type { Step } from '../stage.ts';
import { holding } from './holding.ts';
import { opening } from './opening.ts';
import { settling } from './settling.ts';

/** The exchange, from a channel that wants readers to the last Star of it. */
export const exchanging: readonly Step[] = [...opening, ...holding, ...settling];
