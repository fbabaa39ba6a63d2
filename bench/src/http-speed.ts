import { customers, openShop } from './http-shop.ts';
import { measure, type Load, type Round } from './http-round.ts';
import { withServers } from './http-server.ts';
import type { Effort } from './ledger.ts';
import { median } from './measure.ts';
import { table } from './report.ts';

const connections = 64;

type Asked = Pick<Load, 'path' | 'customers'>;

/** What is compared; the first is what the others are measured against. */
const shapes: Readonly<Record<string, Asked>> = {
  'bare route': { path: '/bench/bare', customers },
  'POST /v1/consume, 10,000 customers': { path: '/v1/consume', customers },
  'POST /v1/consume, one hot customer': { path: '/v1/consume', customers: 1 },
  'POST /v1/check': { path: '/v1/check', customers },
};

/** The spending calls against a route of the same server that only validates and answers, in turns. */
export const measureHttpSpeed = ({ rounds, seconds }: Effort): Promise<{ report: string; database: string }> =>
  withServers(1, async ([server]) => {
    const shop = await openShop(server, customers);
    const measured = new Map<string, Round[]>(Object.keys(shapes).map((name) => [name, []]));
    // The first turn only warms: compilers, caches, pages.
    for (let round = 0; round <= rounds; round++)
      for (const [name, asked] of Object.entries(shapes)) {
        const load = { ...asked, secret: shop.secret, connections, keys: 'time', warmSeconds: 1, seconds } as const;
        const one = await measure(server, load);
        shop.acknowledge(asked.path === '/v1/consume' ? one.acknowledged : 0);
        if (round > 0) measured.get(name)?.push(one);
        console.log(`${round === 0 ? 'warm ' : ''}${name}: ${describe(one)}`);
      }
    await shop.close();
    return { report: tell(measured), database: await server.describe() };
  });

const describe = ({ perSecond, p50, p99, cpu }: Round): string =>
  `${Math.round(perSecond)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, processor time per request:` +
  ` server ${cpu.node.toFixed(0)} µs, PostgreSQL ${cpu.postgres.toFixed(0)} µs, load ${cpu.load.toFixed(0)} µs`;

/** Medians; a ratio is the median of the ratios of each turn, so that what disturbs a turn disturbs both sides. */
function tell(measured: ReadonlyMap<string, readonly Round[]>): string {
  const [bare = []] = measured.values();
  const rows = [...measured].map(([name, turns]) => {
    const middle = (read: (turn: Round) => number) => median(turns.map(read));
    const ratio = (read: (turn: Round) => number) =>
      median(turns.map((turn, index) => read(turn) / read(bare[index] ?? turn))).toFixed(2);
    const milliseconds = (read: (turn: Round) => number) => `${middle(read).toFixed(1)} ms (${ratio(read)} ×)`;
    return [
      name,
      middle((turn) => turn.perSecond),
      `${ratio((turn) => turn.perSecond)} ×`,
      milliseconds((turn) => turn.p50),
      milliseconds((turn) => turn.p99),
      (['node', 'postgres', 'load'] as const).map((side) => Math.round(middle((turn) => turn.cpu[side]))).join(' + '),
    ];
  });
  return table(
    [
      `${connections} connections`,
      'requests/s',
      'of bare',
      'p50 (of bare)',
      'p99 (of bare)',
      'µs of processor time per request: server + PostgreSQL + load',
    ],
    rows,
  );
}
