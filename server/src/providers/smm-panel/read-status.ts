import type { Asset } from '#kernel';
import type { OrderReading } from '#upstream/provider';
import { idOf, isList, isObject, wholeOf, wordOf, type Told, type ToldObject } from './exact.ts';
import { amountOf } from './money.ts';
import { statusOf } from './words.ts';

/** How an order stands; undefined for what says nothing about one. */
export function readReading(told: Told | undefined, currency: Asset): OrderReading | undefined {
  if (!isObject(told)) return undefined;
  const words = wordOf(told['status']);
  if (words === undefined) return undefined;
  const charge = amountOf(told['charge'] ?? undefined, wordOf(told['currency']) ?? currency);
  return {
    status: statusOf(words),
    words: words.slice(0, 100),
    // A charge in another currency is no charge of ours.
    charge: charge && charge.asset === currency && charge.units >= 0n ? charge : null,
    startCount: wholeOf(told['start_count']) ?? null,
    remains: wholeOf(told['remains']) ?? null,
  };
}

/** The answers to many ids: an object by id, a list with ids or in order, or one flat answer to one id. */
export function readReadings(told: Told, ids: readonly string[], currency: Asset): Map<string, OrderReading> {
  const found = new Map<string, OrderReading>();
  for (const [id, one] of pairsOf(told, ids)) {
    const reading = readReading(one, currency);
    if (reading && ids.includes(id)) found.set(id, reading);
  }
  return found;
}

function pairsOf(told: Told, ids: readonly string[]): (readonly [string, Told])[] {
  const [only] = ids;
  if (isList(told)) return listed(told, ids);
  if (!isObject(told)) return [];
  if (only !== undefined && ids.length === 1 && 'status' in told && !isObject(told['status'])) return [[only, told]];
  const inside = told['orders'] ?? told['data'];
  if (isObject(inside) || isList(inside)) return pairsOf(inside, ids);
  return Object.entries(told);
}

/** A list without ids answers in the order that was asked, if it answers all. */
function listed(rows: readonly Told[], ids: readonly string[]): (readonly [string, Told])[] {
  const named = rows.map((row) => (isObject(row) ? nameOf(row) : undefined));
  if (named.some((id) => id !== undefined))
    return rows.flatMap((row, index) => {
      const id = named[index];
      return id === undefined ? [] : [[id, row] as const];
    });
  return rows.length === ids.length ? rows.map((row, index) => [ids[index] ?? '', row] as const) : [];
}

const nameOf = (row: ToldObject): string | undefined => idOf(row['order']) ?? idOf(row['order_id']) ?? idOf(row['id']);
