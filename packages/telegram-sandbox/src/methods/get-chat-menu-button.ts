import { text } from '../bot-api/call.ts';
import type { Method } from './method.ts';

export const getChatMenuButton: Method = (_, bot, call) => bot.menu_buttons[text(call, 'chat_id')] ?? bot.menu_button;
