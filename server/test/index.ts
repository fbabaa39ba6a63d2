export { freshDatabase, type TestDatabase } from './database.ts';
export { quietLog, type QuietLog } from './log.ts';
export { openShop, type Shop } from './billing-shop.ts';
export { features, newModel, type Model, type ModelFeature } from './billing-model.ts';
export { people, products, story, type Step } from './billing-story.ts';
export { random, seedOf, shuffled, type Random } from './random.ts';
export { day, openSubscriptionShop, tellerFor, type SubscriptionShop, type Teller } from './subscription-shop.ts';
export { openForeignShop, type ForeignShop, type Told } from './foreign-shop.ts';
export { openRefundDesk, type RefundDesk } from './refund-desk.ts';
