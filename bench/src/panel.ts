import { run } from './bench-database.ts';
import { measure, type Round } from './http-round.ts';
import { withServers, type Server } from './http-server.ts';
import { median } from './measure.ts';
import { openPanelShop, type PanelShop } from './panel-shop.ts';
import { circumstances, keep, table } from './report.ts';

const connections = 64;
const orders = 20_000;

const shapes = ['bare route', '`status` of 100 ids', '`add`'] as const;
type Shape = (typeof shapes)[number];
type Turn = Readonly<Record<Shape, Round>>;

/**
 * The benchmark of the panel API: `status` of 100 orders and `add`, each another one, as forms over 64 connections, against a
 * route of the same server that only validates and answers, in turns. Every order that was answered has to be there, paid
 * once. Flags: `--rounds=2`, `--seconds=2`, `--write`.
 */
export async function panelSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [rounds, seconds] = [Number(flag('rounds') ?? 2), Number(flag('seconds') ?? 2)];
  const section = await withServers(1, async ([server]) => {
    const shop = await openPanelShop(server, orders);
    const turns: Turn[] = [];
    let acknowledged = 0;
    for (let round = 0; round <= rounds; round++) {
      const turn = await measureTurn(server, shop, seconds);
      acknowledged += turn['`add`'].acknowledged;
      if (round > 0) turns.push(turn); // the first turn only warms
      console.log(
        `${round === 0 ? 'warm ' : ''}${shapes.map((one) => `${one} ${Math.round(turn[one].perSecond)}/s`).join(', ')}`,
      );
    }
    console.log(await settled(server, shop, acknowledged));
    return `${tell(turns)}\n\n${circumstances(await server.describe())}`;
  });
  console.log(`\n${section}\n`);
  if (flags.includes('--write')) await keep('panel', section);
}

async function measureTurn(server: Server, { secrets, orders: there }: PanelShop, seconds: number): Promise<Turn> {
  const common = {
    secret: secrets[0] ?? '',
    connections,
    customers: 10_000,
    keys: 'time',
    warmSeconds: 0.5,
    seconds,
  } as const;
  const panel = (action: 'status' | 'add') =>
    measure(server, { ...common, path: '/api/v2', panel: { action, secrets, orders: there } });
  return {
    'bare route': await measure(server, { ...common, path: '/bench/bare' }),
    '`status` of 100 ids': await panel('status'),
    '`add`': await panel('add'),
  };
}

/** Throws when an order that was answered is missing, or when the books do not say what the orders do. */
async function settled(server: Server, { workspace }: PanelShop, acknowledged: number): Promise<string> {
  const [row] = await run(
    server.databaseUrl,
    `select count(*)::int - ${orders - 1} as added, sum(charged_units) filter (where number = 1 or number > ${orders}) as charged,
      (select 1000000000000000 - balance from ledger.account a where a.workspace_id = ${workspace}
        and a.address = 'user:bench' and a.asset = 'USD') as paid
    from reselling.panel_order where workspace_id = ${workspace}`,
  );
  const added = Number(row?.['added']) - 1; // the first one was there before
  if (added < acknowledged) throw new Error(`${acknowledged} orders were answered, ${added} are there.`);
  if (String(row?.['charged']) !== String(row?.['paid']))
    throw new Error(`The orders cost ${String(row?.['charged'])}, and ${String(row?.['paid'])} was paid.`);
  return `${acknowledged} orders answered, ${added} taken, each paid once; ${await server.asterism('audit')}`;
}

function tell(turns: readonly Turn[]): string {
  const rows = shapes.map((shape) => {
    const middle = (read: (round: Round) => number) => median(turns.map((turn) => read(turn[shape])));
    const ratio = median(turns.map((turn) => turn[shape].perSecond / turn['bare route'].perSecond));
    return [
      shape,
      middle(({ perSecond }) => perSecond),
      `${ratio.toFixed(3)} ×`,
      `${middle(({ p50 }) => p50).toFixed(1)} ms`,
      `${middle(({ p99 }) => p99).toFixed(1)} ms`,
      (['node', 'postgres', 'load'] as const).map((side) => Math.round(middle(({ cpu }) => cpu[side]))).join(' + '),
    ];
  });
  const columns = [
    `${connections} connections`,
    'per second',
    'of bare',
    'p50',
    'p99',
    'µs: server + PostgreSQL + load',
  ];
  return table(columns, rows);
}
