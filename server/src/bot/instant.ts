/** An instant that is written out, as the samples of screens have them. */
export const instant = (text: string): Date => new Date(text);
