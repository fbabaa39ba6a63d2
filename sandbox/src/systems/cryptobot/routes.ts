import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toText, toUnits } from '../digits.ts';
import { currencies, decimals, rates } from './coins.ts';
import { createInvoice, deleteInvoice, getInvoices } from './invoices.ts';
import { No } from './no.ts';
import { pages } from './pages.ts';
import { readParams } from './read-params.ts';
import type { App, CryptoPay } from './state.ts';
import { getTransfers, transfer } from './transfers.ts';

type Params = Readonly<Record<string, string>>;
type Method = (pay: CryptoPay, app: App, params: Params) => unknown;

const methods: Readonly<Record<string, Method>> = {
  getMe: (_, { id, isTest }) => ({
    app_id: Number(id),
    name: `App ${id}`,
    payment_processing_bot_username: isTest ? 'CryptoTestnetBot' : 'CryptoBot',
  }),
  createInvoice,
  deleteInvoice,
  getInvoices,
  transfer,
  getTransfers: (_, app, params) => getTransfers(app, params),
  getChecks: () => ({ items: [] }),
  getBalance: (_, { balances }) =>
    Object.entries(decimals).map(([currency_code, scale]) => ({
      currency_code,
      available: toText(toUnits(balances[currency_code] ?? '0', scale) ?? 0n, scale),
      onhold: '0',
    })),
  getExchangeRates: () => rates(),
  getCurrencies: () => currencies(),
  getStats: statsOf,
};

function statsOf(pay: CryptoPay, app: App, params: Params): object {
  const now = pay.world.clock.now();
  const end = params['end_at'] ?? now.toISOString();
  const start = params['start_at'] ?? new Date(new Date(end).getTime() - 86_400_000).toISOString();
  const made = app.invoices.filter(({ created_at: at }) => at >= start && at <= end);
  const paid = made.filter(({ status }) => status === 'paid').length;
  return {
    volume: 0,
    conversion: made.length === 0 ? 0 : Math.round((100 * paid) / made.length),
    unique_users_count: paid,
    created_invoice_count: made.length,
    paid_invoice_count: paid,
    start_at: start,
    end_at: end,
  };
}

/** The Crypto Pay API at `/api/<method>`, by GET or POST. */
export function routes(app: FastifyInstance, pay: CryptoPay): void {
  const answer = (request: FastifyRequest<{ Params: { method: string } }>, reply: FastifyReply) => {
    try {
      return { ok: true, result: call(pay, request) };
    } catch (error) {
      if (!(error instanceof No)) throw error;
      return reply.code(error.status).send({ ok: false, error: { code: error.status, name: error.message } });
    }
  };
  app.get('/api/:method', answer);
  app.post('/api/:method', answer);
  pages(app, pay);
}

function call(pay: CryptoPay, request: FastifyRequest<{ Params: { method: string } }>): unknown {
  const token = request.headers['crypto-pay-api-token'];
  const app = Object.values(pay.state.apps).find((each) => each.token === token);
  if (!app) throw new No(401, 'UNAUTHORIZED');
  const { method } = request.params;
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!run) throw new No(405, 'METHOD_NOT_FOUND');
  return run(pay, app, readParams(request));
}
