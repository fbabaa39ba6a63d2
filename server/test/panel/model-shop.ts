import { expect } from 'vitest';
import type { Random } from '../random.ts';
import type { ModelOrder, ModelService, newPanelModel } from './model.ts';
import { serviceLike, usd } from './reselling-desk.ts';

/** What has to hold of every order that is over. */
export function requireAlgebra(
  { status, charge, remains }: ReturnType<ReturnType<typeof newPanelModel>['reading']>,
  { quantity }: ModelOrder,
) {
  if (status === 'canceled') expect([remains, charge]).toEqual([quantity, 0n]);
  if (status === 'completed') expect(remains).toBe(0);
  if (status === 'partial') expect(remains > 0 && remains < quantity).toBe(true);
}

/** One service of each who does them, with prices and limits as the dice say. */
export function makeServices(next: Random): ModelService[] {
  return (['tasks', 'desk', 'panel'] as const).map((by, index) => ({
    number: index + 1,
    by,
    rate: BigInt([1, 1_500, 999_999, 25_000_000][next(4)] ?? 1) + BigInt(next(1000)),
    min: 1 + next(3),
    max: 40 + next(400),
    mayCancel: next(5) > 0,
    mayRefill: next(4) > 0,
  }));
}

/** The same, as the catalogue would tell of it. */
export const told = ({ number, by, rate, min, max, mayCancel, mayRefill }: ModelService) =>
  serviceLike({
    number,
    fulfilledBy: by,
    rate: usd(rate),
    min,
    max,
    cancel: mayCancel,
    refill: mayRefill,
    refillDays: mayRefill ? 30 : 0,
  });
