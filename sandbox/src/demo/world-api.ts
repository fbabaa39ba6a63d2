import { call } from '../call.ts';

/** The outside world's control API: what people, and Telegram itself, do. */
export type WorldApi = {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<void>;
};

export const worldApi = (url: string): WorldApi => ({
  get: (path) => call('GET', url + path),
  post: (path, body = {}) => call('POST', url + path, { body }),
  delete: async (path) => void (await call('DELETE', url + path)),
});
