import { describe, expect, it } from 'vitest';
import { simulateLooks } from './look-load.ts';

/**
 * The arithmetic of docs/scale.md on the movable clock: a thousandth of it in the suite, all of it with
 * `npm run soak -- looks`. Everything is scaled together, so that the shares stay what they are.
 */
const holds = Number(process.env['LOOK_HOLDS'] ?? 4000);
const full = 1_000_000;
/** What planned looks may have of one bot's 30 requests a second. */
const perSecond = (25 * holds) / full;
const days = holds === full ? 7 : 3;

const simulate = (name: string, load: Omit<Parameters<typeof simulateLooks>[0], 'holds' | 'perSecond'>) => {
  const figures = simulateLooks({ holds, perSecond, ...load });
  console.log(`looks, ${holds} open holds, ${name}: ${JSON.stringify(figures)}`);
  return figures;
};
/** A look of a scaled bot comes every so many seconds. */
const beat = 1 / perSecond + 1;

describe('the looks of a million open holds', () => {
  it('of 21 days are a tenth of what one bot may ask, and no release waits', () => {
    const figures = simulate('21 days', { holdDays: 21, days });
    expect(figures.busyPercent).toBeGreaterThan(9);
    expect(figures.busyPercent).toBeLessThan(13);
    expect(figures.lastWait.p99).toBeLessThan(3 * beat);
  });

  it('of 48 hours are half of it, and no release waits', () => {
    const figures = simulate('48 hours', { holdDays: 2, days });
    expect(figures.busyPercent).toBeGreaterThan(40);
    expect(figures.busyPercent).toBeLessThan(55);
    expect(figures.lastWait.p99).toBeLessThan(5 * beat);
  });

  it('that a bot could not make for six hours are made up for, the last looks first', () => {
    const figures = simulate('48 hours, the bot silent for 6', { holdDays: 2, days, outage: { from: 10, to: 16 } });
    expect(figures.lastWait.longest).toBeLessThan(6 * 3600 + 10 * beat);
    expect(figures.lastWait.median).toBeLessThan(3 * beat);
    expect(figures.otherLongest).toBeLessThan(14 * 3600);
  });

  it('that were all verified within one hour end half a day late at the most, and all of them', () => {
    const figures = simulate('48 hours, all within one', { holdDays: 2, days: 4, burstHours: 1 });
    expect(figures.lastLooks).toBe(holds);
    expect(figures.lastWait.longest).toBeLessThan(12 * 3600);
  });
});
