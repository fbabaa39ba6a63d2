import { line, type Line } from './line.ts';
import { writeData } from './data.ts';

/** A screen by its name, with what it is about. */
export type Where = readonly [screen: string, ...about: string[]];

export type Button = { readonly label: Line } & ({ readonly data: string } | { readonly url: string });

/** One of Telegram's own pickers, below the text field: `request_chat` as Telegram wants it. */
export type Picker = { readonly label: Line; readonly requestChat: Readonly<Record<string, unknown>> };

/** What is shown: lines of text (an empty one parts paragraphs) and rows of buttons. */
export type View = {
  readonly lines: readonly (Line | '')[];
  readonly buttons: readonly (readonly Button[])[];
  /** Comes in a message of its own, as Telegram has either kind of buttons on a message, not both. */
  readonly picker?: Picker;
};

type Label = string | Line;
const toLine = (label: Label): Line => (typeof label === 'string' ? line(label) : label);

/** A button that shows another screen. */
export const go = (label: Label, ...where: Where): Button => ({
  label: toLine(label),
  data: writeData({ does: 'go', screen: where[0], rest: where.slice(1) }),
});

/** A button that does something: one of the `presses` of a screen. */
export const press = (label: Label, screen: string, name: string, ...about: string[]): Button => ({
  label: toLine(label),
  data: writeData({ does: 'press', screen, rest: [name, ...about] }),
});

/** A button that opens an address. */
export const link = (label: Label, url: string): Button => ({ label: toLine(label), url });
