import type { Update, UserFromGetMe } from 'grammy/types';

const person = { id: 77_001, is_bot: false, first_name: 'Ann', language_code: 'en' } as const;
const chat = { id: 77_001, type: 'private', first_name: 'Ann' } as const;

/** A payload as the platform makes them. */
export const payload = `pay_${'0'.repeat(31)}1`;

export const paid = (update: number, invoicePayload = payload): Update => ({
  update_id: update,
  message: {
    message_id: update,
    date: 1_790_000_000,
    chat,
    from: person,
    successful_payment: {
      currency: 'XTR',
      total_amount: 250,
      invoice_payload: invoicePayload,
      telegram_payment_charge_id: `charge-${update}`,
      provider_payment_charge_id: `77001_${update}`,
    },
  },
});

export const mayPay = (update: number, invoicePayload = payload): Update => ({
  update_id: update,
  pre_checkout_query: {
    id: `query-${update}`,
    from: person,
    currency: 'XTR',
    total_amount: 250,
    invoice_payload: invoicePayload,
  },
});

export const botInfo: UserFromGetMe = {
  id: 77,
  is_bot: true,
  first_name: 'Paid bot',
  username: 'paid_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  can_manage_bots: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_join_request_queries: false,
};
