import { expect, it } from 'vitest';
import { readTime } from '#gateways/wire';

it.each([
  ['2026-11-20 13:00:00', '+03:00', '2026-11-20T10:00:00.000Z'],
  ['2026-11-20T13:00:00', '-05:30', '2026-11-20T18:30:00.000Z'],
  ['2026-11-20T13:00:00+03:00', '-05:30', '2026-11-20T10:00:00.000Z'],
  ['2026-11-20 13:00:00+0300', '+00:00', '2026-11-20T10:00:00.000Z'],
  ['2026-11-20T13:00:00.123456Z', '+03:00', '2026-11-20T13:00:00.000Z'],
])('%s, in %s if it names no zone, is %s', (text, zone, instant) => {
  expect(readTime(text, zone)?.toISOString()).toBe(instant);
});

it.each([undefined, null, '', 'soon', '2026-13-40 13:00:00', '2026-11-20', '20.11.2026 13:00:00', '1795168800'])(
  '%s is no time',
  (text) => {
    expect(readTime(text, '+03:00')).toBeUndefined();
  },
);
