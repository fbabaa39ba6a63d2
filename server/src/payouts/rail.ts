import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import type { Destination, OpenConnection, PayoutRail } from '#payments/gateway';
import type { Account, PayoutsNeeds } from './needs.ts';

/** A way out by its code, and the gateway whose accounts pay. */
export type Rail = { readonly code: string; readonly gateway: string; readonly port: PayoutRail };

/** Every way out there is. */
export const railsOf = ({ gateways }: Pick<PayoutsNeeds, 'gateways'>): readonly Rail[] =>
  Object.values(gateways).flatMap(({ code, payOut: port }) =>
    port ? [{ code, gateway: port.paysFrom ?? code, port }] : [],
  );

/** Refuses with `invalid_request` a rail that is none, and with `asset_not_supported` an asset it cannot pay. */
export function railFor(needs: Pick<PayoutsNeeds, 'gateways'>, code: string, asset?: Asset): Rail {
  const rails = railsOf(needs);
  const rail = rails.find((one) => one.code === code);
  if (!rail) {
    const known = rails.map((one) => one.code);
    throw new Refusal('invalid_request', `There is no rail "${code}". There are: ${known.join(', ') || 'none'}.`);
  }
  if (asset !== undefined && !rail.port.assets.includes(asset))
    throw new Refusal('asset_not_supported', `The rail "${code}" pays ${rail.port.assets.join(', ')}, not ${asset}.`);
  return rail;
}

/** A rail that people are paid by. Refuses with `invalid_request` one that is for suppliers alone, or none. */
export function personalRail(needs: Pick<PayoutsNeeds, 'gateways'>, code: string, asset?: Asset): Rail {
  const rail = railFor(needs, code, asset);
  if (rail.port.paysSuppliers)
    throw new Refusal('invalid_request', `The rail "${code}" pays suppliers: it is used by the store alone.`);
  return rail;
}

/** Somebody pays by hand: there is no account of ours that anybody could call. */
const deskAccount = (workspace: WorkspaceId): Account => ({
  connection: { workspace, id: 'desk' },
  app: 'main',
  isTest: false,
});

/** The account that pays, with what is known of it. */
export async function payerFor(
  needs: Pick<PayoutsNeeds, 'accountFor' | 'openPayer'>,
  workspace: WorkspaceId,
  rail: Rail,
  named?: string,
): Promise<{ readonly account: Account; readonly opened: OpenConnection }> {
  if (rail.port.byHand) {
    const account = deskAccount(workspace);
    const { connection, ...rest } = account;
    return { account, opened: { ...connection, ...rest, settings: {}, secrets: {} } };
  }
  const account = await needs.accountFor(workspace, rail.gateway, named);
  return { account, opened: await needs.openPayer(rail.gateway, account) };
}

/** The destination in the one spelling of its rail. Refuses with `destination_invalid`. */
export function spell({ port }: Rail, opened: OpenConnection, destination: Destination): Destination {
  for (const [field, { about, pattern, usual }] of Object.entries(port.destination)) {
    const value = destination[field] || usual;
    const isLeftOut = value === '' && usual === '';
    if (!isLeftOut && (value === undefined || !matchesWhole(pattern, value)))
      throw new Refusal('destination_invalid', `"${field}" of the destination: ${about}`, { field });
  }
  const strange = Object.keys(destination).find((field) => !Object.hasOwn(port.destination, field));
  if (strange !== undefined)
    throw new Refusal('destination_invalid', `A destination here has no "${strange}".`, {
      field: strange,
      fields: Object.keys(port.destination),
    });
  return port.readDestination(opened, destination);
}

const matchesWhole = ({ source, flags }: RegExp, value: string) =>
  new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, '')).test(value);
