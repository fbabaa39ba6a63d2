import { text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findChat } from '../messages/find-chat.ts';
import type { Method } from './method.ts';

const actions = [
  'cancel',
  'typing',
  'record_video',
  'upload_video',
  'record_audio',
  'record_voice',
  'upload_audio',
  'upload_voice',
  'upload_photo',
  'upload_document',
  'choose_sticker',
  'pick_up_location',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

export const sendChatAction: Method = (telegram, bot, call) => {
  if (!actions.includes(text(call, 'action').toLowerCase())) throw badRequest('wrong parameter action in request');
  findChat(telegram, bot, call, 'write');
  return true;
};
