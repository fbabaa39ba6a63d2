import { BlockList, isIP } from 'node:net';
import { scaleOf } from '#kernel';
import type { Approval, Delivery, OpenConnection, WebhookAnswer, WebhookReading } from '#payments/gateway';
import { readDecimal } from '#gateways/wire';
import { readNotice, type Notice } from './notice.ts';
import { isSigned } from './sign.ts';

const say = (status: number, body: object): WebhookAnswer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
const taken = say(200, { result: { message: 'Taken.' } });

/**
 * A notification of UnitPay: a GET with everything in its query. `check` asks whether we would take the money, `pay` tells
 * of it, `preauth` of money that is only held, `error` of an attempt, after which a payment may still come.
 */
export function readWebhook(opened: OpenConnection, { query, address }: Delivery): WebhookReading {
  const status = Number(opened.settings['refusal_status'] ?? '200');
  const no = (why: string) => say(status, { error: { message: why } });
  const forged = (why: string): WebhookReading => ({
    verdict: 'forged',
    why,
    answer: say(401, { error: { message: why } }),
  });
  const malformed = (why: string): WebhookReading => ({ verdict: 'malformed', why, answer: no(why) });
  if (!isFrom(opened.settings['ips'] ?? '', address)) return forged('It comes from an address that is not UnitPay’s.');
  const notice = readNotice(query);
  if (!notice) return forged('The query is not written as UnitPay writes it.');
  if (!isSigned(notice.method, notice.params, opened.secrets['secret_key'] ?? ''))
    return forged('The signature is not one of this key.');
  const fault = faultOf(opened, notice);
  if (fault !== undefined) return malformed(fault);
  return readProved(notice, no) ?? malformed('It is about a method or a sum that nobody here knows.');
}

/** What is wrong with a notification that is signed rightly. */
function faultOf({ settings, isTest }: OpenConnection, { params }: Notice): string | undefined {
  if (params.get('projectId') !== settings['project_id']) return 'It is about another project.';
  if (!/^\d{1,19}$/.test(params.get('unitpayId') ?? '')) return 'It names no payment of UnitPay.';
  if (!params.get('account')) return 'It names no payment of ours.';
  if ((params.get('test') === '1') === isTest) return undefined;
  return isTest
    ? 'It is about real money, and this is a test connection.'
    : 'It is a test, and this is no test connection.';
}

function readProved({ method, params }: Notice, no: (why: string) => WebhookAnswer): WebhookReading | undefined {
  const payment = params.get('account') ?? '';
  const mentions = [{ about: 'payment', payment, externalId: params.get('unitpayId') ?? '' }] as const;
  switch (method) {
    case 'check': {
      const amount = amountOf(params);
      if (!amount) return undefined;
      const answer = (approval: Approval) =>
        approval.ok ? say(200, { result: { message: 'It may be paid.' } }) : no(approval.message);
      const question = { payload: payment, payer: params.get('purse') ?? '', amount };
      return { verdict: 'question', question, mentions, answer };
    }
    case 'pay':
    case 'error':
      return { verdict: 'genuine', mentions, answer: taken };
    case 'preauth':
      return { verdict: 'ignored', answer: taken };
    default:
      return undefined;
  }
}

/** What was ordered: what the payer gave may be in another currency, and with a fee on top. */
function amountOf(params: ReadonlyMap<string, string>) {
  const [sum = '', asset = ''] = [params.get('orderSum'), params.get('orderCurrency')];
  if (!/^[A-Z]{3}$/.test(asset) || !/^\d{1,15}(\.\d{1,10})?$/.test(sum)) return undefined;
  if ((sum.split('.')[1] ?? '').replace(/0+$/, '').length > scaleOf(asset)) return undefined;
  return readDecimal(sum, asset);
}

/** Whether an address is on the list; any is, when there is no list. */
function isFrom(list: string, address: string): boolean {
  if (list === '') return true;
  const known = new BlockList();
  for (const entry of list.split(',')) {
    const [net = '', bits] = entry.split('/');
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(net) === 0) continue;
    if (bits === undefined) known.addAddress(net, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32))
      known.addSubnet(net, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) !== 0 && known.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
