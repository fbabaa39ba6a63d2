import type { Stage } from '../stage.ts';
import { chain } from './chained.ts';

type Doubtful = { readonly placement: string; readonly order: string };
type There = { readonly id: number; readonly link: string };

/**
 * What nobody can be sure of lies on the desk of the second platform: an answer was lost, and the panel's list of its last
 * hundred orders does not show it. A person looks at the panel itself and says what became of it.
 */
export async function lookUpDoubtful({ world }: Stage): Promise<void> {
  const { second, account } = chain();
  const { placements } = await second<{ placements: Doubtful[] }>('GET', '/v1/panel/placements?desk=yes&limit=100');
  if (placements.length === 0) return;
  const there = await world.get<There[]>(`/sandbox/panel/accounts/${account}/orders`);
  for (const { placement, order } of placements) {
    const { link } = await second<{ link: string }>('GET', `/v1/panel/orders/${order}`);
    const found = there.find((one) => one.link === link);
    const said = found ? { say: 'placed', external_id: String(found.id) } : { say: 'absent' };
    await second('POST', `/v1/panel/placements/${placement}/resolve`, { ...said, note: 'Looked up at the panel.' });
  }
}
