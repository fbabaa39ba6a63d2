import { isObject, readTold, type ToldObject } from '#suppliers/wire';

/**
 * A request's number there, and with it what Fragment wants to hear again when the payment has left, where that is more
 * than the number: nothing else of a request is kept.
 */
export type RequestName = { readonly request: string; readonly confirm: Readonly<Record<string, string>> };

const separator = '~';

export function writeName({ request, confirm }: RequestName): string {
  const isUsual = Object.keys(confirm).length === 1 && confirm['id'] === request;
  return isUsual ? request : `${request}${separator}${Buffer.from(JSON.stringify(confirm)).toString('base64url')}`;
}

export function readName(externalId: string): RequestName {
  const [request = '', packed] = externalId.split(separator);
  if (packed === undefined) return { request, confirm: { id: request } };
  const told = readTold(Buffer.from(packed, 'base64url').toString());
  return { request, confirm: isObject(told) ? textsOf(told) : { id: request } };
}

/** Members as a form has them. */
export const textsOf = (told: ToldObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
