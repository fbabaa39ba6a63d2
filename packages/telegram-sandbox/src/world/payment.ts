import type { Invoice } from '@grammyjs/types';

/** What an invoice sells: Telegram Stars only, one price. */
export type Product = {
  readonly title: string;
  readonly description: string;
  readonly payload: string;
  /** Whole Stars. */
  readonly amount: number;
  readonly start_parameter: string;
  readonly photo_url?: string;
  /** Seconds; present for a subscription. */
  readonly subscription_period?: number;
};

/** An invoice that a link opens: `https://t.me/$<slug>`. */
export type InvoiceLink = { readonly slug: string; readonly bot: number; readonly product: Product };

/** A person's Stars that went to a bot. */
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
export const asInvoice = ({ title, description, start_parameter, amount }: Product): Invoice => ({
  title,
  description,
  start_parameter,
  currency: 'XTR',
  total_amount: amount,
});
