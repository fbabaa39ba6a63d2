import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { decimalText } from '../fixed-point.ts';
import { add } from './add.ts';
import { askedIn, type Asked } from './asked.ts';
import { balanceOf } from './books.ts';
import { cancelMany } from './cancel.ts';
import { isNo, no, statusOf, wordsOf, type No } from './no.ts';
import { catchUp } from './progress.ts';
import { refillMany, refillOne, refillStatus } from './refill.ts';
import { sayNumber, sayId } from './say.ts';
import type { Account, House } from './state.ts';
import { recent, statusOfMany, statusOfOne } from './status.ts';

type Action = (house: House, account: Account, asked: Asked) => object | No;

const actions: Readonly<Record<string, Action>> = {
  services: (_, account) => services(account),
  balance: (_, account) => ({ balance: decimalText(balanceOf(account)), currency: account.currency }),
  add,
  status: (_, account, asked) =>
    asked['orders'] === undefined ? statusOfOne(account, asked['order']) : statusOfMany(account, asked['orders']),
  orders: (_, account) => recent(account),
  cancel: cancelMany,
  refill: (house, account, asked) =>
    asked['orders'] === undefined
      ? refillOne(house, account, asked['order'])
      : refillMany(house, account, asked['orders']),
  refill_status: (_, account, asked) => refillStatus(account, asked),
};

/** The one address of the panel's API: whatever the method, with a slash at the end or without. */
export function api(house: House, app: FastifyInstance): void {
  for (const path of ['/api/v2', '/api/v2/'])
    app.route({ method: ['GET', 'POST'], url: path, handler: (request, reply) => answer(house, request, reply) });
}

const byKey = (house: House, { key }: Asked): Account | undefined =>
  house.state().accounts.find((account) => account.key === key);

/** What a fault may name: the action, the account, or both. The panel's pages are nothing that faults strike. */
export function callNames(house: House, request: FastifyRequest): readonly string[] | undefined {
  if (!request.url.includes('/api/v2')) return undefined;
  const asked = askedIn(request);
  const [account = '', action = ''] = [byKey(house, asked)?.name, asked['action']];
  return [action, account, `${account}/${action}`];
}

function answer(house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asked = askedIn(request);
  const account = byKey(house, asked);
  if (!account)
    return reply
      .type('application/json')
      .serializer(String)
      .send(JSON.stringify({ error: 'Invalid API key' }));
  catchUp(house, account);
  const { manner } = account;
  const said = (actions[asked['action'] ?? ''] ?? (() => no('request')))(house, account, asked);
  const isMade = manner.codes === 'http' && ['add', 'refill'].includes(asked['action'] ?? '');
  const status = isNo(said) ? statusOf(said, manner) : isMade ? 201 : 200;
  const body = isNo(said) ? { error: wordsOf(said, manner) } : said;
  const smart = manner.errors === 'smart' && !Array.isArray(body) ? { status: isNo(said) ? 'error' : 'success' } : {};
  return reply
    .code(status)
    .type(manner.charset ? 'application/json; charset=utf-8' : 'application/json')
    .serializer(String)
    .send(JSON.stringify(Array.isArray(body) ? body : { ...smart, ...body }));
}

const services = ({ services: all, manner }: Account): object =>
  all
    .filter(({ is_enabled }) => is_enabled)
    .map(({ service, name, type, category, rate, min, max, dripfeed, refill, cancel }) => ({
      service: sayId(service, manner),
      name,
      type,
      category,
      rate: sayNumber(rate, manner),
      min: sayNumber(min, manner),
      max: sayNumber(max, manner),
      dripfeed,
      refill,
      cancel,
    }));
