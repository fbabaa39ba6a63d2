export {
  amountToWire,
  creditAsset,
  formatUnits,
  isCredit,
  parseUnits,
  scaleOf,
  stars,
  unitsMax,
  type Amount,
  type Asset,
} from './amount.ts';
export { movableClock, stoppedClock, systemClock, type Clock, type MovableClock } from './clock.ts';
export { idPrefixes, isId, newId, type Id, type IdPrefix, type WorkspaceId } from './ids.ts';
export { Refusal, refusalCodes, type RefusalCode } from './refusal.ts';
export { openSecret, sameSecret, sealSecret } from './secret.ts';
export { csvLine } from './csv.ts';
