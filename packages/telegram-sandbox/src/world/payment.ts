import type { Invoice } from '@grammyjs/types';

/** What an invoice sells: for Telegram Stars, or through a payment provider for money. */
export type Product = {
  readonly title: string;
  readonly description: string;
  readonly payload: string;
  /** Whole Stars; of money, the smallest units of its currency. */
  readonly amount: number;
  /** Present when a provider charges the person's card. */
  readonly fiat?: Fiat;
  readonly start_parameter: string;
  readonly photo_url?: string;
  /** Seconds; present for a subscription. */
  readonly subscription_period?: number;
};

/** A currency, and the token under which BotFather knows the bot's account at a provider. */
export type Fiat = { readonly currency: string; readonly provider_token: string };

/** What a person pays in. */
export const currencyOf = ({ fiat }: Product): string => fiat?.currency ?? 'XTR';

/** An invoice that a link opens: `https://t.me/$<slug>`. */
export type InvoiceLink = { readonly slug: string; readonly bot: number; readonly product: Product };

export const linkOf = (slug: string): string => `https://t.me/$${slug}`;

/** A person's Stars, or money, that went to a bot. */
export type Charge = {
  readonly id: string;
  readonly bot: number;
  readonly user: number;
  readonly product: Product;
  /** Unix time. */
  readonly date: number;
  /** The first charge of the subscription that this charge pays. */
  readonly subscription?: string;
  refunded: boolean;
};

/** A paid promise to charge again each period. Its id is that of its first charge. */
export type Subscription = {
  readonly id: string;
  readonly bot: number;
  readonly user: number;
  readonly product: Product;
  /** Unix time until which it is paid. */
  expires_at: number;
  state: 'active' | 'canceled' | 'failed' | 'ended';
  /** A bot that ended the subscription also decides whether the person may take it up again. */
  canceled_by?: 'user' | 'bot';
  renewals: number;
};

/** The invoice as a message shows it. The payload stays hidden from the person. */
export const asInvoice = (product: Product): Invoice => ({
  title: product.title,
  description: product.description,
  start_parameter: product.start_parameter,
  currency: currencyOf(product),
  total_amount: product.amount,
});
