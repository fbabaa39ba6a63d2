import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import { mayClaimNow, paceWindow } from './pace.ts';

const at = (text: string) => new Date(`2026-11-20T${text}Z`);
const nobody = { count: 0, oldest: null };

describe('quiet hours', () => {
  const quiet = { from: 22, to: 7, zoneMinutes: 180 };

  it('are those of the advertiser’s zone, across midnight, and say when they end', () => {
    expect(mayClaimNow({ quiet }, nobody, at('18:59:59'))).toEqual({ isOpen: true });
    const until = new Date('2026-11-21T04:00:00Z');
    expect(mayClaimNow({ quiet }, nobody, at('19:00:00'))).toEqual({ isOpen: false, because: 'quiet', until });
    expect(mayClaimNow({ quiet }, nobody, at('23:30:00'))).toMatchObject({ until });
    expect(mayClaimNow({ quiet }, nobody, until)).toEqual({ isOpen: true });
  });

  it('within a day are quiet within it only', () => {
    const noon = { quiet: { from: 12, to: 13, zoneMinutes: 0 } };
    const open = ['11:59:59', '12:00:00', '12:59:59', '13:00:00'].map(
      (time) => mayClaimNow(noon, nobody, at(time)).isOpen,
    );
    expect(open).toEqual([true, false, false, true]);
  });
});

describe('a pace', () => {
  it('is never exceeded in any sixty minutes, nor in quiet hours, whenever people come', () => {
    const seed = seedOf('pace');
    const story = fc.record({
      perHour: fc.integer({ min: 1, max: 8 }),
      gaps: fc.array(fc.integer({ min: 0, max: 1_500_000 }), { maxLength: 200 }),
      quiet: fc.option(fc.record({ from: fc.integer({ min: 0, max: 11 }), to: fc.integer({ min: 12, max: 23 }) })),
    });
    fc.assert(
      fc.property(story, ({ perHour, gaps, quiet }) => {
        const pacing = { perHour, ...(quiet && { quiet: { ...quiet, zoneMinutes: 0 } }) };
        const claimed: Date[] = [];
        let now = at('00:00:00');
        for (const gap of gaps) {
          now = new Date(now.getTime() + gap);
          const recent = claimed.filter((one) => one > paceWindow(now));
          const verdict = mayClaimNow(pacing, { count: recent.length, oldest: recent[0] ?? null }, now);
          if (verdict.isOpen) claimed.push(now);
          else expect(verdict.until.getTime()).toBeGreaterThan(now.getTime());
        }
        const hour = 3_600_000;
        for (const first of claimed) {
          const within = claimed.filter((one) => one >= first && one.getTime() < first.getTime() + hour);
          expect(within.length).toBeLessThanOrEqual(perHour);
          if (quiet) expect(first.getUTCHours() >= quiet.from && first.getUTCHours() < quiet.to).toBe(false);
        }
      }),
      { seed, numRuns: Number(process.env['SOAK_RUNS'] ?? 200) },
    );
  });
});
