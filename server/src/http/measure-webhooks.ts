import { Counter, Gauge, type Registry } from 'prom-client';
import { countPending } from '#webhooks';
import type { HttpNeeds } from './routes/index.ts';

/** Webhooks that wait, over all processes, and what this process has tried; the rest of a set is summed by Prometheus. */
export function measureWebhooks(registry: Registry, { pool, courier }: Pick<HttpNeeds, 'pool' | 'courier'>): void {
  new Gauge({
    name: 'webhooks_pending',
    help: 'Deliveries that wait or are to be tried again; counting stops at 100,000.',
    registers: [registry],
    async collect() {
      this.set(await countPending(pool));
    },
  });
  new Counter({
    name: 'webhooks_tries_total',
    help: 'Tries of deliveries by outcome: delivered, failed (tried again), dead (given up).',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(courier?.figures() ?? {})) this.inc({ outcome }, count);
    },
  });
}
