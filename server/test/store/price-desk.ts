import { createWorkspace } from '#identity';
import { amountToWire, movableClock, parseUnits, Refusal, scaleOf, type Amount } from '#kernel';
import type { MethodInput, Pricing, QuotesNeeds, RuleScope, SupplierCost } from '#quotes';
import { makeQuote, priceNow, setMethod, setPriceRule } from '#quotes';
import { setRate } from '#rates';
import { freshDatabase, quietLog } from '#test';

export const by = 'operator:anna';
const begin = new Date('2026-11-20T10:00:00Z');
const invoice = () => Promise.reject(new Error('Nobody pays here.'));

export const money = (asset: string, amount: string): Amount => ({ asset, units: parseUnits(amount, scaleOf(asset)) });
export const usd = (amount: string): Amount => money('USD', amount);
export const said = ({ units, asset }: Amount): string => `${amountToWire({ units, asset }).amount} ${asset}`;
export const sup = (cost: Amount, n = 1): SupplierCost => ({ supplier: `sup_${n}`, cost });

/** A margin on the cost, in USD. */
export const margin = (basisPoints: number, fixed = '0', step = '0.01'): Pricing => ({
  by: 'margin',
  basisPoints,
  fixed: usd(fixed),
  step: usd(step),
});

const free = { basisPoints: 0, fixed: usd('0') };

/** A way of paying that costs nothing. */
export const way = (code: string, gateway: string, asset: string, change: Partial<MethodInput> = {}): MethodInput => ({
  code,
  gateway,
  connection: null,
  asset,
  fee: free,
  surcharge: null,
  min: null,
  max: null,
  isOn: true,
  names: { en: code },
  ...change,
});

export type PriceDesk = Awaited<ReturnType<typeof openPriceDesk>>;

/** Prices of a new workspace each time it `begins`, with suppliers that ask what the test says: 1.65 cents a Star at first. */
export async function openPriceDesk() {
  const database = await freshDatabase();
  const { pool } = database;
  const clock = movableClock(begin);
  const usual = (stars: number): readonly SupplierCost[] => [sup({ asset: 'USD', units: 16_500n * BigInt(stars) })];
  const desk = { workspace: 0, costs: usual, accounts: new Set<string>() };
  const needs: QuotesNeeds = {
    pool,
    clock,
    gateways: {
      ton: { code: 'ton', payIn: { assets: ['TON'], createInvoice: invoice } },
      stripe: { code: 'stripe', payIn: { createInvoice: invoice } },
      lava: { code: 'lava', payIn: { assets: ['RUB', 'USD'], createInvoice: invoice } },
      payer: { code: 'payer' },
    },
    costsOf: async (_, stars) => desk.costs(stars),
    currencyOf: async () => 'USD',
    accountFor: async (workspace, gateway) => {
      if (!desk.accounts.has(gateway)) throw new Refusal('not_found', 'Not connected.');
      return { connection: { workspace, id: 'con_1' } };
    },
  };
  const asking = (reseller?: string) => (reseller === undefined ? {} : { reseller });
  return {
    needs,
    clock,
    pool,
    /** What suppliers ask from now on. */
    costing(costs: typeof usual) {
      desk.costs = costs;
    },
    get workspace() {
      return desk.workspace;
    },
    accounts: desk.accounts,
    async begin() {
      clock.set(begin);
      desk.costs = usual;
      for (const gateway of ['ton', 'stripe', 'lava']) desk.accounts.add(gateway);
      desk.workspace = (await createWorkspace({ pool, clock }, { name: 'Store', actor: 'test' })).workspace;
    },
    rate: (from: string, to: string, rate: string) =>
      setRate({ pool, clock, log: quietLog(), rateSources: [] }, desk.workspace, {
        from,
        to,
        rate,
        reason: 'test',
        actor: by,
        validFor: 3600,
      }),
    rule: (scope: Partial<RuleScope>, pricing: Pricing, mayLose = false) =>
      setPriceRule(needs, desk.workspace, { scope: { currency: 'USD', ...scope }, rule: { pricing, mayLose } }, by),
    method: (input: MethodInput) => setMethod(needs, desk.workspace, input, by),
    now: (stars: number, reseller?: string) => priceNow(needs, desk.workspace, { stars, ...asking(reseller) }),
    quote: (stars: number, reseller?: string) => makeQuote(needs, desk.workspace, { stars, ...asking(reseller) }),
    close: () => database.drop(),
  };
}
