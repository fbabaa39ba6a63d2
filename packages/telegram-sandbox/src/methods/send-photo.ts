import { randomBytes } from 'node:crypto';
import type { PhotoSize } from '@grammyjs/types';
import { type Call, text, type Upload } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findChat } from '../messages/find-chat.ts';
import { postWithMarkup } from '../messages/post-with-markup.ts';
import { readCaption } from '../messages/read-text.ts';
import type { Telegram } from '../telegram.ts';
import type { Method } from './method.ts';

/** Sends a photo: uploaded, by the id of an earlier one, or by a URL, which is kept and not fetched. */
export const sendPhoto: Method = (telegram, bot, call) => {
  const caption = readCaption(call);
  const place = findChat(telegram, bot, call, 'write');
  const photo = [readPhoto(telegram, call)];
  return postWithMarkup(telegram, bot, place, call, { photo, ...caption });
};

function readPhoto(telegram: Telegram, call: Call): PhotoSize {
  const given = text(call, 'photo');
  const upload = call.files.get(given.startsWith('attach://') ? given.slice('attach://'.length) : 'photo');
  const id = upload ? store(telegram, upload) : given;
  if (id === '') throw badRequest('there is no photo in the request');
  if (!upload && !/^https?:\/\//.test(id) && !telegram.world.files[id]) {
    throw badRequest('wrong file identifier/HTTP URL specified');
  }
  return { file_id: id, file_unique_id: id.slice(-16), width: 800, height: 600 };
}

function store({ world }: Telegram, { type, bytes }: Upload): string {
  const id = `AgAC${randomBytes(24).toString('base64url')}`;
  world.files[id] = { id, type, base64: bytes.toString('base64') };
  return id;
}
