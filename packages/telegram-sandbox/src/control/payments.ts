import { z } from 'zod';
import { findInvoice } from '../people/find-invoice.ts';
import { refundCharge } from '../payments/refund-charge.ts';
import { chargedByProviders } from '../payments/charged-by-providers.ts';
import { startPayment } from '../payments/start-payment.ts';
import { botOf, personOf } from '../people/find.ts';
import { route } from './route.ts';
import { botName, done, ok } from './shapes.ts';
import { currencyOf, linkOf } from '../world/payment.ts';
import { Wrong } from '../wrong.ts';

const invoiceName = z.strictObject({
  link: z.string().optional(),
  bot: botName.optional(),
  message_id: z.coerce.number().int().optional(),
});

export const paymentRoutes = [
  route({
    method: 'POST',
    path: '/sandbox/users/{id}/pay',
    summary: 'Pays an invoice, by its link or by the message that shows it; waits for the bot',
    body: invoiceName.extend({
      affiliate: z.strictObject({ user: z.int(), commission_per_mille: z.int().min(1).max(999) }).optional(),
    }),
    answer: z.object({
      status: z.enum(['paid', 'cancelled', 'failed']),
      charge_id: z.string().optional(),
      error: z.string().optional(),
    }),
    run: ({ telegram }, { params, body }) => {
      const person = personOf(telegram, params['id']);
      const { bot, product } = findInvoice(telegram, person, body);
      return startPayment(telegram, person, bot, product, body.affiliate);
    },
  }),
  route({
    method: 'GET',
    path: '/sandbox/users/{id}/invoice',
    summary: 'What an invoice sells, as the person is shown it before paying',
    query: invoiceName,
    answer: z.object({
      title: z.string(),
      description: z.string(),
      photo_url: z.string().optional(),
      currency: z.string().describe('XTR for Stars; total_amount is in the smallest units of any other'),
      total_amount: z.int(),
      bot: z.object({ id: z.int(), username: z.string(), first_name: z.string() }),
      subscription_period: z.int().optional(),
    }),
    run: ({ telegram }, { params, query }) => {
      const { bot, product } = findInvoice(telegram, personOf(telegram, params['id']), query);
      const { title, description, amount, photo_url, subscription_period } = product;
      return {
        title,
        description,
        photo_url,
        currency: currencyOf(product),
        total_amount: amount,
        bot: { id: bot.id, username: bot.username, first_name: bot.first_name },
        subscription_period,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/sandbox/bots/{bot}/invoices',
    summary: 'The invoice links that a bot has made, with the payloads that people are not shown',
    answer: z.array(
      z.object({
        link: z.string(),
        payload: z.string(),
        title: z.string(),
        currency: z.string(),
        total_amount: z.int(),
      }),
    ),
    run: ({ telegram }, { params }) => {
      const { id } = botOf(telegram, params['bot']);
      const links = Object.values(telegram.world.invoices).filter((invoice) => invoice.bot === id);
      return links.map(({ slug, product }) => ({
        link: linkOf(slug),
        payload: product.payload,
        title: product.title,
        currency: currencyOf(product),
        total_amount: product.amount,
      }));
    },
  }),
  route({
    method: 'GET',
    path: '/sandbox/providers',
    summary: 'What payment providers charged, by the token of the account: in the smallest units of each currency',
    answer: z.array(z.object({ provider_token: z.string(), charged: z.record(z.string(), z.int()) })),
    run: ({ telegram }) => chargedByProviders(telegram),
  }),
  route({
    method: 'POST',
    path: '/sandbox/refunds',
    summary: "Refunds a charge at Telegram's side, as a store's charge-back does; the bot's balance may go negative",
    body: z.strictObject({ charge_id: z.string() }),
    answer: done,
    run: ({ telegram }, { body }) => {
      const charge = telegram.world.charges[body.charge_id];
      if (!charge) throw new Wrong(404, `There is no charge ${body.charge_id}.`);
      if (charge.product.fiat)
        throw new Wrong(400, 'A provider gives money back by itself; Telegram does not tell the bot of it.');
      if (charge.refunded) throw new Wrong(400, `The charge ${body.charge_id} is refunded already.`);
      refundCharge(telegram, botOf(telegram, charge.bot), charge);
      return ok;
    },
  }),
];
