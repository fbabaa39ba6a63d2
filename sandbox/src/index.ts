export { openWorld, type World, type WorldOptions } from './open-world.ts';
export { type ControlledPlatform } from './follow-clock.ts';
export type {
  Delivery,
  EmulatedInvoice,
  EmulatedPayout,
  EmulatedPlace,
  EmulatedSystem,
  HowPaid,
  OpenedAccount,
  OpenPlace,
  OpenSystem,
  PayoutOutcome,
  Surroundings,
} from './systems/system.ts';
export { payPage, type PageAction, type PayPage } from './systems/pay-page.ts';
