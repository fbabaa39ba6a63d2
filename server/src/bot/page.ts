import type { InlineKeyboardButton } from 'grammy/types';
import type { Language } from '#people';
import { render } from './render.ts';
import type { Line } from './line.ts';
import type { View } from './view.ts';

/** A screen in words, as Telegram takes it. */
export type Page = { readonly text: string; readonly keyboard: InlineKeyboardButton[][] };

/** Telegram takes 4,096 characters of text; tags count here as well, so this is on the safe side. */
const longest = 4000;

/** A view in a language; `above` is said before it. */
export const toPage = (language: Language, view: View, above?: Line): Page => ({
  text: cut([...(above ? [render(language, above), ''] : []), ...view.lines.map((one) => inWords(language, one))]),
  keyboard: view.buttons.filter((row) => row.length > 0).map((row) => row.map((button) => toButton(language, button))),
});

const inWords = (language: Language, one: Line | ''): string => (one === '' ? '' : render(language, one));

function toButton(language: Language, button: View['buttons'][number][number]): InlineKeyboardButton {
  const text = render(language, button.label, 'button');
  return 'url' in button ? { text, url: button.url } : { text, callback_data: button.data };
}

/** Whole lines only: no tag of ours goes over the end of a line, so none is ever cut open. */
function cut(lines: readonly string[]): string {
  const text = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  if (text.length <= longest) return text;
  return `${text.slice(0, text.lastIndexOf('\n', longest - 2))}\n…`;
}
