import { Gauge, type Registry } from 'prom-client';
import { relayTotals } from '#telegram';
import type { HttpNeeds } from './routes/index.ts';

/** What waits on its way to bots behind a relay, and how long bots took for their answers in the last five minutes. */
export function measureRelays(registry: Registry, { pool, clock }: Pick<HttpNeeds, 'pool' | 'clock'>): void {
  new Gauge({
    name: 'relay_waiting',
    help: 'Updates that wait for a bot behind a relay.',
    registers: [registry],
    async collect() {
      this.set((await relayTotals(pool, clock.now())).waiting);
    },
  });
  new Gauge({
    name: 'relay_answer_seconds',
    help: 'How long bots behind a relay took for their answers in the last five minutes.',
    labelNames: ['quantile'],
    registers: [registry],
    async collect() {
      const { answer } = await relayTotals(pool, clock.now());
      this.reset();
      if (!answer) return;
      this.set({ quantile: '0.5' }, answer.p50 / 1000);
      this.set({ quantile: '0.95' }, answer.p95 / 1000);
    },
  });
}
