/** UnitPay writes the time of Moscow, which is three hours ahead of UTC all year: `2026-11-20 13:00:00`. */
export function readMoscow(text: string): Date | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  const milliseconds = Date.parse(`${day}T${time}+03:00`);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}
