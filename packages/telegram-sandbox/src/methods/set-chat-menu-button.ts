import type { MenuButton } from '@grammyjs/types';
import { type Call, isObject, json, text, userId } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Method } from './method.ts';

/** Sets the button beside the input field: for one person, or for all who have none of their own. */
export const setChatMenuButton: Method = (telegram, bot, call) => {
  const button = readMenuButton(call);
  if (text(call, 'chat_id') === '') {
    bot.menu_button = button.type === 'default' ? { type: 'commands' } : button;
  } else {
    const user = userId(call, 'chat_id');
    if (!telegram.world.users[user]) throw badRequest('chat not found');
    if (button.type === 'default') delete bot.menu_buttons[user];
    else bot.menu_buttons[user] = button;
  }
  telegram.changed({ type: 'users', bot: bot.id });
  return true;
};

function readMenuButton(call: Call): MenuButton {
  const given = json(call, 'menu_button', 'menu button');
  if (given === undefined) return { type: 'default' };
  const because = (reason: string) => badRequest(`can't parse menu button: ${reason}`);
  if (!isObject(given)) throw because('MenuButton must be an Object');
  const { type, text: label, web_app } = given;
  if (type === 'default' || type === 'commands') return { type };
  if (type !== 'web_app') throw because('MenuButton has unsupported type');
  if (typeof label !== 'string') throw because(`Can't find field "text"`);
  if (!isObject(web_app) || typeof web_app['url'] !== 'string') throw because(`Can't find field "web_app"`);
  return { type, text: label, web_app: { url: web_app['url'] } };
}
