import type { WorkspaceId } from '#kernel';

/** Languages the bot speaks. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** A person of the exchange, whatever they do here. Advertiser, worker and reseller are roles, not kinds of people. */
export type Person = {
  readonly workspace: WorkspaceId;
  /** Telegram's number as text; also the name of their money, `user:<user>`. */
  readonly user: string;
  readonly firstName: string;
  readonly username: string | undefined;
  readonly language: Language;
  /** The language of their Telegram app, as it told it: an IETF tag. */
  readonly appLanguage: string | undefined;
  readonly isPremium: boolean;
  readonly firstSeenAt: Date;
  /** When they said that they are of age and accept the rules, and which version. */
  readonly accepted: { readonly at: Date; readonly version: string } | undefined;
  /** Who brought them, if anybody did and it was allowed. */
  readonly referrer: string | undefined;
  /** Whether they want to hear of new tasks. */
  readonly wantsNews: boolean;
  /** Since when they have blocked the bot: it cannot write to them. */
  readonly blockedAt: Date | undefined;
  readonly erasedAt: Date | undefined;
};
