import type { Amount, Asset } from '#kernel';
import type { Task, TaskKind } from '#exchange';
import { line, type Line } from './line.ts';
import { go, press, type Button } from './view.ts';

/** The kind of a task, in words: `join a channel`. */
export const kindLine = (kind: TaskKind): Line => line('ad-kind', { kind });

/** What a category is called. */
export const topicLine = (topic: string): Line => line('ad-topic', { topic });

const width = 10;

/** A bar of ten squares: full only when everything is there, empty only when nothing is. */
export function barOf(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (part / whole) * width;
  const full = share > 0 && share < 1 ? 1 : Math.floor(share);
  return '▰'.repeat(full) + '▱'.repeat(width - full);
}

/** How far a task is, in words. */
export const statusLine = ({ status, pauses }: Pick<Task, 'status' | 'pauses'>): Line =>
  status === 'paused' && pauses[0] !== undefined
    ? line('ad-paused', { reason: pauses[0] })
    : line('ad-status', { status });

/** Amounts of each asset, one line each; a sentence when there are none. */
export const amountLines = (amounts: readonly Amount[]): readonly Line[] =>
  amounts.length === 0 ? [line('ad-nothing')] : amounts.map((amount) => line('ad-amount', { amount }));

export const ofAsset = (amounts: readonly Amount[], asset: Asset): Amount =>
  amounts.find((amount) => amount.asset === asset) ?? { asset, units: 0n };

/** The last row of every step: one step back, and out. */
export const wayOut = (back: string): readonly Button[] => [go('back', back), press('ad-later', 'ads', 'later')];

/** Rows of so many buttons each. */
export function inRows(buttons: readonly Button[], size: number): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const [at, button] of buttons.entries()) {
    if (at % size === 0) rows.push([]);
    rows.at(-1)?.push(button);
  }
  return rows;
}
