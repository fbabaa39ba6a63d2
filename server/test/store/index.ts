export { openStoreBotDesk, type StoreBotDesk } from './store-bot-desk.ts';
export { toySupplier, type ToySupplier } from './toy-supplier.ts';
