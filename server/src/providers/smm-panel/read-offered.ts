import type { Asset } from '#kernel';
import type { OfferedService } from '#upstream/provider';
import { idOf, isList, isObject, wholeOf, wordOf, yesOf, type Told } from './exact.ts';
import { amountOf } from './money.ts';

const countMax = 2_147_483_647;

/** The panel's list; rows that make no sense are let go. Undefined when there is no list at all. */
export function readServices(told: Told, currency: Asset): OfferedService[] | undefined {
  const rows = rowsOf(told);
  if (!rows) return undefined;
  const read = rows.flatMap((row) => readService(row, currency) ?? []);
  return [...new Map(read.map((one) => [one.id, one])).values()];
}

function rowsOf(told: Told | undefined): readonly Told[] | undefined {
  if (isList(told)) return told;
  if (!isObject(told)) return undefined;
  const inside = told['services'] ?? told['data'];
  if (inside !== undefined) return rowsOf(inside);
  const rows = Object.values(told);
  return rows.length > 0 && rows.every((row) => isObject(row)) ? rows : undefined;
}

function readService(row: Told, currency: Asset): OfferedService | undefined {
  if (!isObject(row)) return undefined;
  const id = idOf(row['service']) ?? idOf(row['id']);
  const name = wordOf(row['name']);
  const rate = amountOf(row['rate'], currency);
  const min = wholeOf(row['min']) ?? 1;
  const max = Math.min(wholeOf(row['max']) ?? countMax, countMax);
  if (id === undefined || name === undefined || !rate || rate.units < 0n || min < 0 || max < min) return undefined;
  return {
    id,
    name: name.slice(0, 500),
    type: wordOf(row['type'])?.slice(0, 100) ?? 'Default',
    category: wordOf(row['category'])?.slice(0, 300) ?? '',
    rate,
    min,
    max,
    dripfeed: yesOf(row['dripfeed']),
    refill: yesOf(row['refill']),
    cancel: yesOf(row['cancel']),
  };
}
