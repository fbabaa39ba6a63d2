import type { WorkspaceId } from '#kernel';

/** A message to a person through a bot. Each button opens its address. */
export type Notice = {
  readonly bot: string;
  readonly customer: string;
  readonly text: string;
  readonly buttons: readonly { readonly text: string; readonly url: string }[];
};

/**
 * What became of a message. `later`: certainly not sent, and may be sent after so many seconds. `unknown`: nobody can
 * find out, for the Bot API has no way to look a message up.
 */
export type Notified =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'blocked' | 'refused' | 'unknown'; readonly problem: string }
  | { readonly outcome: 'later'; readonly seconds: number; readonly problem: string };

/** How refills reach people: the wiring gives it. */
export type Notifier = {
  notify(workspace: WorkspaceId, notice: Notice): Promise<Notified>;
  /** The language a person uses Telegram in, if it is known. */
  languageOf(workspace: WorkspaceId, bot: string, customer: string): Promise<string | undefined>;
};
