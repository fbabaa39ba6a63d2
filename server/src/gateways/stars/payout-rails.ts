import type { Gateway } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';
import { manualRail, supplierRail } from './by-hand-rails.ts';
import { giftRail } from './gift-rail.ts';
import { premiumRail } from './premium-rail.ts';

/**
 * The ways in which Stars can leave a bot, or reach a person without one: no method of the Bot API sends Stars. Giving a
 * person's own payments back is the rail `stars_refund` of `#payouts`, because only payments knows them.
 */
export const starsPayouts = (needs: BotApiNeeds): readonly Gateway[] => [
  giftRail(needs),
  premiumRail(needs),
  manualRail,
  supplierRail,
];
