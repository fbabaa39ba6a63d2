import { call } from '../call.ts';

/** The platform over plain HTTP, for what a program would ask without our client. */
export type AskPlatform = <Answer>(method: string, path: string, body?: unknown, key?: string) => Promise<Answer>;

/** `key` is the Idempotency-Key of a call that moves value. */
export const askPlatform =
  (url: string, apiKey: string): AskPlatform =>
  (method, path, body, key) => {
    const keyed = key === undefined ? {} : { 'idempotency-key': key };
    return call(method, url + path, { body, headers: { authorization: `Bearer ${apiKey}`, ...keyed } });
  };
