/** A notification as it stands in the query: its method and its parameters, decoded. */
export type Notice = { readonly method: string; readonly params: ReadonlyMap<string, string> };

const longest = 8192;
const most = 64;

/** Names of parameters: never a bare number, which PHP would take for a place in a list. */
const plain = /^params\[(\w{1,64})\]$/;
const nested = /^params\[(\w{1,64})\]\[[^\]]{0,64}\]$/;

/**
 * Reads a query as UnitPay writes it: `method` once and `params[name]` once each, nothing else. What is twice there or
 * oddly named is no notification, for two readers could understand it in two ways. A list counts as an empty value.
 */
export function readNotice(query: string): Notice | undefined {
  const pairs = query.length > longest ? undefined : decode(query);
  if (!pairs || pairs.length > most) return undefined;
  const params = new Map<string, string>();
  const lists = new Set<string>();
  let method: string | undefined;
  for (const [key, value] of pairs) {
    const list = nested.exec(key)?.[1];
    const name = list ?? plain.exec(key)?.[1];
    if (key === 'method' && method === undefined) method = value;
    else if (name === undefined || /^\d+$/.test(name)) return undefined;
    else if (params.has(name) && !(list !== undefined && lists.has(name))) return undefined;
    else if (list !== undefined) lists.add(name);
    if (name !== undefined) params.set(name, list === undefined ? value : '');
  }
  // The separator inside a value would let one signature stand for two sets of parameters.
  const isSplit = [...params.values()].some((value) => value.includes('{up}'));
  return method === undefined || isSplit ? undefined : { method, params };
}

function decode(query: string): readonly (readonly [string, string])[] | undefined {
  try {
    const text = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
    return query.split('&').map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [text(pair), ''] : [text(pair.slice(0, at)), text(pair.slice(at + 1))];
    });
  } catch {
    return undefined; // bytes that are no text
  }
}
