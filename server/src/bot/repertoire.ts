import type { Bot } from '#telegram';
import type { TalkNeeds } from './needs.ts';
import type { Scene, Screen } from './screen.ts';
import type { Where } from './view.ts';

/** A message of ours, and the chat it is in. */
export type Spotted = { readonly chat: string; readonly messageId: number };

/**
 * What bots of one purpose can talk about. A conversation knows the screens of its bot's purpose only: a button or a
 * command of another purpose is one it has never heard of.
 */
export type Repertoire<Needs extends TalkNeeds> = {
  readonly purpose: string;
  /** One of them is called `home`. */
  readonly screens: readonly Screen<Needs>[];
  /** What Telegram shows beside the text field; the other commands are named on the pages they belong to. */
  readonly shownCommands: readonly string[];
  /** Where whoever has not accepted the rules is led first; none, when there is nothing to accept. */
  readonly rules?: string;
  /** Where a link into the bot leads, by what stands behind `/start`. One that is not known leads home. */
  whereTo(param: string | undefined): Where;
  /** Somebody has blocked the bot, or come back (null). */
  markBlocked(needs: Needs, bot: Bot, user: string, at: Date | null): Promise<void>;
  /** Told which message shows which screen now. */
  shown?(scene: Scene<Needs>, spot: Spotted, where: Where): Promise<void>;
};

type Known<Needs extends TalkNeeds> = Pick<Repertoire<Needs>, 'screens'>;

/** Undefined for a screen that is no more, or of another purpose. */
export const findScreen = <Needs extends TalkNeeds>({ screens }: Known<Needs>, name: string) =>
  screens.find((one) => one.name === name);

/** A screen that our own code names. */
export function screenNamed<Needs extends TalkNeeds>(known: Known<Needs>, name: string): Screen<Needs> {
  const found = findScreen(known, name);
  if (!found) throw new Error(`There is no screen "${name}".`);
  return found;
}

type Led = { readonly screens: readonly Pick<Screen, 'name' | 'command'>[] };

/** The commands, and the screens they lead to. */
export const commandsOf = ({ screens }: Led): ReadonlyMap<string, string> =>
  new Map(screens.flatMap(({ command, name }) => (command === undefined ? [] : [[command, name] as const])));
