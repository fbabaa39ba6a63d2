export {
  fulfillers,
  linkKinds,
  serviceTypes,
  workKinds,
  type Fulfiller,
  type LinkKind,
  type PricedService,
  type Pricing,
  type Service,
  type ServiceType,
  type WorkKind,
} from './service.ts';
export type {
  ConstantsChange,
  CostChange,
  DiscountChange,
  MarkupChange,
  PriceChange,
  ServiceInput,
  Switching,
} from './input.ts';
export {
  usualConstants,
  usualMarkup,
  type Markup,
  type MarkupScope,
  type PriceConstants,
  type ScopedMarkup,
  type Wholesale,
} from './terms.ts';
export { chargeOf, formulaRate } from './price.ts';
export { listServices, priceService, type ForWhom } from './list-services.ts';
export { setService, setServiceIn } from './set-service.ts';
export { disableService, enableService, switchServiceIn } from './switch-service.ts';
export { setCost } from './set-cost.ts';
export { readConstants, setConstants } from './set-constants.ts';
export { readMarkups, readVersions as constantsHistory, type ConstantsVersion } from './term-rows.ts';
export { setMarkup } from './set-markup.ts';
export { readWholesale, setDiscount } from './set-discount.ts';
export { setCategory } from './set-category.ts';
export { readCategories, type Category } from './service-rows.ts';
export { previewPrices, type PricePreview } from './preview-prices.ts';
export {
  changeKinds,
  listChanges,
  type CatalogueChange,
  type ChangeFilter,
  type ChangeKind,
  type ChangePage,
} from './change-rows.ts';
export { startCatalogue } from './start-catalogue.ts';
export { defaultCatalogue, defaultCategories } from './default-catalogue.ts';
export type { CatalogueNeeds } from './needs.ts';
