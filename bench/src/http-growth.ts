import { customers, openShop, type Shop } from './http-shop.ts';
import { measure, type Load } from './http-round.ts';
import { withServers, type Server } from './http-server.ts';
import type { Effort } from './ledger.ts';
import { median } from './measure.ts';
import { table } from './report.ts';

const sizes = { small: customers, large: 5_000_000 };
const warmSeconds = 12; // until the pages that are written to have been written to since the last checkpoint

const questions: Readonly<Record<string, Pick<Load, 'path' | 'keys'>>> = {
  'POST /v1/consume, keys rising with time': { path: '/v1/consume', keys: 'time' },
  'POST /v1/consume, keys at random': { path: '/v1/consume', keys: 'random' },
  'POST /v1/check': { path: '/v1/check', keys: 'time' },
};

type Side = { readonly server: Server; readonly shop: Shop };

/** The spending calls with few and with many transfers in the book: two servers, loaded in turns. */
export const measureHttpGrowth = ({ rounds, seconds }: Effort): Promise<{ report: string; database: string }> =>
  withServers(2, async ([one, other]) => {
    const small = { server: one, shop: await openShop(one, sizes.small) };
    const large = { server: other, shop: await openShop(other, sizes.large) };
    for (const side of [small, large]) await ask(side, { path: '/v1/consume', keys: 'time' }, warmSeconds);
    const rows: (string | number)[][] = [];
    for (const [name, asked] of Object.entries(questions)) {
      const turns: { few: number; many: number }[] = [];
      for (let round = 0; round < rounds; round++)
        turns.push({ few: await ask(small, asked, seconds), many: await ask(large, asked, seconds) });
      const few = median(turns.map((turn) => turn.few));
      const many = median(turns.map((turn) => turn.many));
      rows.push([name, few, many, `${median(turns.map((turn) => turn.many / turn.few)).toFixed(2)} ×`]);
      console.log(rows.at(-1)?.join('  '));
    }
    for (const { shop } of [small, large]) await shop.close();
    const columns = ['requests/s, 64 connections', '10 thousand transfers', '5 million transfers', 'ratio'];
    return { report: table(columns, rows), database: await one.describe() };
  });

async function ask({ server, shop }: Side, asked: Pick<Load, 'path' | 'keys'>, seconds: number): Promise<number> {
  const load = { ...asked, customers, secret: shop.secret, connections: 64, warmSeconds: 1, seconds } as const;
  const { perSecond, acknowledged } = await measure(server, load);
  shop.acknowledge(asked.path === '/v1/consume' ? acknowledged : 0);
  return perSecond;
}
