const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const longest = 100 * 366 * 86_400_000;

/** "21d", "10s", "1h30m" in milliseconds; nothing for what is no duration, or longer than a hundred years. */
export function milliseconds(text: string): number | undefined {
  if (!/^(\d+(ms|[smhdw]))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdw])/g)) sum += Number(count) * (units[unit ?? ''] ?? 0);
  return sum <= longest ? sum : undefined;
}
