export { summarise, type Summary, type MoneyFigures, type CreditFigures } from './summarise.ts';
export { readSeries, intervals, type Interval, type Bucket } from './read-series.ts';
export { compareProducts, type ProductFigures } from './compare-products.ts';
export { compareFeatures, type FeatureFigures, type Margin } from './compare-features.ts';
export { readCohorts, type Cohort } from './read-cohorts.ts';
export { rankCustomers, type CustomerFigures } from './rank-customers.ts';
export { listUnitCosts, setUnitCost, type UnitCost } from './unit-cost.ts';
export { listStarValues, setStarValue, type StarValue } from './star-value.ts';
export type { Period } from './period.ts';
