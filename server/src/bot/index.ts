export { botReaction } from './react.ts';
export type { BotNeeds } from './needs.ts';
