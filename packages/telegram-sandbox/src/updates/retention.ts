import type { ChangeKind } from '../world/bot.ts';

const day = 24 * 3600;

/** How long Telegram keeps an update that nobody takes. Questions to the bot die early. */
export const retentionSeconds = (kind: ChangeKind): number =>
  kind === 'callback_query' || kind === 'pre_checkout_query' || kind === 'shipping_query' ? 150 : day;
