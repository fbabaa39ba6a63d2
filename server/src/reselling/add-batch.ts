import { amountToWire, Refusal, type Amount, type Id } from '#kernel';
import type { Batch } from '#ledger';
import type { PricedService } from '#catalogue';
import type { Draft, OrderInput } from './draft.ts';
import { portions } from './kept.ts';
import { usd } from './order-rows.ts';
import { fromService } from './terms.ts';

/** An order that is ready to be booked. */
export type Adding = {
  readonly id: Id<'ro'>;
  readonly input: OrderInput;
  readonly service: PricedService;
  readonly draft: Draft;
  readonly charge: Amount;
  readonly hash: string;
};

/** Which order it is: a new one, or the one that was asked for before. */
export type Added = { readonly number: number; readonly id: string; readonly isNew: boolean };

/** Takes orders of a workspace together: replays, guards, numbers, money and rows in one call. */
export const adding: Batch<Adding, Added> = {
  name: 'reselling.add',
  writes: true,
  sql: `select verdict, number, id, room
    from reselling.add($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
  encode: (all) => [
    all.map(({ id }) => id),
    all.map(({ input }) => input.user),
    all.map(({ input }) => input.key),
    all.map(({ service }) => service.number),
    all.map(({ service }) => JSON.stringify(fromService(service))),
    all.map(({ service }) => service.fulfilledBy),
    all.map(({ draft }) => draft.link),
    all.map(({ draft }) => draft.key),
    all.map(({ draft }) => draft.quantity),
    all.map(({ draft }) => draft.runs),
    all.map(({ draft }) => draft.interval),
    all.map(({ draft }) => JSON.stringify(draft.comments)),
    all.map(({ service }) => service.rate.units),
    all.map(({ charge }) => charge.units),
    all.map(({ charge, draft }) => JSON.stringify(portions(charge.units, draft.runs).map(String))),
    all.map(({ input }) => input.requestId ?? null),
    all.map(({ hash }) => hash),
  ],
  decode: (rows, all) => rows.map((row, index) => read(row, all[index])),
};

function read(row: readonly unknown[], asked: Adding | undefined): Added | Refusal {
  const [verdict, number, id, room] = row as [string, bigint | null, string, bigint | null];
  if (!asked) throw new Error('The books answered an order that was not asked for.');
  if (verdict === 'added' || verdict === 'replay') return { number: Number(number), id, isNew: verdict === 'added' };
  if (verdict === 'insufficient_funds') return tooPoor(asked.charge, room ?? 0n);
  if (verdict === 'link_busy')
    return new Refusal('link_busy', 'There is an open order with this link. Wait until it is completed.');
  if (verdict === 'suspended')
    return new Refusal('account_suspended', 'This key is suspended. Ask whoever gave it to you.');
  if (verdict === 'conflict')
    return new Refusal('idempotency_conflict', 'This request id was used for another order. Use a new one.');
  throw new Error(`Reselling gave an unknown verdict: ${verdict}.`);
}

function tooPoor(charge: Amount, room: bigint): Refusal {
  const words = `This costs ${amountToWire(charge).amount} USD, and there are ${amountToWire(usd(room)).amount}.`;
  return new Refusal('insufficient_funds', words, { asset: 'USD', available: room, asked: charge.units });
}
