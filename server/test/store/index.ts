export { openStoreDesk, storeOpens, usd, type Coming, type StoreDesk } from './store-desk.ts';
export { toyMethod, type ToyMethod } from './toy-methods.ts';
export { toySupplier, type SupplierMood, type ToySupplier } from './toy-supplier.ts';
