/** Whether a text can be the name of a person here: Telegram's number, or an operator's own name that fits an address. */
export const isSubject = (user: string): boolean => /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/.test(user);
