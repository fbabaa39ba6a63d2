/** What became of an update. Every one of them is to be acknowledged: it is stored, or was before. */
export type UpdateReceipt = { readonly status: 'applied' | 'duplicate' | 'ignored' | 'waiting' };
