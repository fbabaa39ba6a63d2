import { readLinkProduct } from '../payments/read-product.ts';
import { newSlug } from '../world/new-id.ts';
import { linkOf } from '../world/payment.ts';
import type { Method } from './method.ts';

export const createInvoiceLink: Method = ({ world, changed }, bot, call) => {
  const slug = newSlug();
  world.invoices[slug] = { slug, bot: bot.id, product: readLinkProduct(call) };
  changed();
  return linkOf(slug);
};
