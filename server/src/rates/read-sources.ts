import { Refusal } from '#kernel';
import { transaction } from '#database';
import type { Sweep } from '#jobs';
import { everybody } from './quote.ts';
import { forgetQuotes } from './quote-rows.ts';
import { spellRate } from './rate.ts';
import { markSource, takeDueSources } from './source-rows.ts';
import {
  rulesOf,
  usualEverySeconds,
  usualRank,
  usualStaleSeconds,
  type RatesNeeds,
  type RateReading,
} from './source.ts';
import type { RateSource } from './source.ts';
import { takeQuote } from './take-quote.ts';

const second = 1000;
const leaseMilliseconds = 60 * second;
const longestPause = 15 * 60 * second;
const keptMilliseconds = 400 * 24 * 60 * 60 * second;

/**
 * Reads the sources that are due, and forgets quotes after 400 days. In a lane of its own, so that a source that
 * answers slowly keeps nothing else waiting.
 */
export const rateSweeps = (needs: RatesNeeds): Sweep[] => [
  { name: 'rates.sources', lane: 'rates', run: () => readSources(needs) },
  {
    name: 'rates.forget',
    lane: 'rates',
    run: () => forgetQuotes(needs.pool, new Date(needs.clock.now().getTime() - keptMilliseconds), 500),
  },
];

async function readSources(needs: RatesNeeds): Promise<number> {
  const { pool, clock, rateSources } = needs;
  const now = clock.now();
  const lease = new Date(now.getTime() + leaseMilliseconds);
  const due = await takeDueSources(
    pool,
    rateSources.map(({ code }) => code),
    now,
    lease,
  );
  const sources = due.flatMap(({ code, tries }) => {
    const source = rateSources.find((one) => one.code === code);
    return source ? [{ source, tries }] : [];
  });
  await Promise.all(sources.map(({ source, tries }) => readSource(needs, source, tries)));
  return due.length;
}

/** One source, to its end: what fails is said in its row and tried again after 2 s, 4 s, 8 s … a quarter of an hour. */
async function readSource(needs: RatesNeeds, source: RateSource, tries: number): Promise<void> {
  const { pool, clock, log } = needs;
  const { code, everySeconds = usualEverySeconds } = source;
  try {
    const readings = await source.read();
    const readAt = clock.now();
    for (const reading of readings) await takeReading(needs, source, reading, readAt);
    await markSource(pool, code, { due: later(readAt, everySeconds * second), readAt, tries: 0, problem: null });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    log.warn({ source: code, err: error }, 'A source of rates could not be read; its rates grow old.');
    const pause = Math.min(2 ** Math.min(tries + 1, 20) * second, longestPause);
    await markSource(pool, code, { due: later(clock.now(), pause), tries: tries + 1, problem });
  }
}

const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

/** One bad reading among many is left out, and said. */
async function takeReading(needs: RatesNeeds, source: RateSource, reading: RateReading, readAt: Date): Promise<void> {
  const { code, rank = usualRank, staleSeconds = usualStaleSeconds } = source;
  const { from, to } = reading;
  try {
    const quote = {
      workspace: everybody,
      from,
      to,
      rate: spellRate(reading.rate),
      source: code,
      rank,
      readAt,
      validUntil: later(readAt, staleSeconds * second),
      actor: null,
      reason: null,
    };
    if (from === to) return;
    const taken = await transaction(needs.pool, (tx) => takeQuote(tx, quote, rulesOf(needs).jumpBasisPoints));
    if (taken.status === 'held')
      needs.log.warn({ source: code, from, to, rate: taken.rate }, 'A rate has jumped and is held back.');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    needs.log.warn({ source: code, from, to, err: error }, 'A source said something that is no rate.');
  }
}
