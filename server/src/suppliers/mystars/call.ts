import type { Door } from '#outbound';
import type { Access } from '#supply/supplier';
import { askSupplier, isObject, wordIn, type Heard } from '#suppliers/wire';
import { mystarsName } from './form.ts';

export type MyStarsNeeds = { readonly door: Door };

/** Calls MyStars: the key is in a header, amounts are texts. */
export function callMyStars(
  { door }: MyStarsNeeds,
  { settings, secrets }: Access,
  path: string,
  { body, key }: { readonly body?: object; readonly key?: string } = {},
): Promise<Heard> {
  const url = `${(settings['url'] ?? '').replace(/\/+$/, '')}${path}`;
  const headers = { 'x-api-key': secrets['api_key'] ?? '', ...(key !== undefined && { 'idempotency-key': key }) };
  return askSupplier(door, { name: mystarsName, url, headers, ...(body && { body }) });
}

/** The error of an answer: `{error: {code, message, telegram_message?}}`, never anything else. */
export function errorOf({ said, words }: Heard): { readonly code: string | undefined; readonly words: string } {
  const error = said?.['error'];
  if (!isObject(error)) return { code: undefined, words };
  const text = wordIn(error, 'telegram_message') ?? wordIn(error, 'message') ?? words;
  return { code: wordIn(error, 'code'), words: text.slice(0, 300) };
}
