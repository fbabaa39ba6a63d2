import type { components, paths } from './schema.d.ts';

export type Problem = components['schemas']['Problem'];

type Json<T> = T extends { content: { 'application/json': infer J } } ? J : never;

/** The body an operation takes. */
export type Body<O> = O extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;

/** What an operation answers when it succeeds. */
export type Answer<O> = O extends { responses: { 200: infer R } } ? Json<R> : never;

/** The methods of the API. */
export type Method = 'get' | 'post' | 'put' | 'delete';

/** Paths that take this method. */
export type PathsOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

export type OperationOf<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;

type BodyOption<O> = [Body<O>] extends [never]
  ? object
  : O extends { requestBody: object }
    ? { body: Body<O> }
    : { body?: Body<O> };
type PathOption<O> = O extends { parameters: { path: infer P extends object } } ? { path: P } : object;
type QueryOption<O> = O extends { parameters: { query: infer Q extends object } }
  ? { query: Q }
  : O extends { parameters: { query?: infer Q } }
    ? [NonNullable<Q>] extends [never]
      ? object
      : { query?: NonNullable<Q> }
    : object;
type Params<O> = PathOption<O> & QueryOption<O>;
type ParamsOption<O> = object extends Params<O> ? { params?: Params<O> } : { params: Params<O> };

/** What a call takes: the parts its operation asks for, and what every call may have. */
export type CallOptions<O> = ParamsOption<O> &
  BodyOption<O> & {
    /** Names the intent: the same key takes effect once. A fresh one is made for each call when not given. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** The options of a call, which may be left out when nothing in them is required. */
export type OptionsArgument<O> = object extends CallOptions<O> ? [options?: CallOptions<O>] : [options: CallOptions<O>];

/** The answer, or the problem that stood in its way. */
export type Result<O> =
  | { data: Answer<O>; error?: undefined; response: Response }
  | { data?: undefined; error: Problem; response: Response };
