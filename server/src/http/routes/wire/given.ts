type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };
type Sparse<T> = { [K in keyof T]?: T[K] | undefined };

/** The same object without the fields that are undefined: on the wire and in commands "not given" is absence. */
export function given<T extends object>(fields: Sparse<T>): Partial<Given<T>> {
  const present: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) present[name] = fields[name] as T[typeof name];
  return present as Partial<Given<T>>;
}
