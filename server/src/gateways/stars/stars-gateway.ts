import type { Gateway } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';

/** Telegram Stars as a gateway; a connection is a bot. */
export function starsGateway(needs: BotApiNeeds): Gateway {
  throw new Error(`not yet: ${String(needs)}`);
}
