import { z } from 'zod';

/**
 * How a panel speaks. Panels of one API differ in all of this; smm-panel clients have to bear each of them.
 */
export const manner = z.strictObject({
  numbers: z
    .enum(['strings', 'numbers'])
    .describe('rate, min and max in the catalogue, charge and remains in a status'),
  ids: z.enum(['numbers', 'strings']).describe('numbers of services, orders and refills'),
  spelling: z
    .enum(['classic', 'lower', 'british', 'screaming'])
    .describe('In progress, in progress, Cancelled, IN_PROGRESS'),
  errors: z.enum(['sentence', 'keys', 'smart']).describe('the words of a no; "smart" adds a status to every answer'),
  codes: z.enum(['always_200', 'http']).describe('whether a no, or something made, has a status of its own'),
  many: z.enum(['object', 'array', 'sparse']).describe('statuses of many: by id; in a list; without the unknown'),
  cancels: z.enum(['array', 'object', 'none']).describe('the answer to cancel; "none" does not know the action'),
  start: z.enum(['null', 'empty', 'zero']).describe('the start count before it is known'),
  recent: z.boolean().describe('answers `orders` with the latest ones'),
  replays: z.boolean().describe('one `request_id` is one order'),
  guards: z.boolean().describe('one running order for a link of a service'),
  charset: z.boolean().describe('the content type says charset=utf-8'),
});
export type Manner = z.output<typeof manner>;

const classic: Manner = {
  numbers: 'strings',
  ids: 'numbers',
  spelling: 'classic',
  errors: 'sentence',
  codes: 'always_200',
  many: 'object',
  cancels: 'array',
  start: 'null',
  recent: false,
  replays: false,
  guards: true,
  charset: false,
};

/** Kinds of panels that were seen: smm-api.md of the project's facts names where. */
export const manners = {
  classic,
  /** JustAnotherPanel as it answers, and not as its page says. */
  live: { ...classic, numbers: 'numbers', recent: true },
  smart: {
    ...classic,
    ids: 'strings',
    errors: 'smart',
    many: 'sparse',
    cancels: 'none',
    spelling: 'lower',
    start: 'empty',
  },
  laravel: {
    ...classic,
    codes: 'http',
    many: 'array',
    numbers: 'numbers',
    spelling: 'british',
    charset: true,
    guards: false,
  },
  keys: { ...classic, errors: 'keys', cancels: 'object', start: 'zero', replays: true, spelling: 'screaming' },
} as const satisfies Readonly<Record<string, Manner>>;

export const mannerNames = [
  'classic',
  'live',
  'smart',
  'laravel',
  'keys',
] as const satisfies readonly (keyof typeof manners)[];
