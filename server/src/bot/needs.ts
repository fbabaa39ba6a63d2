import type { Claim, ClaimsNeeds } from '#claims';
import type { ExchangeNeeds, Task } from '#exchange';
import type { FundsNeeds } from '#funds';
import type { ModerationNeeds } from '#moderation';
import type { ErasingNeeds } from '#people';
import type { PayoutsNeeds } from '#payouts';
import type { BotApiNeeds } from '#telegram';

/** What the bot can touch. Grows with what its screens ask of the modules below. */
export type BotNeeds = BotApiNeeds &
  PayoutsNeeds &
  FundsNeeds &
  ExchangeNeeds &
  ClaimsNeeds &
  ModerationNeeds &
  ErasingNeeds & {
    /** Where a worker goes for one claim, when the way there carries a token of its own; the target's link otherwise. */
    linkFor?(task: Task, claim: Claim): Promise<string | undefined>;
  };
