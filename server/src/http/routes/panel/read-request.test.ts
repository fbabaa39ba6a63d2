import { describe, expect, it } from 'vitest';
import { refusalCodes } from '#kernel';
import { fieldsMax, Unreadable } from './fields.ts';
import { idsOf } from './ids.ts';
import { readRequest } from './read-request.ts';
import { dialects, panelCodes, wordsOf } from './words.ts';

const read = (contentType: string, body = '', rawQuery = '') =>
  Object.fromEntries(readRequest({ contentType, rawQuery, bytes: Buffer.from(body) }));
const form = 'application/x-www-form-urlencoded';
const part = (name: string, value: string, boundary = 'b') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe('what clients send', () => {
  it('is read from forms, parts, JSON and addresses alike', () => {
    const told = { action: ['add'], link: ['https://t.me/a?b=ж c'], orders: ['1', '2'] };
    const query = 'action=add&link=https%3A%2F%2Ft.me%2Fa%3Fb%3D%D0%B6+c&orders[0]=1&orders%5B%5D=2';
    expect(read(form, query)).toEqual(told);
    expect(read(`${form};charset=UTF-8`, query)).toEqual(told);
    expect(read('', query)).toEqual(told);
    expect(read('text/plain', query)).toEqual(told);
    expect(read('', '', query)).toEqual(told);
    const json = JSON.stringify({ action: 'add', link: 'https://t.me/a?b=ж c', orders: [1, '2'], runs: null });
    for (const type of ['application/json', 'application/json; charset=utf-8', form, ''])
      expect(read(type, json)).toEqual(told);
    expect(read('application/json', JSON.stringify({ ...told, orders: { 0: 1, 1: 2 } }))).toEqual(told);
    for (const [boundary, written] of [
      ['b', 'b'],
      ['--x-1', '"--x-1"'],
    ] as const) {
      const parts = ['action=add', 'link=https://t.me/a?b=ж c', 'orders[]=1', 'orders[1]=2'].map((each) => {
        const at = each.indexOf('=');
        return part(each.slice(0, at), each.slice(at + 1), boundary);
      });
      expect(read(`multipart/form-data; boundary=${written}`, `${parts.join('')}--${boundary}--\r\n`)).toEqual(told);
    }
  });

  it('is taken from the body where the address has it too', () => {
    expect(read(form, 'action=add&order=2', 'action=status&key=k&order=1&order=9')).toEqual({
      action: ['add'],
      order: ['2'],
      key: ['k'],
    });
  });

  it('keeps line breaks, and text that was encoded badly', () => {
    expect(read(form, 'comments=one%0D%0Atwo%0a&link=100%')).toEqual({ comments: ['one\r\ntwo\n'], link: ['100%'] });
    const text = `${part('comments', 'one\r\ntwo\r\n')}--b--`;
    expect(read('multipart/form-data; boundary=b', text)).toEqual({ comments: ['one\r\ntwo\r\n'] });
  });

  it('is refused when it is no fields, or too many of them', () => {
    const bad: [string, string, string?][] = [
      ['application/json', '{"a":'],
      ['application/json', '[1]'],
      ['application/json', '"text"'],
      ['application/json', ''.padEnd(100_000, '[')],
      ['application/json', '{"a":[[1]]}'],
      ['application/json', '{"a":{"b":{"c":1}}}'],
      ['application/json', '{"link":"\\u0000"}'],
      ['application/json', '{"link":"\\ud800"}'],
      [form, 'link=a%00b'],
      [form, 'a=1&'.repeat(fieldsMax + 1)],
      [form, '', 'a&'.repeat(fieldsMax + 1)],
      ['application/json', JSON.stringify({ orders: Array.from({ length: fieldsMax + 1 }, (_, n) => n) })],
      ['multipart/form-data', part('a', 'b')],
      ['multipart/form-data; boundary=b', part('a', 'b')],
      ['multipart/form-data; boundary=b', '--b\r\n\r\nno name\r\n--b--'],
      ['multipart/form-data; boundary=b', `${part('a', '1').repeat(fieldsMax + 5)}--b--`],
    ];
    for (const [type, body, query] of bad) expect(() => read(type, body, query)).toThrow(Unreadable);
  });

  it('has names that are no more than names', () => {
    const fields = readRequest({
      contentType: 'application/json',
      rawQuery: '',
      bytes: Buffer.from('{"__proto__":"x","constructor":"y"}'),
    });
    expect(Object.getPrototypeOf(fields)).toBe(Map.prototype);
    expect([...fields]).toEqual([
      ['__proto__', ['x']],
      ['constructor', ['y']],
    ]);
  });
});

describe('a list of ids', () => {
  const ids = (...values: string[]) =>
    idsOf(new Map([['orders', values]]), 'orders')?.map(({ text, number }) => number ?? text);

  it('loses its blanks and doubles, and may come in brackets', () => {
    expect(ids(' 3, 1 ,,3,1', '2')).toEqual([3, 1, 2]);
    expect(ids('x, -1,1.5,1e3,9999999999999999')).toEqual(['x', '-1', '1.5', '1e3', '9999999999999999']);
    expect([ids(''), ids(' , '), ids()]).toEqual([undefined, undefined, undefined]);
  });

  it('has up to 100 of them', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));
    expect(ids(many(100).join(','), '1,2')).toHaveLength(100);
    expect(() => ids(many(101).join(','))).toThrow('too_many_ids');
    expect(() => ids(...many(101))).toThrow('too_many_ids');
  });
});

it('Every refusal of the platform has words in both dialects', () => {
  expect(refusalCodes.filter((code) => !panelCodes.includes(code))).toEqual([]);
  for (const code of panelCodes)
    for (const dialect of dialects) expect(wordsOf(code, dialect)).toMatch(/^[\x20-\x7e]+$/);
});
