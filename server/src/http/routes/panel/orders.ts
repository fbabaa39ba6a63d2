import { cancelOrder, getOrders, getRefills, requestRefill } from '#reselling';
import { itemError } from './answer.ts';
import type { PanelApiNeeds, Reseller } from './caller.ts';
import { one, type Fields } from './fields.ts';
import { idsOf, numberOf, shown, type Asked } from './ids.ts';
import { tellOrder, tellRefill } from './tell.ts';
import { PanelNo, wordsOf, type PanelCode } from './words.ts';

const numbersOf = (asked: readonly Asked[]): number[] =>
  asked.flatMap(({ number }) => (number === undefined ? [] : [number]));

/** The one id that was asked for. An incorrect request without one; with one that is no number, `unknown`. */
function only(fields: Fields, name: string, unknown: PanelCode): number {
  const text = one(fields, name);
  if (text === undefined) throw new PanelNo('invalid_request');
  const number = numberOf(text);
  if (number === undefined) throw new PanelNo(unknown);
  return number;
}

/** How one order stands, or up to 100: an object by their ids, in which each that is not theirs has an error of its own. */
export async function status({ pool }: PanelApiNeeds, who: Reseller, fields: Fields): Promise<unknown> {
  const asked = idsOf(fields, 'orders');
  if (!asked) {
    const number = only(fields, 'order', 'order_unknown');
    const order = (await getOrders(pool, who.workspace, who.user, [number])).get(number);
    if (!order) throw new PanelNo('order_unknown');
    return tellOrder(order);
  }
  const orders = await getOrders(pool, who.workspace, who.user, numbersOf(asked));
  const error = wordsOf('order_unknown', who.dialect);
  return Object.fromEntries(
    asked.map(({ text, number }) => {
      const order = number === undefined ? undefined : orders.get(number);
      return [text, order ? tellOrder(order) : { error }];
    }),
  );
}

/** Asks for the end of orders. `1` says that it was asked: what comes of it, the status tells. */
export async function cancel(needs: PanelApiNeeds, who: Reseller, fields: Fields): Promise<unknown> {
  const asked = idsOf(fields, 'orders') ?? idsOf(fields, 'order');
  if (!asked) throw new PanelNo('invalid_request');
  const told: unknown[] = [];
  for (const each of asked)
    told.push({ order: shown(each), cancel: await outcomeOf(each, who, (number) => cancelOne(needs, who, number)) });
  return told;
}

async function cancelOne(needs: PanelApiNeeds, { workspace, user, key }: Reseller, number: number): Promise<1> {
  await cancelOrder(needs, workspace, { user, number, actor: `key:${key}` });
  return 1;
}

/** Asks that what dropped is made good: of one order, or of up to 100. */
export async function refill(needs: PanelApiNeeds, who: Reseller, fields: Fields): Promise<unknown> {
  const asked = idsOf(fields, 'orders');
  if (!asked) {
    const number = await refillOne(needs, who, only(fields, 'order', 'order_unknown'));
    return { refill: who.numericRefill ? number : String(number) };
  }
  const told: unknown[] = [];
  for (const each of asked)
    told.push({ order: shown(each), refill: await outcomeOf(each, who, (number) => refillOne(needs, who, number)) });
  return told;
}

const refillOne = async (needs: PanelApiNeeds, { workspace, user }: Reseller, number: number): Promise<number> =>
  (await requestRefill(needs, workspace, { user, number })).number;

/** What came of an entry of a list, or why nothing did: one bad id never spoils the others. */
async function outcomeOf<T>(
  { number }: Asked,
  { dialect }: Reseller,
  ask: (number: number) => Promise<T>,
): Promise<T | { error: string }> {
  try {
    if (number === undefined) throw new PanelNo('order_unknown');
    return await ask(number);
  } catch (error) {
    return itemError(error, dialect);
  }
}

/** What came of one refill, or of up to 100. */
export async function refillStatus({ pool }: PanelApiNeeds, who: Reseller, fields: Fields): Promise<unknown> {
  const asked = idsOf(fields, 'refills');
  if (!asked) {
    const number = only(fields, 'refill', 'refill_unknown');
    const found = (await getRefills(pool, who.workspace, who.user, [number])).get(number);
    if (!found) throw new PanelNo('refill_unknown');
    return { status: tellRefill(found.status) };
  }
  const refills = await getRefills(pool, who.workspace, who.user, numbersOf(asked));
  const error = wordsOf('refill_unknown', who.dialect);
  return asked.map((each) => {
    const found = each.number === undefined ? undefined : refills.get(each.number);
    return { refill: shown(each), status: found ? tellRefill(found.status) : { error } };
  });
}
