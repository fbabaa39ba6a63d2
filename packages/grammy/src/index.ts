export {
  asterism,
  type Asterism,
  type AsterismContext,
  type AsterismOptions,
  type BillingFlavor,
  type ContextBilling,
} from './plugin.ts';
export type {
  Billing,
  CallOptions,
  Consumption,
  NotReserved,
  Permission,
  Quantity,
  Reservation,
  Settlement,
} from './billing.ts';
export type { CommandOptions } from './commands/index.ts';
export { BillingError } from './billing-error.ts';
export type { TextOverrides } from './texts.ts';

// For those who keep payment updates somewhere else than in a file.
export { memoryOutbox, type Entry, type Outbox } from './outbox.ts';
export { openJournal } from './journal.ts';
