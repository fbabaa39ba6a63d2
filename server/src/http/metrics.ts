import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { countDeadLetters } from '#jobs';
import type { Engine } from '#ledger';
import { measureChain } from './measure-chain.ts';
import { measureRelays } from './measure-relays.ts';
import { measureWebhooks } from './measure-webhooks.ts';
import type { HttpNeeds } from './routes/index.ts';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * `/metrics` for Prometheus: how long requests took by route and status, the engine's batches and its queue, jobs that
 * failed for good, webhooks that wait and were tried, relays, and the process itself.
 * No label names a workspace or a customer.
 */
export function addMetrics(app: FastifyInstance, { pool, clock, engine, courier, chainFigures }: HttpNeeds): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Seconds from the request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  new Gauge({
    name: 'jobs_dead_letters',
    help: 'Jobs that failed for good and wait for an operator.',
    registers: [registry],
    async collect() {
      this.set(await countDeadLetters(pool));
    },
  });
  measureEngine(registry, engine);
  measureWebhooks(registry, { pool, courier });
  measureRelays(registry, { pool, clock });
  measureChain(registry, { chainFigures });
  observeRequests(app, durations);
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    void reply.header('content-type', registry.contentType);
    return registry.metrics();
  });
}

/** Requests divided by batches is how many callers shared one commit. */
function measureEngine(registry: Registry, engine: Engine): void {
  const counted = { batches: 'Batches the engine has run.', requests: 'Requests the engine has run.' } as const;
  for (const [what, help] of Object.entries(counted) as [keyof typeof counted, string][])
    new Counter({
      name: `engine_${what}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(engine.figures()[what]);
      },
    });
  new Gauge({
    name: 'engine_waiting',
    help: 'Requests that wait for the next batch.',
    registers: [registry],
    collect() {
      this.set(engine.figures().waiting);
    },
  });
}

type Series = { observe(seconds: number): void };

/** One look-up by a short text per request; the label sets are made once. */
function observeRequests(app: FastifyInstance, durations: Histogram<'method' | 'route' | 'status'>): void {
  const series = new Map<string, Series>();
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? 'unknown';
    const name = `${method} ${route} ${reply.statusCode}`;
    let one = series.get(name);
    if (!one) series.set(name, (one = durations.labels(method, route, String(reply.statusCode))));
    one.observe(reply.elapsedTime / 1000);
    done();
  });
}
