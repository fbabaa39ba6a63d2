export { manualSupplier } from './manual.ts';
