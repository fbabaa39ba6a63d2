import { idOf, isList, isObject, wordOf, yesOf, type Told } from './exact.ts';

/** What became of asking to stop orders: the list of the documentation, `{"canceled":[…]}`, or one flat yes. */
export function readCanceled(told: Told, ids: readonly string[]): Map<string, 'asked' | 'refused'> {
  const asked = new Set<string>();
  for (const row of isList(told) ? told : [told]) for (const id of stoppedIn(row, ids)) asked.add(id);
  return new Map(ids.map((id) => [id, asked.has(id) ? 'asked' : 'refused']));
}

function stoppedIn(row: Told, ids: readonly string[]): string[] {
  if (!isObject(row)) return [];
  const list = row['canceled'] ?? row['cancelled'];
  if (isList(list)) return list.flatMap((id) => idOf(id) ?? []);
  const { cancel } = row;
  const isYes = yesOf(cancel) || yesOf(row['success']) || /^success$/i.test(wordOf(row['status']) ?? '');
  const id = idOf(row['order']) ?? (ids.length === 1 ? ids[0] : undefined);
  // Where `cancel` is a number of its own it names the request.
  const isTaken = isYes || (typeof cancel === 'string' && idOf(cancel) !== undefined);
  return isTaken && id !== undefined ? [id] : [];
}
