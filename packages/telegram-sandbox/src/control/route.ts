import type { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';

export type Input<Body, Query> = {
  readonly params: Record<string, string>;
  readonly body: Body;
  readonly query: Query;
};

/** One route of the control API: what it takes and answers is data, so that the OpenAPI document is too. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  readonly answer: z.ZodType;
  readonly run: (sandbox: Sandbox, input: Input<never, never>) => unknown;
};

/** Ties the shapes of body and query to what `run` gets. */
export function route<Body extends z.ZodType = z.ZodUndefined, Query extends z.ZodType = z.ZodUndefined>(
  given: Omit<Route, 'run' | 'body' | 'query'> & {
    readonly body?: Body;
    readonly query?: Query;
    run(sandbox: Sandbox, input: Input<z.output<Body>, z.output<Query>>): unknown;
  },
): Route {
  return given as Route;
}
