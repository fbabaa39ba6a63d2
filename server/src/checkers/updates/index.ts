export { exchangeReaction, type Watchers } from './exchange-reaction.ts';
