import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { movableClock, stoppedClock } from './clock.ts';
import { idPrefixes, isId, newId } from './ids.ts';
import { openSecret, sameSecret, sealSecret } from './secret.ts';

describe('ids', () => {
  it('sort in the order in which they were made, also inside one millisecond', () => {
    const made = Array.from({ length: 20_000 }, () => newId('pay'));
    expect(made).toEqual([...made].sort());
    expect(new Set(made).size).toBe(made.length);
  });

  it('are told apart by their prefix', () => {
    expect(isId('pay', newId('pay'))).toBe(true);
    expect(isId('gr', newId('pay'))).toBe(false);
    expect(isId('pay', 'pay_1')).toBe(false);
    expect(new Set(Object.values(idPrefixes)).size).toBe(Object.keys(idPrefixes).length);
  });
});

describe('a movable clock', () => {
  it('runs on with the system and never goes back', () => {
    const clock = movableClock(new Date('2030-01-01T00:00:00Z'));
    const before = clock.now();
    clock.advance(86_400_000);
    expect(clock.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(86_400_000);
    expect(() => clock.advance(-1)).toThrow('only moves forward');
    clock.set(new Date('2020-01-01T00:00:00Z'));
    expect(clock.now().getUTCFullYear()).toBe(2030);
  });

  it('that is stopped stands still until it is moved', () => {
    const clock = stoppedClock(new Date(5));
    clock.advance(10);
    expect([clock.now().getTime(), clock.now().getTime()]).toEqual([15, 15]);
    expect(clock.set(new Date(3)).getTime()).toBe(15);
    expect(() => clock.advance(-1)).toThrow('only moves forward');
  });
});

describe('a sealed secret', () => {
  const key = randomBytes(32);

  it('opens with its key and context only', () => {
    const sealed = sealSecret(key, '1:TOKEN', 'bot_1');
    expect(sealed).not.toContain('TOKEN');
    expect(openSecret(key, sealed, 'bot_1')).toBe('1:TOKEN');
    expect(() => openSecret(key, sealed, 'bot_2')).toThrow();
    expect(() => openSecret(randomBytes(32), sealed, 'bot_1')).toThrow();
    expect(() => openSecret(key, sealed.replace('v1', 'v9'), 'bot_1')).toThrow('unknown version');
  });

  it('is another text each time', () => {
    expect(sealSecret(key, 'same', 'c')).not.toBe(sealSecret(key, 'same', 'c'));
  });

  it('compares without telling where it differs', () => {
    expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('a', 'aa')]).toEqual([true, false, false]);
  });
});
