import { openConnection, type ConnectionsNeeds, type Forms } from '#connections';
import type { Config } from '#config';
import type { Pool } from '#database';
import { cryptobotGateway } from '#gateways/cryptobot';
import { heleketGateway } from '#gateways/heleket';
import { lavaGateway } from '#gateways/lava';
import { providerGateway } from '#gateways/provider';
import { starsGateway, starsPayouts } from '#gateways/stars';
import { stripeGateway } from '#gateways/stripe';
import { tegroGateway } from '#gateways/tegro';
import { tonGateway, tonSupplierRail } from '#gateways/ton';
import { unitpayGateway } from '#gateways/unitpay';
import type { Log } from '#jobs';
import type { Gateway, GatewayNeeds, Gateways } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';

type Parts = BotApiNeeds & Omit<ConnectionsNeeds, 'forms'> & { readonly config: Config; readonly log: Log };

/** What any of them may need: the chain's has tables of its own, the providers' speak through bots. */
type EveryNeed = GatewayNeeds & { readonly pool: Pool; readonly botApi: BotApiNeeds };

export type BuildGateway = (needs: EveryNeed) => Gateway;

/** Every gateway whose accounts are kept in `#connections`, one line each. */
const kept: readonly BuildGateway[] = [
  cryptobotGateway,
  tonGateway,
  tonSupplierRail,
  heleketGateway,
  stripeGateway,
  unitpayGateway,
  lavaGateway,
  tegroGateway,
  providerGateway,
];

/** Every gateway there is, by its code; `more` are those that whoever embeds the platform brings along. */
export function gatewaysOf(parts: Parts, more: readonly BuildGateway[] = []): Gateways {
  const gateways: Record<string, Gateway> = { stars: starsGateway(parts) };
  for (const rail of starsPayouts(parts)) gateways[rail.code] = rail;
  const forms: Record<string, NonNullable<Gateway['form']>> = {};
  const { clock, log, config, pool } = parts;
  const open: GatewayNeeds['open'] = (connection) => openConnection({ ...parts, forms }, connection);
  const needs = { clock, log, publicUrl: config.publicUrl, root: config.gatewayRoot, open, pool, botApi: parts };
  for (const build of [...kept, ...more]) {
    const gateway = build(needs);
    gateways[gateway.code] = gateway;
    if (gateway.form) forms[gateway.code] = gateway.form;
  }
  return gateways;
}

/** What an operator enters, by the code of the gateway. */
export const formsOf = (gateways: Gateways): Forms =>
  Object.fromEntries(Object.values(gateways).flatMap(({ code, form }) => (form ? [[code, form]] : [])));
