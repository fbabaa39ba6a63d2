import type { ClaimsNeeds } from '#claims';
import type { ExchangeNeeds } from '#exchange';
import type { FundsNeeds } from '#funds';
import type { ModerationNeeds } from '#moderation';
import type { PeopleNeeds, PersonDataNeeds } from '#people';
import type { PayoutsNeeds } from '#payouts';
import type { QuotesNeeds } from '#quotes';
import type { StoreNeeds } from '#store';
import type { ValidateNeeds } from '#supply';
import type { BotApiNeeds } from '#telegram';

/** What any conversation touches, whatever its bot is for. */
export type TalkNeeds = BotApiNeeds & PeopleNeeds;

/** What the exchange's bot can touch. Grows with what its screens ask of the modules below. */
export type BotNeeds = TalkNeeds &
  PayoutsNeeds &
  FundsNeeds &
  ExchangeNeeds &
  ClaimsNeeds &
  ModerationNeeds &
  PersonDataNeeds;

/** What the store's bot can touch. */
export type StoreBotNeeds = TalkNeeds & StoreNeeds & Omit<QuotesNeeds, 'accountFor'> & ValidateNeeds;
