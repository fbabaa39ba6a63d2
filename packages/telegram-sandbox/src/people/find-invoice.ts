import { botOf } from './find.ts';
import { Wrong } from '../wrong.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Product } from '../world/payment.ts';
import type { Person } from '../world/person.ts';

export type InvoiceName = {
  readonly link?: string | undefined;
  readonly bot?: string | number | undefined;
  readonly message_id?: number | undefined;
};

/** The invoice behind a link, or in a message of the person's chat with a bot. */
export function findInvoice(telegram: Telegram, person: Person, name: InvoiceName): { bot: Bot; product: Product } {
  const { world } = telegram;
  if (name.link !== undefined) {
    const slug = /(?:\$|\/invoice\/)([\w-]+)$/.exec(name.link)?.[1];
    const invoice = world.invoices[slug ?? ''];
    if (!invoice) throw new Wrong(404, `${name.link} is not the link of an invoice.`);
    return { bot: botOf(telegram, invoice.bot), product: invoice.product };
  }
  if (name.message_id === undefined) throw new Wrong(400, 'Say which invoice: its link, or bot and message_id.');
  const bot = botOf(telegram, name.bot);
  const messages = world.dialogs[`${person.id}:${bot.id}`]?.messages ?? [];
  const product = messages.find(({ message }) => message.message_id === name.message_id)?.product;
  if (!product) throw new Wrong(404, `Message ${name.message_id} of the chat with @${bot.username} is no invoice.`);
  return { bot, product };
}
