import type { Door } from '#outbound';
import {
  ProviderSilent,
  type Access,
  type OrderReading,
  type Placed,
  type Provider,
  type ProviderOrder,
} from '#upstream/provider';
import { callPanel, type Fields, type Said } from './call.ts';
import { idOf, isList, isObject, wholeOf, wordOf, type Told } from './exact.ts';
import { amountOf } from './money.ts';
import { readCanceled } from './read-cancel.ts';
import { readServices } from './read-offered.ts';
import { readReading, readReadings } from './read-status.ts';
import { isAccident, isLinkTaken, isPassing, isUnknownAction, isUnknownOrder, refillStatusOf } from './words.ts';

/** Panels that speak the de-facto "API v2". What is sent is what the documentation says; what is read is what they do. */
export const smmPanel = ({ door }: { readonly door: Door }): Provider => ({
  code: 'smm-panel',
  services: (access) => services(door, access),
  add: (access, order, requestId) => add(door, access, order, requestId),
  status: (access, ids) => status(door, access, ids),
  cancel: (access, ids) => cancel(door, access, ids),
  refill: async (access, id) => placedBy(await callPanel(door, access, 'refill', [['order', id]]), 'refill'),
  refillStatus: (access, ids) => refillStatus(door, access, ids),
  balance: (access) => balance(door, access),
  recent: (access) => recent(door, access),
});

/** What was told; a no of the panel is thrown, for questions have no other answer to it. */
function toldBy(said: Said): Told {
  if ('told' in said) return said.told;
  throw new ProviderSilent(`The panel refuses: ${said.no}`);
}

async function services(door: Door, access: Access) {
  const read = readServices(toldBy(await callPanel(door, access, 'services')), access.currency);
  if (!read) throw new ProviderSilent('The panel told no list of services.');
  return read;
}

function fieldsOf({ service, link, quantity, comments, isPackage }: ProviderOrder): Fields {
  const named: Fields = [
    ['service', service],
    ['link', link],
  ];
  if (comments) return [...named, ['comments', comments.join('\n')]];
  return isPackage ? named : [...named, ['quantity', String(quantity)]];
}

/** `request_id` is an extension: panels that do not know it take no notice. */
async function add(door: Door, access: Access, order: ProviderOrder, requestId: string): Promise<Placed> {
  const said = await callPanel(door, access, 'add', [...fieldsOf(order), ['request_id', requestId]]);
  return placedBy(said, 'order');
}

function placedBy(said: Said, what: 'order' | 'refill'): Placed {
  if ('no' in said) {
    const { no: words, isDown, status: code } = said;
    if (!isDown && isAccident(words)) throw new ProviderSilent(`The panel stumbled: ${words}`);
    const passes = isDown === true || code === 429 || isPassing(words);
    const why = { ...(isDown && { isDown }), ...(isLinkTaken(words) && { isLinkTaken: true as const }) };
    return { outcome: 'refused', words, isPassing: passes, ...why };
  }
  const nested = nestedNo(said.told, what);
  if (nested !== undefined) return { outcome: 'refused', words: nested, isPassing: isPassing(nested) };
  const id = numberIn(said.told, what);
  if (id === undefined) throw new ProviderSilent(`The panel took the ${what} and did not name it, or did not take it.`);
  return { outcome: 'placed', id };
}

/** `{"refill":{"error":"…"}}`, alone or as the only one of a list. */
function nestedNo(told: Told, what: string): string | undefined {
  const row = isList(told) && told.length === 1 ? told[0] : told;
  const inner = isObject(row) ? row[what] : undefined;
  return isObject(inner) ? wordOf(inner['error']) : undefined;
}

function numberIn(told: Told | undefined, what: string): string | undefined {
  if (isList(told)) return told.length === 1 ? numberIn(told[0], what) : undefined;
  if (!isObject(told)) return undefined;
  return idOf(told[what]) ?? idOf(told[`${what}_id`]) ?? idOf(told[`${what}Id`]) ?? numberIn(told['data'], what);
}

async function status(door: Door, access: Access, ids: readonly string[]): Promise<Map<string, OrderReading>> {
  const [only] = ids;
  if (only === undefined) return new Map();
  if (ids.length === 1) return oneStatus(door, access, only);
  const said = await callPanel(door, access, 'status', [['orders', ids.join(',')]]);
  if ('told' in said) return readReadings(said.told, ids, access.currency);
  if (!isUnknownAction(said.no)) throw new ProviderSilent(`The panel refuses: ${said.no}`);
  const found = new Map<string, OrderReading>(); // a panel that can only be asked one by one
  for (const id of ids) for (const [key, reading] of await oneStatus(door, access, id)) found.set(key, reading);
  return found;
}

async function oneStatus(door: Door, access: Access, id: string): Promise<Map<string, OrderReading>> {
  const said = await callPanel(door, access, 'status', [['order', id]]);
  if ('told' in said) return readReadings(said.told, [id], access.currency);
  if (isUnknownOrder(said.no)) return new Map();
  throw new ProviderSilent(`The panel refuses: ${said.no}`);
}

async function cancel(door: Door, access: Access, ids: readonly string[]): Promise<Map<string, 'asked' | 'refused'>> {
  const said = await callPanel(door, access, 'cancel', [['orders', ids.join(',')]]);
  if ('told' in said) return readCanceled(said.told, ids);
  if (said.isDown || isPassing(said.no)) throw new ProviderSilent(`The panel refuses for now: ${said.no}`);
  return new Map(ids.map((id) => [id, 'refused']));
}

async function refillStatus(door: Door, access: Access, ids: readonly string[]) {
  const [only = ''] = ids;
  const asked: Fields = ids.length === 1 ? [['refill', only]] : [['refills', ids.join(',')]];
  const told = toldBy(await callPanel(door, access, 'refill_status', asked));
  const rows = isList(told) ? told : [told];
  return new Map(
    rows.flatMap((row) => {
      if (!isObject(row)) return [];
      const id = idOf(row['refill']) ?? (ids.length === 1 ? only : undefined);
      const state = refillStatusOf(wordOf(row['status']) ?? '');
      return id !== undefined && state ? [[id, state] as const] : [];
    }),
  );
}

async function balance(door: Door, access: Access) {
  const told = toldBy(await callPanel(door, access, 'balance'));
  const row = isObject(told) && isObject(told['data']) ? told['data'] : told;
  const amount = isObject(row) ? amountOf(row['balance'], access.currency, 'down') : undefined;
  const currency = isObject(row) ? wordOf(row['currency']) : undefined;
  if (!amount) throw new ProviderSilent('The panel did not say what its balance is.');
  if (currency !== undefined && currency.toUpperCase() !== access.currency)
    throw new ProviderSilent(`The panel counts in ${currency.slice(0, 10)}, and we in ${access.currency}.`);
  return amount;
}

/** An extension of some panels: their latest orders. Undefined where there is no such list. */
async function recent(door: Door, access: Access) {
  const said = await callPanel(door, access, 'orders');
  if ('no' in said) {
    if (isUnknownAction(said.no)) return undefined;
    throw new ProviderSilent(`The panel refuses: ${said.no}`);
  }
  const { told } = said;
  const rows = isObject(told) ? (told['orders'] ?? told['data']) : told;
  if (!isList(rows)) return undefined;
  return rows.flatMap((row) => {
    const reading = readReading(row, access.currency);
    if (!reading || !isObject(row)) return [];
    const id = idOf(row['order']) ?? idOf(row['id']) ?? idOf(row['order_id']);
    const service = idOf(row['service']) ?? idOf(row['service_id']);
    const link = wordOf(row['link']);
    const quantity = wholeOf(row['quantity']);
    if (id === undefined || service === undefined || link === undefined || quantity === undefined) return [];
    return [{ ...reading, id, service, link, quantity }];
  });
}
