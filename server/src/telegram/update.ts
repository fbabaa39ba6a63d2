/** An update as Telegram sent it, known to have its number and at most one kind of content. */
export type Update = { readonly update_id: number; readonly [content: string]: unknown };
