import { manualSupplier } from '#suppliers/manual';
import type { SupplierRig } from './rig.ts';

export const manualRig: SupplierRig = {
  code: 'manual',
  supplier: manualSupplier,
  cannotAny: 'Nobody is called: people buy at the desk, and say there what it cost and what shows it.',
};
