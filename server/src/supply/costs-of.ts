import type { Amount, Id, WorkspaceId } from '#kernel';
import type { SupplyNeeds } from './needs.ts';

/** What so many Stars cost at one supplier that may deliver them now. */
export type SupplierCost = {
  readonly supplier: Id<'sup'>;
  readonly name: string;
  /** Lower is asked first. */
  readonly rank: number;
  /** All in, in the asset the supplier is paid in. */
  readonly cost: Amount;
  readonly validUntil: Date;
  readonly readAt: Date;
};

export type CostNeeds = Pick<SupplyNeeds, 'pool' | 'clock' | 'log' | 'masterKey' | 'suppliers'>;

/**
 * What so many Stars cost now at every supplier that may deliver them, in the order they are asked. Suppliers are given a
 * few seconds; who does not answer is left out. Answers are kept for half a minute. Empty: nobody can deliver them now.
 */
export function costsOf(_needs: CostNeeds, _workspace: WorkspaceId, _stars: number): Promise<readonly SupplierCost[]> {
  return Promise.resolve([]);
}
