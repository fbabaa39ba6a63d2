import type { ClaimsNeeds } from '#claims';
import type { ExchangeNeeds } from '#exchange';
import type { FundsNeeds } from '#funds';
import type { ModerationNeeds } from '#moderation';
import type { PersonDataNeeds } from '#people';
import type { PayoutsNeeds } from '#payouts';
import type { BotApiNeeds } from '#telegram';

/** What the bot can touch. Grows with what its screens ask of the modules below. */
export type BotNeeds = BotApiNeeds &
  PayoutsNeeds &
  FundsNeeds &
  ExchangeNeeds &
  ClaimsNeeds &
  ModerationNeeds &
  PersonDataNeeds;
