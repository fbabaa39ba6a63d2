/** What the page says, in the languages it speaks. */
const english = {
  title: 'Prices',
  lead: 'What resellers pay per 1,000, live from the catalogue. The same prices come from the panel API.',
  asOf: 'As of',
  howTitle: 'How a price comes about',
  how: 'Services that people do are priced by one public formula. The reward goes to the person who does it; the fee pays the people who invited them, and the house.',
  reward: 'reward',
  fee: 'with the fee',
  star: 'USD per Star',
  thousand: 'per 1,000',
  rate: 'rate',
  byHand: 'Every other price is set by the operator, and stands in the list.',
  calculator: 'What would it cost?',
  service: 'Service',
  quantity: 'Quantity',
  reckon: 'Reckon',
  charge: 'Charge',
  between: 'This service takes {min} to {max}.',
  whole: 'Write a whole number.',
  rounding: 'Charge = rate × quantity ÷ 1,000, rounded up to 0.000001 USD. It is taken once, when the order is made.',
  list: 'Services',
  number: 'No.',
  price: 'USD per 1,000',
  limits: 'Least to most',
  refill: 'refill for {days} days',
  drip: 'drip-feed',
  cancel: 'can be canceled',
  backTitle: 'What comes back',
  back: [
    'Canceled before anything was delivered: everything comes back, and the charge is 0.',
    'Delivered in part: charge × delivered ÷ quantity is kept, rounded half up to 0.000001 USD; the rest comes back.',
    'Delivered in full: nothing comes back. Where a service has a refill, what drops is made good.',
  ],
  none: 'There is no public price list here.',
  empty: 'Nothing is offered just now.',
  api: 'API reference',
};

export type PageWords = typeof english;

const russian: PageWords = {
  title: 'Цены',
  lead: 'Сколько реселлеры платят за 1 000, прямо из каталога. Те же цены отдаёт API панели.',
  asOf: 'На',
  howTitle: 'Из чего складывается цена',
  how: 'Цена услуг, которые выполняют люди, считается по одной открытой формуле. Награда достаётся исполнителю; комиссия — тем, кто его пригласил, и площадке.',
  reward: 'награда',
  fee: 'с комиссией',
  star: 'USD за Star',
  thousand: 'за 1 000',
  rate: 'цена',
  byHand: 'Остальные цены задаёт оператор, они указаны в списке.',
  calculator: 'Сколько это будет стоить?',
  service: 'Услуга',
  quantity: 'Количество',
  reckon: 'Посчитать',
  charge: 'К оплате',
  between: 'Эта услуга: от {min} до {max}.',
  whole: 'Введите целое число.',
  rounding:
    'К оплате = цена × количество ÷ 1 000, с округлением вверх до 0.000001 USD. Списывается один раз, при заказе.',
  list: 'Услуги',
  number: '№',
  price: 'USD за 1 000',
  limits: 'От и до',
  refill: 'докрутка {days} дн.',
  drip: 'порциями',
  cancel: 'можно отменить',
  backTitle: 'Что возвращается',
  back: [
    'Отмена до начала выполнения: возвращается всё, к оплате 0.',
    'Выполнено частично: остаётся сумма × выполнено ÷ количество, с округлением до 0.000001 USD; остальное возвращается.',
    'Выполнено полностью: ничего не возвращается. Если у услуги есть докрутка, отписки восполняются.',
  ],
  none: 'Здесь нет открытого прайс-листа.',
  empty: 'Сейчас ничего не предлагается.',
  api: 'Справочник API',
};

const pageWords: Readonly<Record<string, PageWords>> = { en: english, ru: russian };

/** The languages of the page, by their own names. */
export const languages: readonly { readonly code: string; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'ru', name: 'Русский' },
];

export const wordsIn = (language: string): PageWords => pageWords[language] ?? english;

/** The first language of a request that the page speaks: the one asked for, else what the browser prefers. */
export function languageOf(asked: unknown, accepted: string | undefined): string {
  const wanted = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase());
  return [typeof asked === 'string' ? asked : '', ...wanted].find((code) => Object.hasOwn(pageWords, code)) ?? 'en';
}
