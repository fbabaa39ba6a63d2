import { openConnection, type ConnectionsNeeds, type Forms } from '#connections';
import type { Config } from '#config';
import { providerGateway } from '#gateways/provider';
import { starsGateway, starsPayouts } from '#gateways/stars';
import { tonGateway, type TonNeeds } from '#gateways/ton';
import type { Log } from '#jobs';
import type { Gateway, GatewayNeeds, Gateways } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';

type Parts = BotApiNeeds & Omit<ConnectionsNeeds, 'forms'> & { readonly config: Config; readonly log: Log };

/** Every gateway whose accounts are kept in `#connections`, one line each. TON also keeps what it reads of the chain. */
const kept: readonly ((needs: TonNeeds) => Gateway)[] = [tonGateway];

/** Every gateway there is, by its code; `more` are those that whoever embeds the platform brings along. */
export function gatewaysOf(parts: Parts, more: readonly ((needs: GatewayNeeds) => Gateway)[] = []): Gateways {
  const gateways: Record<string, Gateway> = { stars: starsGateway(parts) };
  for (const rail of starsPayouts(parts)) gateways[rail.code] = rail;
  const forms: Record<string, NonNullable<Gateway['form']>> = {};
  const { clock, log, config } = parts;
  const open: GatewayNeeds['open'] = (connection) => openConnection({ ...parts, forms }, connection);
  const needs = { pool: parts.pool, clock, log, publicUrl: config.publicUrl, root: config.gatewayRoot, open };
  const builders = [...kept, () => providerGateway({ open, botApi: parts }), ...more];
  for (const build of builders) {
    const gateway = build(needs);
    gateways[gateway.code] = gateway;
    if (gateway.form) forms[gateway.code] = gateway.form;
  }
  return gateways;
}

/** What an operator enters, by the code of the gateway. */
export const formsOf = (gateways: Gateways): Forms =>
  Object.fromEntries(Object.values(gateways).flatMap(({ code, form }) => (form ? [[code, form]] : [])));
