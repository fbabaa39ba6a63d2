import type { ChainRow } from './chain-row.ts';

/** How the index misbehaves. Seconds of the sandbox's clock. */
export type IndexMood = {
  /** How long a transaction takes to be seen: until then nothing of it is known, or only a forecast. */
  readonly delay: number;
  /** Rows that are not seen yet are shown as forecasts: `emulated`, without a masterchain block. */
  readonly showsPending: boolean;
  /** Every row is listed twice. */
  readonly repeats: boolean;
  /** So many of the next messages are taken, and never reach a block. */
  readonly drops: number;
};

export const goodMood: IndexMood = { delay: 0, showsPending: false, repeats: false, drops: 0 };

/** A transaction and the instant it happened, to the millisecond. */
export type Indexed = { readonly at: number; readonly row: ChainRow };

/** What the index shows: the chain as it was a while ago. */
export type ChainIndex = {
  mood: IndexMood;
  add(indexed: Indexed): void;
  /** Rows of these accounts, of all when none is named; oldest first. */
  rows(accounts?: ReadonlySet<string>): readonly ChainRow[];
  /** Rows that a message came into or went out of. */
  byMessage(hash: string, direction?: string): readonly ChainRow[];
  /** The last row of an account that is final; `hidden` when there are only younger ones. */
  newest(account: string): ChainRow | 'hidden' | undefined;
  /** What the index calls now. */
  now(): number;
  all(): readonly Indexed[];
};

export function openIndex(clock: { now(): Date }): ChainIndex {
  const kept: Indexed[] = [];
  const index: ChainIndex = {
    mood: goodMood,
    add: (indexed) => void kept.push(indexed),
    now: () => clock.now().getTime() - index.mood.delay * 1000,
    rows: (accounts) => shown((row) => !accounts || accounts.has(row.account)),
    byMessage: (hash, direction) =>
      shown(
        (row) =>
          (direction !== 'out' && row.in_msg?.hash === hash) ||
          (direction !== 'in' && row.out_msgs.some((message) => message.hash === hash)),
      ),
    newest(account) {
      const own = kept.filter(({ row }) => row.account === account);
      return own.findLast(({ at }) => at <= index.now())?.row ?? (own.length > 0 ? 'hidden' : undefined);
    },
    all: () => kept,
  };

  function shown(fits: (row: ChainRow) => boolean): ChainRow[] {
    const { mood } = index;
    const rows = kept
      .filter(({ row }) => fits(row))
      .flatMap(({ at, row }) => {
        if (at <= index.now()) return [row];
        return mood.showsPending ? [{ ...row, emulated: true, mc_block_seqno: null }] : [];
      });
    return mood.repeats ? rows.flatMap((row) => [row, row]) : rows;
  }
  return index;
}
