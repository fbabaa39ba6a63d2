/** A value of JSON in which every number has become its own text: amounts are never floating numbers. */
export type Told = string | boolean | null | readonly Told[] | ToldObject;
export type ToldObject = { readonly [name: string]: Told };

/** Reads a body; undefined for what is no JSON. */
export function readTold(body: string): Told | undefined {
  try {
    return JSON.parse(body, (_name, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    ) as Told;
  } catch {
    return undefined;
  }
}

export const isObject = (told: Told | undefined): told is ToldObject =>
  typeof told === 'object' && told !== null && !Array.isArray(told);

/** A member that is a text with something in it, or a number; undefined for everything else. */
export function wordIn(told: ToldObject, name: string): string | undefined {
  const word = told[name];
  return typeof word === 'string' && word.trim() !== '' ? word.trim() : undefined;
}

/** A member that is yes or no. */
export function yesIn(told: ToldObject, name: string): boolean | undefined {
  const yes = told[name];
  return typeof yes === 'boolean' ? yes : undefined;
}

/** A member that is a whole number, not below zero. */
export function wholeIn(told: ToldObject, name: string): number | undefined {
  const word = wordIn(told, name);
  return word !== undefined && /^\d{1,15}$/.test(word) ? Number(word) : undefined;
}

/** The objects of a member that is a list; undefined when it is none. */
export function listIn(told: ToldObject, name: string): readonly ToldObject[] | undefined {
  const list = told[name];
  return Array.isArray(list) ? (list as readonly Told[]).filter((one) => isObject(one)) : undefined;
}
