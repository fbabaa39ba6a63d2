import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import { readNotice } from './notice.ts';
import { isSigned, signNotice, signOrder } from './sign.ts';

const seed = seedOf('signatures of UnitPay');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);
const secret = 'unitpay_secret_vector';

const params: Readonly<Record<string, string>> = {
  '3ds': '1',
  account: 'dep_01',
  date: '2026-11-20 13:00:00',
  ip: '203.0.113.7',
  operator: 'card',
  orderCurrency: 'RUB',
  orderSum: '250.50',
  payerCurrency: 'RUB',
  payerSum: '250.50',
  paymentType: 'card',
  profit: '240.48',
  projectId: '4242',
  purse: '516874xxxxxx7569',
  sum: '250.5',
  test: '0',
  unitpayId: '504002351',
};
const right = '695d7fe4e43f1eb9a5d2b530a239b508ecbef96b3a92d49a45c78f85bc45d2bb';

const queryOf = (method: string, given: Readonly<Record<string, string>>): string =>
  new URLSearchParams([
    ['method', method],
    ...Object.entries(given).map(([name, value]): [string, string] => [`params[${name}]`, value]),
  ]).toString();

describe('the signature of an order', () => {
  const order = { account: 'dep_01', desc: 'Пополнение 250.50', sum: '250.50' };

  it('is the vector’s, with a currency and without one', () => {
    expect(signOrder({ ...order, currency: 'RUB' }, secret)).toBe(
      '8bbcac8753e4715c3a8a21ec2b43fbe0ec763e95d1d172fbe5ed5d8e904c06cc',
    );
    expect(signOrder(order, secret)).toBe('08c26b17bffd589fd562f3737a1bd1e1b49aba51c3a790ee1d3d9af1704106fc');
  });
});

describe('the signature of a notification', () => {
  it('is the vendor’s own example', () => {
    expect(createHash('sha256').update('check{up}tod{up}bob{up}sam{up}a1b1c1d1').digest('hex')).toBe(
      'cda8967f6fd073057f52b1978e126ace255e7b1cbd6363983188b8e0af8e049e',
    );
    const named = new Map([
      ['c', 'sam'],
      ['a', 'tod'],
      ['b', 'bob'],
    ]);
    expect(signNotice('check', named, 'a1b1c1d1')).toBe(
      'cda8967f6fd073057f52b1978e126ace255e7b1cbd6363983188b8e0af8e049e',
    );
  });

  it('is the vector’s for pay and for check, in whatever order the parameters come', () => {
    const shuffled = new Map(Object.entries(params).toReversed());
    expect(signNotice('pay', shuffled, secret)).toBe(right);
    expect(signNotice('check', shuffled, secret)).toBe(
      '47f4fa940f2a2c714e28648d8b1d7be2d1261634728eef590ebf367363883585',
    );
  });

  it('is made over whatever arrives, except itself and its predecessor', () => {
    const read = (more: Readonly<Record<string, string>>) => {
      const notice = readNotice(queryOf('pay', { ...params, signature: right, ...more }));
      return notice && isSigned(notice.method, notice.params, secret);
    };
    expect(read({})).toBe(true);
    expect(read({ signature: right.toUpperCase() })).toBe(true);
    expect(read({ sign: 'an old one' })).toBe(true);
    expect(read({ newcomer: '1' })).toBe(false);
    expect(read({ signature: '' })).toBe(false);
    expect(read({ signature: right.slice(0, 32) })).toBe(false);
  });

  it('is refused when any byte of a value, of the method or of itself is another', () => {
    const pairs = Object.entries({ ...params, signature: right });
    const change = (text: string, place: number, code: number) =>
      text.slice(0, place) + String.fromCodePoint(code) + text.slice(place + 1);
    fc.assert(
      fc.property(fc.nat(pairs.length), fc.nat(63), fc.integer({ min: 1, max: 0x2ff }), (which, at, code) => {
        const [name, value] = pairs[which] ?? ['method', 'pay'];
        const place = at % value.length;
        const forged = change(value, place, code);
        fc.pre(forged.toLowerCase() !== value.toLowerCase());
        const query =
          name === 'method'
            ? queryOf(forged, { ...params, signature: right })
            : queryOf('pay', { ...params, signature: right, [name]: forged });
        const notice = readNotice(query);
        expect(notice !== undefined && isSigned(notice.method, notice.params, secret)).toBe(false);
      }),
      { seed, numRuns },
    );
  });

  it('does not cover names, only their order: so nothing is ever credited from a notification', () => {
    const { purse, ...rest } = params;
    const renamed = new Map(Object.entries({ ...rest, purser: purse ?? '' }));
    expect(signNotice('pay', renamed, secret)).toBe(right);
  });
});

describe('a query', () => {
  it.each([
    ['a name twice', 'method=pay&params[account]=a&params[account]=b'],
    ['a method twice', 'method=pay&method=check&params[account]=a'],
    ['no method', 'params[account]=a'],
    ['a name outside of params', 'method=pay&account=a'],
    ['a name without a bracket', 'method=pay&params[account=a'],
    ['a place in a list', 'method=pay&params[]=a'],
    ['the largest number there is', 'method=pay&params[9223372036854775807]=a'],
    ['a name that is a value and a list', 'method=pay&params[a]=1&params[a][b]=2'],
    ['a separator in a value', 'method=pay&params[a]=1%7Bup%7D2'],
    ['bytes that are no text', 'method=pay&params[a]=%ff'],
    ['a broken escape', 'method=pay&params[a]=%4'],
    ['more than there is any need for', `method=pay&${'params[a]=1&'.repeat(2000)}`],
  ])('with %s is no notification', (_, query) => {
    expect(readNotice(query)).toBeUndefined();
  });

  it('may hold a list, which counts as an empty value', () => {
    const notice = readNotice('method=pay&params[items][0]=a&params[items][1]=b&params[account]=x+y');
    expect(notice && [...notice.params]).toEqual([
      ['items', ''],
      ['account', 'x y'],
    ]);
  });
});
