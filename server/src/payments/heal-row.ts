import { scaleOf } from '#kernel';
import { grossOf } from './compare.ts';
import { nameOf, type StoredMoney } from './event-rows.ts';
import type { Incoming, OuterRow } from './gateway.ts';
import { askedFor, type OurCharge } from './our-charges.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { followUp, receive } from './receive.ts';
import type { ListName, OuterList } from './reconciliation.ts';

/** At once, so that a page is not as slow as its rows one after the other. */
const atOnce = 4;

/**
 * Tells what the list shows and we have not heard of, through the one door: payments first, then what went back.
 * `ours` are the charges that are known of them.
 */
export async function healRows(
  needs: PaymentsNeeds,
  list: OuterList,
  rows: readonly OuterRow[],
  ours: ReadonlyMap<string, OurCharge>,
): Promise<void> {
  const asked = await askedFor(
    needs.pool,
    list,
    rows.map(({ payload = '' }) => payload),
  );
  const paid = new Map([...ours].map(([charge, { units }]) => [charge, units]));
  for (const direction of ['in', 'out'] as const) {
    const facts = rows.filter((row) => row.direction === direction);
    await eachOf(facts, async (row) => {
      const event = eventOf(row, paid.get(row.externalId) ?? asked.get(row.payload ?? ''));
      if (direction === 'in') paid.set(row.externalId, event.amount.units);
      await receiveListed(needs, { ...listName(list), app: list.app, event });
    });
  }
}

/** What its own delivery told at this very moment is no difference: we wait until it is on the books. */
async function receiveListed(needs: PaymentsNeeds, incoming: Incoming): Promise<void> {
  const { status } = await receive(needs, incoming);
  if (status === 'known') await followUp(needs, nameOf(incoming));
}

const listName = ({ workspace, gateway, connection }: OuterList): ListName => ({ workspace, gateway, connection });

async function eachOf<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** The row as the fact that its update would have told; `expected` is what was paid or asked for, where that is known. */
export function eventOf(row: OuterRow, expected: bigint | undefined): StoredMoney['event'] {
  const { asset, units } = row.amount;
  const gross = grossOf({ units, affiliate: row.affiliate ?? 0n }, expected, 10n ** BigInt(scaleOf(asset)));
  const fact = {
    externalId: row.externalId,
    amount: { asset, units: gross },
    payload: row.payload ?? '',
    payer: row.payer ?? '',
    occurredAt: row.occurredAt,
    raw: row.raw,
  };
  if (row.direction === 'out') return { kind: 'payment_refunded', ...fact };
  return { kind: 'payment_settled', ...fact, ...(row.recurring && { recurring: row.recurring }) };
}
