import type { PayoutsNeeds } from '#payouts';
import type { BotApiNeeds } from '#telegram';

/** What the bot can touch. Grows with what its screens ask of the modules below. */
export type BotNeeds = BotApiNeeds & PayoutsNeeds;
