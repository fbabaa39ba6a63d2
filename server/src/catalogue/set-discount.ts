import { amountToWire, Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { changing, record, type Told } from './change-rows.ts';
import type { DiscountChange } from './input.ts';
import { requireService } from './list-services.ts';
import type { CatalogueNeeds } from './needs.ts';
import type { Service } from './service.ts';
import { readTerms, requireStarted, writeDiscount, writeRate } from './term-rows.ts';
import { requireUsd, type Wholesale } from './terms.ts';

/** What a reseller pays less; nothing, where nobody has set anything. */
export async function readWholesale(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<Wholesale> {
  const { wholesale } = await readTerms(db, workspace, user);
  return wholesale ?? { user, basisPoints: 0, rates: new Map() };
}

/**
 * Sets what a reseller pays less: basis points of every price, or a price of their own for one service, which then counts
 * alone. Refuses with `price_below_cost` a price under what the service costs us, with `service_unknown`,
 * `invalid_request`, `wrong_asset`, and `not_found` where no catalogue was begun.
 */
export const setDiscount = (
  { pool, clock }: CatalogueNeeds,
  workspace: WorkspaceId,
  change: DiscountChange,
  by: string,
): Promise<Wholesale> =>
  changing(pool, workspace, async (tx) => {
    await requireStarted(tx, workspace);
    const before = await readWholesale(tx, workspace, change.user);
    await check(tx, workspace, change);
    const after = withDiscount(before, change);
    const told = { before: tell(before), after: tell(after) };
    if (await record(tx, clock, workspace, { by, what: 'discount', subject: change.user, ...told }))
      await write(tx, workspace, change);
    return after;
  });

/** What a reseller pays less, once this is changed. */
export function withDiscount(wholesale: Wholesale, change: DiscountChange): Wholesale {
  if ('basisPoints' in change) return { ...wholesale, basisPoints: change.basisPoints ?? 0 };
  const rates = new Map(wholesale.rates);
  if (change.rate) rates.set(change.service, change.rate);
  else rates.delete(change.service);
  return { ...wholesale, rates };
}

async function check(tx: Tx, workspace: WorkspaceId, change: DiscountChange): Promise<void> {
  if ('basisPoints' in change) return checkDiscount(change.basisPoints);
  const service = await requireService(tx, workspace, change.service);
  if (change.rate) checkRate(change.rate, service);
}

export function checkDiscount(basisPoints: number | null): void {
  if (basisPoints !== null && (!Number.isSafeInteger(basisPoints) || basisPoints < 0 || basisPoints > 9999))
    throw new Refusal('invalid_request', 'A discount is 0 to 9999 basis points.', { field: 'basis_points' });
}

export function checkRate(rate: Amount, { number, cost }: Pick<Service, 'number' | 'cost'>): void {
  requireUsd(rate, 'rate');
  if (cost && rate.units < cost.units)
    throw new Refusal('price_below_cost', 'This is less than 1,000 of it cost us.', { service: number });
}

async function write(tx: Tx, workspace: WorkspaceId, change: DiscountChange): Promise<void> {
  if ('basisPoints' in change) await writeDiscount(tx, workspace, change.user, change.basisPoints);
  else await writeRate(tx, workspace, change.user, change.service, change.rate?.units ?? null);
}

const tell = ({ basisPoints, rates }: Wholesale): Told => ({
  basis_points: basisPoints,
  rates: Object.fromEntries(
    [...rates].toSorted(([a], [b]) => a - b).map(([service, rate]) => [String(service), amountToWire(rate)]),
  ),
});
