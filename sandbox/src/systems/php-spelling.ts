/** JSON as PHP's `json_encode` writes it; `raw` with JSON_UNESCAPED_UNICODE. For what emulated systems sign. */
export function phpSpelling(value: unknown, unicode: 'raw' | 'escaped'): string {
  const json = JSON.stringify(value).replaceAll('/', '\\/');
  const found = unicode === 'raw' ? /[\u2028\u2029]/g : /[^\0-\x7f]/g;
  return json.replace(found, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The members in the order of their names, as PHP's `ksort` puts them. */
export const byName = <T>(members: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1)));
