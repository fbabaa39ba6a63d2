export type Language = 'en' | 'ru';

const words = {
  en: {
    text: (title: string, left: string) => `You have ${left} credits left. Top up to go on: ${title}.`,
    button: (stars: string) => `Pay ${stars} ⭐`,
  },
  ru: {
    text: (title: string, left: string) => `Осталось кредитов: ${left}. Пополните, чтобы продолжить: ${title}.`,
    button: (stars: string) => `Оплатить ${stars} ⭐`,
  },
} as const;

/** What a person reads whose credits run low: Russian for those who read Russian, the policy's language if unknown. */
export function offerWords(language: string | undefined, unless: Language) {
  if (language === undefined) return words[unless];
  return /^ru\b/i.test(language) ? words.ru : words.en;
}
