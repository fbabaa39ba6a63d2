export { askSupplier, surely, type Heard, type SupplierCall } from './ask.ts';
export { isObject, listIn, readTold, wholeIn, wordIn, yesIn, type Told, type ToldObject } from './told.ts';
export { amountOf } from './amount-of.ts';
export { isUsername } from './is-username.ts';
