export { freshDatabase, type TestDatabase } from './database.ts';
export { quietLog, type QuietLog } from './log.ts';
export { openShop, type Shop } from './billing-shop.ts';
export { newModel, type Model } from './billing-model.ts';
export { features, type ModelFeature } from './billing-model-nouns.ts';
export { people, products, story, type Step } from './billing-story.ts';
export { random, seedOf } from './random.ts';
export { openForeignShop, type ForeignShop, type Told } from './foreign-shop.ts';
export { openRefundDesk, type RefundDesk } from './refund-desk.ts';
