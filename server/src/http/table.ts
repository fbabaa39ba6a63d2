import { z, type ZodType } from 'zod';
import type { Operation } from './routes/index.ts';

/** Where the rows of a list are in its answer, and the columns they have as a table: paths such as `price.amount`. */
export type Table = { readonly rows: string; readonly columns: readonly string[] };

type Schema = { type?: unknown; properties?: Readonly<Record<string, Schema>>; items?: Schema };

/** An answer whose only list is one of objects can be had as CSV; settings with lists of all kinds are no table. Columns follow from the schema, so they never depend on the rows. */
export function tableOf({ method, answer }: Operation): Table | undefined {
  if (method !== 'GET') return undefined;
  const lists = Object.entries(schemaOf(answer).properties ?? {}).filter(([, one]) => one.items);
  const [list, another] = lists;
  if (!list?.[1].items?.properties || another) return undefined;
  const [rows, { items }] = list;
  return { rows, columns: columnsOf(items ?? {}) };
}

const schemaOf = (answer: ZodType): Schema =>
  z.toJSONSchema(answer, {
    io: 'output',
    reused: 'inline',
    unrepresentable: 'any',
    metadata: z.registry<Record<string, unknown>>(),
  }) as Schema;

/** Objects within are taken apart; a list within is one column. */
const columnsOf = ({ properties = {} }: Schema, prefix = ''): string[] =>
  Object.entries(properties).flatMap(([name, one]) =>
    one.properties ? columnsOf(one, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
