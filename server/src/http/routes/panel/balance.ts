import { balanceOf, places } from '#ledger';
import type { PanelApiNeeds, Reseller } from './caller.ts';
import { money } from './tell.ts';

const asset = 'USD';

/** What the reseller can spend. */
export async function balance({ pool }: PanelApiNeeds, { workspace, user }: Reseller): Promise<unknown> {
  const units = await balanceOf(pool, workspace, places.user(user), asset);
  return { balance: money({ asset, units }), currency: asset };
}
