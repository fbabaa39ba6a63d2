import { BotApiError } from '#telegram';
import { apiOf } from './bot-api.ts';
import { toPage, type Page } from './page.ts';
import { escaped, render } from './render.ts';
import type { Line } from './line.ts';
import type { TalkNeeds } from './needs.ts';
import type { Spotted } from './repertoire.ts';
import type { Scene } from './screen.ts';
import type { View } from './view.ts';

/** Who is spoken to, by which bot. */
type Told = Pick<Scene<TalkNeeds>, 'needs' | 'bot' | 'person'>;

/** Where a page goes: into the message that was pressed, or below what was said. */
export type Spot = { readonly chat: string; readonly edit: number | undefined };

const noPreview = { link_preview_options: { is_disabled: true } };

/** Shows a screen and answers the number of the message it is in. */
export async function present(scene: Told, spot: Spot, view: View, above?: Line): Promise<number> {
  const page = toPage(scene.person.language, view, above);
  const messageId = (spot.edit !== undefined && (await edit(scene, spot.chat, spot.edit, page))) || undefined;
  const shown = messageId ?? (await send(scene, spot.chat, page));
  if (view.picker) await offer(scene, spot.chat, view.picker);
  return shown;
}

/** Edits a message that shows something else by now. False when it can no longer be edited. */
export const editPage = async (told: Told, { chat, messageId }: Spotted, view: View): Promise<boolean> =>
  (await edit(told, chat, messageId, toPage(told.person.language, view))) !== undefined;

const markup = ({ keyboard }: Page) => ({ reply_markup: { inline_keyboard: keyboard } });

async function send({ needs, bot }: Told, chat: string, page: Page): Promise<number> {
  const options = { parse_mode: 'HTML', ...noPreview, ...markup(page) } as const;
  return (await apiOf(needs, bot).sendMessage(chat, page.text, options)).message_id;
}

/** Undefined when the message can no longer be edited: it is too old, or was deleted. */
async function edit({ needs, bot }: Told, chat: string, messageId: number, page: Page): Promise<number | undefined> {
  const options = { parse_mode: 'HTML', ...noPreview, ...markup(page) } as const;
  try {
    await apiOf(needs, bot).editMessageText(chat, messageId, page.text, options);
    return messageId;
  } catch (error) {
    if (!(error instanceof BotApiError) || error.error_code !== 400) throw error;
    return error.description.includes('message is not modified') ? messageId : undefined;
  }
}

type Picker = NonNullable<View['picker']>;

async function offer({ needs, bot, person }: Told, chat: string, { label, requestChat }: Picker): Promise<void> {
  const text = render(person.language, label, 'button');
  const request = requestChat as { request_id: number; chat_is_channel: boolean };
  await apiOf(needs, bot).sendMessage(chat, '👇', {
    reply_markup: { keyboard: [[{ text, request_chat: request }]], resize_keyboard: true, one_time_keyboard: true },
  });
}

/** Plain text, such as somebody's data: as a block that is easy to copy. */
export async function sendFile({ needs, bot }: Told, chat: string, text: string): Promise<void> {
  await apiOf(needs, bot).sendMessage(chat, `<pre>${escaped(text)}</pre>`, { parse_mode: 'HTML' });
}

/** Telegram takes 200 characters on a press. */
const toastMax = 200;

/** Ends the wait of a pressed button, always; what is said there is plain text. One that is too old is let go. */
export async function answerPress(scene: Told, query: string, said?: Line) {
  const { needs, bot, person } = scene;
  const text = said && render(person.language, said, 'button').slice(0, toastMax);
  const alert = text !== undefined && text.length > 60;
  try {
    await apiOf(needs, bot).answerCallbackQuery(query, text === undefined ? {} : { text, show_alert: alert });
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
  }
}
