export type { ChainAnswer, ChainBill, ChainStanding, PayChain } from './pay-chain.ts';
export type { Errand, SupplyNews, TellSupply } from './news.ts';
export { SupplierSilent, verdicts } from './supplier.ts';
export type * from './supplier.ts';
