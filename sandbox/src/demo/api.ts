import { call } from '../call.ts';

/** The platform's API, called as any client would, with the demo's key. */
export type PlatformApi = {
  get<Answer>(path: string): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  /** With `key` a command that moves value. */
  post<Answer>(path: string, body?: unknown, key?: string): Promise<Answer>;
};

/** The outside world's control API: what people, and Telegram itself, do. */
export type WorldApi = Pick<PlatformApi, 'get'> & {
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<void>;
};

export const platformApi = (url: string, apiKey: string): PlatformApi => {
  const headers = { authorization: `Bearer ${apiKey}` };
  return {
    get: (path) => call('GET', url + path, { headers }),
    put: (path, body) => call('PUT', url + path, { body, headers }),
    post: (path, body, key) =>
      call('POST', url + path, { body, headers: key === undefined ? headers : { ...headers, 'idempotency-key': key } }),
  };
};

export const worldApi = (url: string): WorldApi => ({
  get: (path) => call('GET', url + path),
  post: (path, body = {}) => call('POST', url + path, { body }),
  delete: async (path) => void (await call('DELETE', url + path)),
});
