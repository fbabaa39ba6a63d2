import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedOf } from '#test';
import { ksort, phpJson, phpNumber, phpQuery, readJsonTree, type JsonTree } from '#gateways/wire';

const seed = seedOf('spellings of PHP');
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200);

/** An independent writer: code point by code point, straight from PHP's manual. */
function plainPhpJson(value: unknown, isRaw: boolean): string {
  if (typeof value === 'string')
    return `"${Array.from(value)
      .map((sign) => plainSign(sign, isRaw))
      .join('')}"`;
  if (Array.isArray(value)) return `[${value.map((item) => plainPhpJson(item, isRaw)).join()}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${plainPhpJson(key, isRaw)}:${plainPhpJson(item, isRaw)}`)
      .join()}}`;
  return String(value);
}
const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
function plainSign(sign: string, isRaw: boolean): string {
  const code = sign.codePointAt(0) ?? 0;
  const hex = (unit: number) => `\\u${(0x10000 + unit).toString(16).slice(1)}`;
  if (short[sign] !== undefined) return short[sign];
  if (code < 0x20 || code === 0x2028 || code === 0x2029) return hex(code);
  if (code < 0x80 || isRaw) return sign;
  if (code < 0x10000) return hex(code);
  return hex(0xd800 + ((code - 0x10000) >> 10)) + hex(0xdc00 + ((code - 0x10000) & 0x3ff));
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('/', '\\', '"', '\u007f', '\u2028', '\u2029', '\n', '\u0001', 'Я', '😀', '<', '&'),
  }),
);
/** Keys that look like numbers would be moved to the front of a plain object. */
const keys = texts.map((text) => `k${text}`);
const { tree: values } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger().filter((whole) => !Object.is(whole, -0)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

const read = (text: string) => readJsonTree(text);

describe('JSON as PHP writes it', () => {
  it('equals an independent writer, in both ways of writing what is not ASCII', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (value, isRaw) => {
        const unicode = isRaw ? 'raw' : 'escaped';
        expect(phpJson(read(JSON.stringify(value)), { unicode })).toBe(plainPhpJson(value, isRaw));
      }),
      { seed, numRuns },
    );
  });

  it('is read again as what it was', () => {
    fc.assert(
      fc.property(values, (value) => {
        const tree = read(JSON.stringify(value));
        const once = phpJson(tree, { unicode: 'escaped' });
        expect(read(once)).toEqual(tree);
        expect(phpJson(read(once), { unicode: 'escaped' })).toBe(once);
      }),
      { seed, numRuns },
    );
  });

  it('keeps the order of members, also of those that look like numbers', () => {
    expect(phpJson(read('{"b":1,"10":2,"a":3,"2":4}'), { unicode: 'raw' })).toBe('{"b":1,"10":2,"a":3,"2":4}');
  });

  it.each([
    ['300.0', '300'],
    ['250.50', '250.5'],
    ['0.1', '0.1'],
    ['-0.0', '-0'],
    ['0.0001', '0.0001'],
    ['0.00001', '1.0e-5'],
    ['1.5E-7', '1.5e-7'],
    ['1e16', '10000000000000000'],
    ['1e17', '1.0e+17'],
    ['12345678901234567.0', '12345678901234568'],
    ['1.0e+25', '1.0e+25'],
    ['9223372036854775807', '9223372036854775807'],
    ['12345678901234567890', '1.2345678901234567e+19'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['1790000000000001', '1790000000000001'],
  ])('writes %s as %s', (lexeme, written) => {
    expect(phpNumber(lexeme)).toBe(written);
  });

  it('writes every fraction so that it is read as the same one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(phpNumber(JSON.stringify(value)))).toBe(value === 0 ? 0 : value);
      }),
      { seed, numRuns },
    );
  });

  it('has no spelling for a number beyond all doubles', () => {
    expect(() => phpNumber('1e999')).toThrow(SyntaxError);
  });
});

describe('JSON whose digits are kept', () => {
  it('is refused when two programs could read it in two ways', () => {
    for (const text of ['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '"\\ud800"', `${'['.repeat(21)}${']'.repeat(21)}`])
      expect(() => read(text), text).toThrow(SyntaxError);
    expect(read(`${'['.repeat(20)}${']'.repeat(20)}`)).toBeDefined();
  });

  it('accepts and refuses what JSON.parse does, but for that', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"',
      '1',
      '01',
      '-',
      '.5',
      '1.',
      '1e5',
      'true',
      'nul',
      ' ',
      '\n',
      '\u0000',
      '\\',
    ];
    const noise = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          noise,
          values.map((value) => JSON.stringify(value, null, 1)),
        ),
        (text) => {
          const isTwice = /"([ab])"\s*:.*"\1"\s*:/s.test(text);
          expect(accepts(read, text)).toBe(accepts(JSON.parse, text) && !isTwice);
        },
      ),
      { seed, numRuns },
    );
  });

  it('keeps the digits as they were written', () => {
    const tree = read(' { "a" : [ 1.50 , -0.0e1 ] } ');
    expect(tree).toEqual(new Map<string, JsonTree>([['a', [{ lexeme: '1.50' }, { lexeme: '-0.0e1' }]]]));
  });
});

const accepts = (parse: (text: string) => unknown, text: string): boolean => {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('a query as PHP writes it', () => {
  const plainQuery = (text: string) =>
    [...Buffer.from(text)]
      .map((byte) => {
        const sign = String.fromCharCode(byte);
        if (sign === ' ') return '+';
        return /[A-Za-z0-9_.-]/.test(sign) ? sign : `%${(256 + byte).toString(16).slice(1).toUpperCase()}`;
      })
      .join('');

  it('equals an independent writer, byte by byte', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts)), (pairs) => {
        expect(phpQuery(pairs)).toBe(pairs.map((pair) => pair.map(plainQuery).join('=')).join('&'));
      }),
      { seed, numRuns },
    );
  });

  it('differs from URLSearchParams in the star alone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts)), (pairs) => {
        expect(phpQuery(pairs)).toBe(new URLSearchParams(pairs).toString().replaceAll('*', '%2A'));
      }),
      { seed, numRuns },
    );
  });

  it('leaves a null out, and writes yes and no as 1 and 0', () => {
    expect(
      phpQuery([
        ['a', null],
        ['fields[e mail]', "~!'()*"],
        ['y', true],
        ['n', false],
      ]),
    ).toBe('fields%5Be+mail%5D=%7E%21%27%28%29%2A&y=1&n=0');
  });

  it('is sorted by bytes: digits, upper case, underscore, lower case, and no name is moved past its like', () => {
    const names = ['b', 'a_', 'aB', 'ab', 'a1', 'Ä', '_', 'A', '1', '\ue000', '😀'];
    expect(ksort(names.map((name) => [name, name])).map(([name]) => name)).toEqual([
      '1',
      'A',
      '_',
      'a1',
      'aB',
      'a_',
      'ab',
      'b',
      'Ä',
      '\ue000',
      '😀',
    ]);
    expect(
      ksort([
        ['b', 1],
        ['a', 2],
        ['b', 3],
      ]),
    ).toEqual([
      ['a', 2],
      ['b', 1],
      ['b', 3],
    ]);
  });
});
