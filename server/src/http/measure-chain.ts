import { Gauge, type Registry } from 'prom-client';
import type { ChainFigures, HttpNeeds } from './routes/index.ts';

const gauges = {
  waiting: ['ton_payouts_waiting', 'Payouts on TON in line, or in a batch whose end is open.'],
  oldestSeconds: ['ton_payouts_oldest_seconds', 'Seconds since the oldest of them was taken over.'],
  openBatches: ['ton_batches_open', 'Batches of payouts whose end is open.'],
  haltedWallets: ['ton_wallets_halted', 'Wallets that nothing leaves until somebody has looked.'],
  lowWallets: ['ton_wallets_low', 'Wallets below the mark of their alarm.'],
} as const satisfies Partial<Record<keyof ChainFigures, readonly [name: string, help: string]>>;

/** What waits to be paid out on chain, and what there is to pay from. */
export function measureChain(registry: Registry, { chainFigures }: Pick<HttpNeeds, 'chainFigures'>): void {
  if (!chainFigures) return;
  for (const [figure, [name, help]] of Object.entries(gauges) as [keyof typeof gauges, readonly [string, string]][])
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set((await chainFigures())[figure]);
      },
    });
  new Gauge({
    name: 'ton_wallets_funds',
    help: 'TON in the wallets that payouts leave from, as the chain last said.',
    labelNames: ['network'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { network, units } of (await chainFigures()).funds) this.set({ network }, Number(units) / 1e9);
    },
  });
}
