export { freshDatabase, type TestDatabase } from './database.ts';
export { quietLog, type QuietLog } from './log.ts';
export { openShop, type Shop } from './billing-shop.ts';
export { newModel, type Model } from './billing-model.ts';
export { features, type ModelFeature } from './billing-model-nouns.ts';
export { people, products, story, type Step } from './billing-story.ts';
export { seedOf } from './random.ts';
export { openRefundDesk, type RefundDesk } from './refund-desk.ts';
