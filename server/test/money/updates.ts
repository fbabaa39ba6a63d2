/** Updates as Telegram sends them, for tests that need no Telegram. */

let last = 700_000_000;
export const nextUpdateId = (): number => (last += 1);

type Money = {
  readonly payload: string;
  readonly charge: string;
  readonly total?: number;
  readonly currency?: string;
  readonly payer?: number;
  /** Unix seconds. */
  readonly date?: number;
};

const messageAbout = (kind: string, money: Money, update_id: number) => {
  const person = { id: money.payer ?? 77001, is_bot: false, first_name: 'Ann' };
  return {
    update_id,
    message: {
      message_id: 41,
      date: money.date ?? 1_790_000_010,
      chat: { ...person, type: 'private' },
      from: person,
      [kind]: {
        currency: money.currency ?? 'XTR',
        total_amount: money.total ?? 250,
        invoice_payload: money.payload,
        telegram_payment_charge_id: money.charge,
        provider_payment_charge_id: `${person.id}_0`,
      },
    },
  };
};

export const successfulPayment = (money: Money, id = nextUpdateId()) => messageAbout('successful_payment', money, id);
export const refundedPayment = (money: Money, id = nextUpdateId()) => messageAbout('refunded_payment', money, id);

export const preCheckout = (payload: string, { total = 250, payer = 77001, currency = 'XTR' } = {}) => ({
  update_id: nextUpdateId(),
  pre_checkout_query: {
    id: `query-${last}`,
    from: { id: payer, is_bot: false, first_name: 'Ann', language_code: 'en' },
    currency,
    total_amount: total,
    invoice_payload: payload,
  },
});
