export type { Errand, SupplyNews, TellSupply } from './news.ts';
export { SupplierSilent, verdicts } from './supplier.ts';
export type * from './supplier.ts';
