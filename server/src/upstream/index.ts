export { panelFulfilment } from './panel-fulfilment.ts';
export { openReports, openShelf } from './ports.ts';
export { upstreamSweeps } from './sweeps.ts';
export type { Beside, Reports, Shelf, UpstreamNeeds } from './needs.ts';
export { guards, type Guard, type ProviderAccount } from './account.ts';
export {
  addProvider,
  changeProvider,
  switchProvider,
  type NewProvider,
  type ProviderChange,
  type ProviderTerms,
} from './add-provider.ts';
export {
  getPlacement,
  getProvider,
  listOffers,
  listPlacements,
  listProviders,
  listSources,
  type OfferQuestion,
  type Page,
} from './read-panels.ts';
export { acceptCost, readOffers } from './read-offers.ts';
export { importOffers, setSources, type Import, type Imported } from './import-offers.ts';
export { recordFloat, type FloatMove } from './record-float.ts';
export { watchBalance, type Balance } from './watch-balance.ts';
export { resolvePlacement, type Resolution } from './resolve-placement.ts';
export { placementStatuses, placementTransitions, type Placement, type PlacementStatus } from './placement.ts';
export type { PlacementFilter } from './placement-rows.ts';
export type { Offer, Source } from './offer.ts';
export { checkProvider } from './check-provider.ts';
export type { ProviderAt } from './check-provider.ts';
