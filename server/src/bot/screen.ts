import type { Id, WorkspaceId } from '#kernel';
import type { Bot } from '#telegram';
import type { Person } from '#people';
import type { Line } from './line.ts';
import type { BotNeeds, TalkNeeds } from './needs.ts';
import type { View, Where } from './view.ts';

/** Something that fits into a JSON column. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Draft = { readonly [name: string]: Json };

/** Who is here, and what they have filled in so far. */
export type Scene<Needs extends TalkNeeds = BotNeeds> = {
  readonly needs: Needs;
  readonly ws: WorkspaceId;
  readonly bot: Bot & { readonly id: Id<'bot'> };
  readonly person: Person;
  /** The person's number: `person.user`. */
  readonly user: string;
  readonly now: Date;
  /** The same for the same update, however often it is dealt with: commands that it is the key of are done once. */
  readonly key: string;
  readonly draft: Draft;
};

/** What a person wrote or picked when they were asked for something. */
export type Said = {
  /** At most 4,096 characters, without space around; empty when it was no text. */
  readonly text: string;
  /** A chat picked with one of Telegram's own buttons. */
  readonly chat?: { readonly id: string; readonly title?: string; readonly username?: string };
};

/** What is done after something was pressed or said. */
export type Next = {
  /** The screen to show; none, when only words are to be said. */
  readonly show?: Where;
  /** Said on the press, or above the screen. */
  readonly toast?: Line;
  /** Which of the shown screen's `asks` the next message is for. */
  readonly ask?: string;
  /** Kept in place of what was kept before; null forgets it. As it was, when not given. */
  readonly draft?: Draft | null;
  /** More to send, before the screen: each a message of its own. Plain text; the frame escapes it. */
  readonly files?: readonly string[];
  /** In a new message, though a button was pressed. */
  readonly fresh?: boolean;
  /** The person, after this has changed them: the screen is shown in their new language. */
  readonly person?: Person;
};

export type Press<Needs extends TalkNeeds = BotNeeds> = (scene: Scene<Needs>, ...about: string[]) => Promise<Next>;
export type Ask<Needs extends TalkNeeds = BotNeeds> = (scene: Scene<Needs>, said: Said) => Promise<Next>;

/** How a screen is declared. `view` is pure; everything it shows is in the state. */
export type Declared<State, Needs extends TalkNeeds = BotNeeds> = {
  /** The command that leads here: `help` for `/help`. */
  readonly command?: string;
  /** Shown to people who have not accepted the rules as well. */
  readonly isOpen?: boolean;
  load(scene: Scene<Needs>, ...about: string[]): Promise<State>;
  view(state: State): View;
  readonly presses?: Readonly<Record<string, Press<Needs>>>;
  /** What is asked for on this screen, by name. */
  readonly asks?: Readonly<Record<string, Ask<Needs>>>;
  /** The one that is asked for as soon as the screen is shown. */
  readonly asksAtOnce?: string;
  /** States to show it in, on the page of all screens and in tests. */
  readonly samples: Readonly<Record<string, State>>;
};

/** A screen whose state nobody else has to know. */
export type Screen<Needs extends TalkNeeds = BotNeeds> = {
  readonly name: string;
  readonly command: string | undefined;
  readonly isOpen: boolean;
  readonly presses: Readonly<Record<string, Press<Needs>>>;
  readonly asks: Readonly<Record<string, Ask<Needs>>>;
  readonly asksAtOnce: string | undefined;
  show(scene: Scene<Needs>, about: readonly string[]): Promise<View>;
  samples(): readonly (readonly [name: string, view: View])[];
};

/** Declares a screen under a short name: it is part of every button that leads there. */
export const screen = <State, Needs extends TalkNeeds = BotNeeds>(
  name: string,
  declared: Declared<State, Needs>,
): Screen<Needs> => ({
  name,
  command: declared.command,
  isOpen: declared.isOpen ?? false,
  presses: declared.presses ?? {},
  asks: declared.asks ?? {},
  asksAtOnce: declared.asksAtOnce,
  show: async (scene, about) => declared.view(await declared.load(scene, ...about)),
  samples: () => Object.entries(declared.samples).map(([sample, state]) => [sample, declared.view(state)] as const),
});
