import { amountToWire, type Amount } from '#kernel';
import type { Notice, NoticeKind } from './notice.ts';
import type { StoreOrder } from './order.ts';

type Words = (order: StoreOrder, amount: string) => string;

const english: Readonly<Record<NoticeKind, Words>> = {
  paid: ({ stars, username, number }) => `Paid. ${stars} Stars for @${username} are being bought. Order #${number}`,
  delivering: ({ stars, username, number }) => `${stars} Stars are on their way to @${username}. Order #${number}`,
  delivered: ({ stars, username, number }) => `${stars} Stars sent to @${username}. Order #${number}`,
  review: ({ number }) =>
    `This takes longer than usual: we are checking whether the Stars have arrived. Your money is safe. Order #${number}`,
  failed: ({ number, username }) =>
    `The Stars for @${username} could not be bought. Your money goes back. Order #${number}`,
  refunded: ({ number }, amount) => `${amount} went back the way you had paid. Order #${number}`,
  credited: ({ number }, amount) =>
    `${amount} is on your balance here: use it for another order, or ask support to have it paid out. Order #${number}`,
  reversed: ({ number, username }) =>
    `The Stars for @${username} were taken back after they had been delivered. We are looking into it. Order #${number}`,
  expired: ({ number }) =>
    `The time to pay order #${number} is over. Nothing was charged; order anew, at the price of now.`,
  canceled: ({ number }) => `Order #${number} is canceled.`,
  underpaid: ({ number }, amount) =>
    `${amount} came, which is less than the price. Nothing is bought with it, and it goes back. Order #${number}`,
  overpaid: ({ number }, amount) =>
    `You paid ${amount} more than the price: it is on your balance here. Order #${number}`,
  late: ({ number }, amount) =>
    `${amount} came after the time to pay was over, and does not cover the price any more. It goes back. Order #${number}`,
  paid_after_cancel: ({ number }, amount) =>
    `${amount} came for order #${number}, which you had canceled. Nothing is bought with it, and it goes back.`,
  paid_twice: ({ number }, amount) => `Order #${number} was paid once more. The second payment of ${amount} goes back.`,
};

const russian: Readonly<Record<NoticeKind, Words>> = {
  paid: ({ stars, username, number }) => `Оплачено. Покупаем ${stars} Stars для @${username}. Заказ №${number}`,
  delivering: ({ stars, username, number }) => `${stars} Stars уже в пути к @${username}. Заказ №${number}`,
  delivered: ({ stars, username, number }) => `${stars} Stars отправлены @${username}. Заказ №${number}`,
  review: ({ number }) =>
    `Это занимает больше времени, чем обычно: проверяем, пришли ли Stars. Ваши деньги в безопасности. Заказ №${number}`,
  failed: ({ number, username }) => `Не удалось купить Stars для @${username}. Деньги возвращаются. Заказ №${number}`,
  refunded: ({ number }, amount) => `${amount} возвращены тем же способом, которым вы платили. Заказ №${number}`,
  credited: ({ number }, amount) =>
    `${amount} на вашем балансе здесь: оплатите ими другой заказ или попросите поддержку о выплате. Заказ №${number}`,
  reversed: ({ number, username }) =>
    `Stars для @${username} были отозваны после доставки. Мы разбираемся. Заказ №${number}`,
  expired: ({ number }) =>
    `Время оплаты заказа №${number} истекло. Деньги не списаны; закажите заново по текущей цене.`,
  canceled: ({ number }) => `Заказ №${number} отменён.`,
  underpaid: ({ number }, amount) =>
    `Пришло ${amount} — меньше цены. На них ничего не покупается, они возвращаются. Заказ №${number}`,
  overpaid: ({ number }, amount) =>
    `Вы заплатили на ${amount} больше: разница на вашем балансе здесь. Заказ №${number}`,
  late: ({ number }, amount) =>
    `${amount} пришли после окончания срока оплаты и уже не покрывают цену. Они возвращаются. Заказ №${number}`,
  paid_after_cancel: ({ number }, amount) =>
    `${amount} пришли за заказ №${number}, который вы отменили. На них ничего не покупается, они возвращаются.`,
  paid_twice: ({ number }, amount) => `Заказ №${number} оплачен ещё раз. Второй платёж, ${amount}, возвращается.`,
};

/** What a buyer reads of it: in the language of the order unless told, Russian for those who read it, else English. */
export function noticeText(order: StoreOrder, { kind, amount }: Notice, language: string = order.language): string {
  const words = /^ru\b/i.test(language) ? russian : english;
  return words[kind](order, amount ? inWords(amount) : '');
}

function inWords(amount: Amount): string {
  const wire = amountToWire(amount);
  return `${wire.amount} ${wire.asset}`;
}
