/** The code of this gateway. */
export const tonCode = 'ton';
