import type { Amount, Asset } from '#kernel';
import type { Settlement } from './gateway.ts';

/** A settlement as its columns keep it. The fee is in the asset of what was received, so it has no asset of its own. */
export type SettlementColumns = {
  readonly received_asset: string | null;
  readonly received_units: bigint | null;
  readonly fee_units: bigint | null;
};

export const settlementColumns = (settlement: Settlement | null): SettlementColumns => ({
  received_asset: settlement?.received?.asset ?? null,
  received_units: settlement?.received?.units ?? null,
  fee_units: settlement?.fee?.units || null,
});

/** What the columns keep of a settlement; `paid` is the asset of the fact, which the outer account holds when nothing else is said. */
export function toSettlement(paid: Asset | null, columns: SettlementColumns): Settlement | null {
  const { received_asset: asset, received_units: units, fee_units: fee } = columns;
  const received = asset === null || units === null ? undefined : { asset, units };
  const held = received?.asset ?? paid;
  if (!received && (fee === null || held === null)) return null;
  return {
    ...(received && { received }),
    ...(fee !== null && held !== null && { fee: { asset: held, units: fee } }),
  };
}

/** A settlement that can be booked. Throws for one that names its amounts in assets that do not fit each other. */
export function requireSound(amount: Amount, { received, fee }: Settlement): Settlement | undefined {
  const isOther = received !== undefined && received.asset !== amount.asset;
  const held = isOther ? received : amount;
  if (received && !isOther && received.units !== amount.units)
    throw new Error('A settlement says that another sum of the same asset was received.');
  if (fee && fee.asset !== held.asset)
    throw new Error('The fee of a settlement is in another asset than what was received.');
  if (fee && (fee.units < 0n || fee.units > held.units))
    throw new Error('The fee of a settlement is more than was received.');
  const kept = fee && fee.units > 0n ? { fee } : {};
  return isOther ? { received, ...kept } : kept;
}
