import { z } from 'zod';
import { Refusal } from '#kernel';
import { problemCodes } from './refusals.ts';

export const ItemProblem = z
  .object({ code: z.enum(problemCodes as [string, ...string[]]), detail: z.string() })
  .meta({ id: 'ItemProblem', description: 'Why this item was refused; its neighbours were not disturbed.' });

/** What an item of a batch hears: its answer, or why it was refused. */
export const fromItem = <A, W>(
  result: A | Refusal,
  toWire: (answer: A) => W,
): W | { problem: z.input<typeof ItemProblem> } =>
  result instanceof Refusal ? { problem: { code: result.code, detail: result.message } } : toWire(result);
