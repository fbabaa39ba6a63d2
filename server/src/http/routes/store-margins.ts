import { z } from 'zod';
import { amountToWire } from '#kernel';
import { marginGroups, readMargins, type Margin } from '#margins';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { period } from './wire/figures.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';

const figures = {
  orders: z.int().describe('Orders that moved something in this period.'),
  retail: AmountTold.describe('What was sold.'),
  wholesale: AmountTold.describe('What the Stars cost at suppliers.'),
  payment_fee: AmountTold.describe('What the ways of paying cost, to the cent.'),
  network_fee: AmountTold.describe('What networks took for paying suppliers.'),
  lost: AmountTold.describe('Short payments that you bore, and what could not be taken back.'),
  net: AmountTold,
  margin: z.string().optional().describe('Net of retail in per cent; not given where nothing was sold.'),
};
const Line = z
  .object({
    key: z.string().describe('The order, number of Stars, method, supplier, reseller, day or month; empty for none.'),
    ...figures,
  })
  .meta({ id: 'MarginLine' });
const Total = z.object(figures).meta({ id: 'MarginTotal' });
const Report = z.object({ lines: z.array(Line), total: Total, cursor: NextCursor }).meta({ id: 'MarginReport' });

const usd = (amount: string) => ({ asset: 'USD', amount });
const example = {
  orders: 1,
  retail: usd('9'),
  wholesale: usd('8.25'),
  payment_fee: usd('0.05'),
  network_fee: usd('0'),
  lost: usd('0'),
  net: usd('0.7'),
  margin: '7.8',
};

const fromMargin = ({ orders, percent, ...sums }: Margin & { readonly orders: number }) => ({
  orders,
  retail: amountToWire(sums.retail),
  wholesale: amountToWire(sums.wholesale),
  payment_fee: amountToWire(sums.paymentFee),
  network_fee: amountToWire(sums.networkFee),
  lost: amountToWire(sums.lost),
  net: amountToWire(sums.net),
  ...given({ margin: percent ?? undefined }),
});

export const storeMarginRoutes = [
  route(
    {
      id: 'storeMargins',
      method: 'GET',
      path: '/v1/store/margins',
      tag: 'Store',
      scope: 'store:read',
      summary: 'What the store earns',
      description:
        'By order, package, method, supplier, reseller, day or month (UTC). Every figure is a sum of postings of the ledger in the period: an order that was taken back later is in the period of that as well, with the other sign. With `Accept: text/csv` the lines come as a table.',
      query: z.strictObject({ by: z.enum(marginGroups), ...period, ...pageQuery }),
      answer: Report,
      refusals: [],
      example: {
        query: { by: 'method', from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' },
        answer: { lines: [{ key: 'ton', ...example }], total: example },
      },
    },
    async (needs, { workspace, query }) => {
      const { lines, total, cursor } = await readMargins(needs, workspace, query);
      return {
        lines: lines.map(({ key, ...line }) => ({ key, ...fromMargin(line) })),
        total: fromMargin(total),
        ...given({ cursor }),
      };
    },
  ),
];
