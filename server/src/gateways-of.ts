import { openConnection, type ConnectionsNeeds, type Forms } from '#connections';
import type { Config } from '#config';
import { starsGateway, starsPayouts } from '#gateways/stars';
import type { Log } from '#jobs';
import type { Gateway, GatewayNeeds, Gateways } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';

type Parts = BotApiNeeds & Omit<ConnectionsNeeds, 'forms'> & { readonly config: Config; readonly log: Log };

/** Every gateway whose accounts are kept in `#connections`, one line each. */
const kept: readonly ((needs: GatewayNeeds) => Gateway)[] = [];

/** Every gateway there is, by its code; `more` are those that whoever embeds the platform brings along. */
export function gatewaysOf(parts: Parts, more: readonly ((needs: GatewayNeeds) => Gateway)[] = []): Gateways {
  const gateways: Record<string, Gateway> = { stars: starsGateway(parts) };
  for (const rail of starsPayouts(parts)) gateways[rail.code] = rail;
  const forms: Record<string, NonNullable<Gateway['form']>> = {};
  const { clock, log, config } = parts;
  const open: GatewayNeeds['open'] = (connection) => openConnection({ ...parts, forms }, connection);
  const needs = { clock, log, publicUrl: config.publicUrl, root: config.gatewayRoot, open };
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
