import { Refusal } from '#kernel';

const secondsOf = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** A span of time on the wire, as seconds: 90, "90", "90s", "15m", "12h" or "30d". Refuses with `invalid_request`. */
export function parseDuration(text: string | number): number {
  const match = /^(\d{1,10})([smhd]?)$/.exec(String(text));
  const seconds = match ? Number(match[1]) * secondsOf[(match[2] || 's') as keyof typeof secondsOf] : 0;
  if (seconds < 1 || seconds > longestSeconds)
    throw new Refusal('invalid_request', `"${text}" is not a duration such as 600, "15m", "12h" or "30d".`);
  return seconds;
}

/** A hundred years: far enough for everything that ends. */
export const longestSeconds = 36_525 * 86_400;
