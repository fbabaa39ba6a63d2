import { openPanel } from './panel/index.ts';
import { openSupplier } from './supplier/index.ts';
import type { OpenPlace } from './system.ts';
import { openWay } from './way/index.ts';

/** Every emulated place that is no payment system. */
export const places: readonly OpenPlace[] = [openPanel, openWay, openSupplier];
