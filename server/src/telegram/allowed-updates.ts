/** What we ask Telegram to send: an update that is not asked for by name may not come, `chat_member` above all. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'pre_checkout_query',
  'subscription',
  'purchased_paid_media',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
];

/** What we cannot do without beside whatever a bot wants for itself: about money, and who blocks it. */
export const indispensable = [
  'message',
  'pre_checkout_query',
  'subscription',
  'purchased_paid_media',
  'my_chat_member',
];
