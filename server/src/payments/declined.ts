import type { Approval, DeclineReason } from './gateway.ts';

/** What a person reads who wanted to pay and may not. Telegram shows it as it is. */
const words = {
  en: {
    unknown_payload: 'This invoice is not known here. Ask the bot for a new one.',
    expired: 'This invoice has expired. Ask the bot for a new one.',
    already_paid: 'This invoice is paid already. Ask the bot for a new one.',
    wrong_payer: 'This invoice was made for somebody else. Ask the bot for your own.',
    wrong_amount: 'The price of this invoice has changed. Ask the bot for a new one.',
    not_for_sale: 'This is not for sale any more. Nothing was charged.',
    already_bought: 'You have bought this before; it is sold once per person. Nothing was charged.',
    already_subscribed: 'You have this subscription already. Nothing was charged.',
    not_yet: 'This can be paid once your present subscription has ended. Nothing was charged.',
    unavailable: 'The payment cannot be checked right now. Nothing was charged; try again in a minute.',
  },
  ru: {
    unknown_payload: 'Этот счёт здесь неизвестен. Попросите у бота новый.',
    expired: 'Срок этого счёта истёк. Попросите у бота новый.',
    already_paid: 'Этот счёт уже оплачен. Попросите у бота новый.',
    wrong_payer: 'Этот счёт выставлен другому человеку. Попросите у бота свой.',
    wrong_amount: 'Цена в этом счёте изменилась. Попросите у бота новый.',
    not_for_sale: 'Это больше не продаётся. Деньги не списаны.',
    already_bought: 'Вы уже покупали это; продаётся один раз на человека. Деньги не списаны.',
    already_subscribed: 'У вас уже есть эта подписка. Деньги не списаны.',
    not_yet: 'Это можно оплатить, когда закончится ваша текущая подписка. Деньги не списаны.',
    unavailable: 'Сейчас платёж нельзя проверить. Деньги не списаны; попробуйте через минуту.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<DeclineReason, string>>>>;

/** A no with the words for it, in Russian for those who read Russian and in English for everyone else. */
export const declined = (reason: DeclineReason, language = 'en'): Approval => ({
  ok: false,
  reason,
  message: words[/^ru\b/i.test(language) ? 'ru' : 'en'][reason],
});
