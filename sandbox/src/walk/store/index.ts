import type { Step } from '../stage.ts';
import { comparing } from './books.ts';
import { byBot } from './by-bot.ts';
import { bySupplier } from './by-supplier.ts';
import { byWeb } from './by-web.ts';
import { chaining } from './chain.ts';
import { late } from './late.ts';
import { moneyMatters } from './money.ts';
import { opening } from './opening.ts';
import { paying } from './paying.ts';
import { reselling } from './resale.ts';
import { twice } from './twice.ts';

/** A store of Stars: sold in every way, bought in every way, and down a chain of two stores. */
export const storekeeping: readonly Step[] = [
  ...opening,
  ...paying,
  ...bySupplier,
  ...moneyMatters,
  ...late,
  ...twice,
  ...byBot,
  ...byWeb,
  ...reselling,
  ...chaining,
  ...comparing,
];
