import { badRequest } from './refused.ts';

export type Upload = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** One call of a method. Whatever the transport, every argument arrives as text; structures are JSON inside it. */
export type Call = {
  readonly args: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Upload>;
  /** Aborted when the caller has hung up. */
  readonly gone: AbortSignal;
  /** Adds the `description` that some methods answer with. */
  describe(description: string): void;
};

/** An argument that may be missing; missing and empty are the same to Telegram. */
export const text = ({ args }: Call, name: string): string => args.get(name) ?? '';

/** An argument that has to be there. */
export function requiredText(call: Call, name: string): string {
  const value = text(call, name);
  if (value === '') throw badRequest(`parameter "${name}" is required`);
  return value;
}

/** A whole number, brought into its limits as Telegram does; what is no number counts as 0. */
export function integer(call: Call, name: string, fallback: number, least = -(2 ** 31), most = 2 ** 31 - 1): number {
  const given = text(call, name);
  const value = given === '' ? fallback : Number.parseInt(given, 10) || 0;
  return Math.min(most, Math.max(least, value));
}

/** `true`, `True`, `yes` and `1` are true, all else is false. */
export const flag = (call: Call, name: string): boolean => /^(true|yes|1)$/i.test(text(call, name));

/** A user's id, which has to be a positive number. */
export function userId(call: Call, name = 'user_id'): number {
  const id = Number.parseInt(text(call, name), 10);
  if (!(id > 0)) throw badRequest(`invalid ${name} specified`);
  return id;
}

/** A structure sent as JSON. `what` names it in the refusal. */
export function json(call: Call, name: string, what: string): unknown {
  const given = text(call, name);
  if (given === '') return undefined;
  try {
    return JSON.parse(given);
  } catch {
    throw badRequest(`can't parse ${what} JSON object`);
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
