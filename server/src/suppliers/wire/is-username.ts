/** Whether it is written like a username of Telegram, without `@`: nothing else is worth a question. */
export const isUsername = (text: string): boolean => /^[A-Za-z0-9_]{1,32}$/.test(text);
