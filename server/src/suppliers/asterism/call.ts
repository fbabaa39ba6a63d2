import type { Amount, Clock } from '#kernel';
import type { Door } from '#outbound';
import type { Access } from '#supply/supplier';
import { amountOf, askSupplier, isObject, wordIn, type Heard, type ToldObject } from '#suppliers/wire';
import { asterismName } from './form.ts';

export type AsterismNeeds = { readonly door: Door; readonly clock: Clock };

export const currencyOf = ({ settings }: Access): string => settings['currency'] ?? 'USD';

/** Calls the other Asterism's reseller API, as docs/store/resellers.md has it. */
export function callAsterism(
  { door }: Pick<AsterismNeeds, 'door'>,
  { settings, secrets }: Access,
  path: string,
  { body, key }: { readonly body?: object; readonly key?: string } = {},
): Promise<Heard> {
  const url = `${(settings['url'] ?? '').replace(/\/+$/, '')}/v1${path}`;
  const headers = {
    authorization: `Bearer ${secrets['api_key'] ?? ''}`,
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  return askSupplier(door, { name: asterismName, url, headers, ...(body && { body }) });
}

/** A sum of the answer, `{asset, amount}`, if it is in the currency of our account there. */
export function sumIn(told: ToldObject, name: string, access: Access): Amount | undefined {
  const sum = told[name];
  if (!isObject(sum) || wordIn(sum, 'asset') !== currencyOf(access)) return undefined;
  return amountOf(wordIn(sum, 'amount'), currencyOf(access));
}

/** The problem of an answer: its closed code, and words for people. */
export function problemOf({ said, words }: Heard): { readonly code: string | undefined; readonly words: string } {
  if (!said) return { code: undefined, words };
  const text = wordIn(said, 'detail') ?? wordIn(said, 'title') ?? words;
  return { code: wordIn(said, 'code'), words: text.slice(0, 300) };
}
