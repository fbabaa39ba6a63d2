import type { House, Mood } from './state.ts';

export const usernamePattern = /^@?[A-Za-z0-9_]{1,32}$/;

/** As it is kept: without the sign, in small letters. */
export const bare = (username: string): string => username.replace(/^@/, '').toLowerCase();

/** The name people see, or undefined when nobody can be topped up by this one. */
export function nameOf(house: House, { knows }: Pick<Mood, 'knows'>, username: string): string | undefined {
  const found = house.personNamed(username);
  if (found) return found.firstName;
  return knows === 'everybody' ? bare(username) : undefined;
}

/** The answer to a check. It fails open: what cannot be found out is eligible, and `indeterminate`. */
export function checked(house: House, mood: Mood, username: string): object {
  const unsure = mood.check === 'indeterminate';
  const name = unsure ? undefined : nameOf(house, mood, username);
  const isFine = unsure || name !== undefined;
  return {
    resolved: name !== undefined,
    eligible: isFine,
    recipient_name: name ?? null,
    reason: isFine ? null : 'not_found',
    telegram_message: isFine ? null : 'No user found.',
    indeterminate: unsure,
  };
}
