import createFetchClient from 'openapi-fetch';
import type { Method, OperationOf, OptionsArgument, PathsOf, Result } from './calls.ts';
import { repeatingFetch } from './repeating-fetch.ts';
import type { paths } from './schema.d.ts';

export type ClientOptions = {
  /** Where Asterism is: `https://pay.example.org`. */
  baseUrl: string;
  /** An API key of your workspace: `ak_…`. */
  key: string;
  /** Milliseconds for one try; 10,000 unless told. */
  timeout?: number;
  /** How often a call is repeated after 429, 503 or no answer; 3 unless told. */
  retries?: number;
  fetch?: (request: Request) => Promise<Response>;
};

type Call<M extends Method> = <P extends PathsOf<M>>(
  path: P,
  ...options: OptionsArgument<OperationOf<P, M>>
) => Promise<Result<OperationOf<P, M>>>;

/** The API: each path with its own types. */
export type Client = {
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  readonly DELETE: Call<'delete'>;
};

/**
 * A client of one workspace. A command carries an idempotency key from its first try on, so it is repeated safely
 * when the platform is busy, away, or its answer was lost. Problems come back as `error`, or thrown by `orThrow`.
 */
export function createClient({ baseUrl, key, fetch, timeout = 10_000, retries = 3 }: ClientOptions): Client {
  const raw = createFetchClient<paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${key}` },
    fetch: repeatingFetch({ timeout, retries, ...(fetch && { fetch }) }),
  });
  return {
    GET: ((path: never, options?: Given) => raw.GET(path, read(options) as never)) as unknown as Call<'get'>,
    POST: ((path: never, options?: Given) => raw.POST(path, command(options) as never)) as unknown as Call<'post'>,
    PUT: ((path: never, options?: Given) => raw.PUT(path, read(options) as never)) as unknown as Call<'put'>,
    DELETE: ((path: never, options?: Given) => raw.DELETE(path, read(options) as never)) as unknown as Call<'delete'>,
  };
}

type Given = { idempotencyKey?: string; [more: string]: unknown };

const read = ({ idempotencyKey: _unused, ...options }: Given = {}) => options;

const command = ({ idempotencyKey = crypto.randomUUID(), ...options }: Given = {}) => ({
  ...options,
  headers: { 'idempotency-key': idempotencyKey },
});
