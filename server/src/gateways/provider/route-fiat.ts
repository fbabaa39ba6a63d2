import type { Amount } from '#kernel';
import { GatewayUnavailable, type GatewayNeeds } from '#payments/gateway';
import { readSmallestUnits, type Bot } from '#telegram';
import { readExponents } from './form.ts';
import { providerCode } from './provider-gateway.ts';

type Needs = Pick<GatewayNeeds, 'open'> & {
  /** The connection that asked for the payment of this payload, or the only one that this bot sells through. */
  readonly accountOf: (bot: Bot, payload: string) => Promise<string | undefined>;
};

type Sum = { readonly currency: string; readonly total: number; readonly payload: string };
type Routed = { readonly gateway: string; readonly connection: string; readonly app: string; readonly amount: Amount };

/**
 * Says on which connection an update's money comes in, by the payment that its payload names. Nobody, when the connection
 * belongs to another bot: a payload alone proves nothing.
 */
export const routeFiat =
  (needs: Needs) =>
  async (bot: Bot, { currency, total, payload }: Sum): Promise<Routed | undefined> => {
    const connection = await needs.accountOf(bot, payload);
    if (connection === undefined) return undefined;
    const opened = await needs.open({ workspace: bot.workspace, id: connection }).catch((error: unknown) => {
      if (error instanceof GatewayUnavailable) return undefined;
      throw error;
    });
    if (opened?.settings['bot'] !== bot.id) return undefined;
    const amount = readSmallestUnits(currency, total, readExponents(opened.settings['exponents'] ?? ''));
    return { gateway: providerCode, connection, app: opened.app, amount };
  };
