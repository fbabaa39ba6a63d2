import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPattern, readPattern } from './payload-pattern.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['SOAK_RUNS'] ?? 200) * 10;
console.log(`payload patterns: seed ${seed}`);

const match = (pattern: string, payload: string) => matchPattern(readPattern(pattern), payload);

/** The same question to a regular expression, whose lazy groups try every way there is. */
function naive(pattern: string, payload: string) {
  const source = pattern.replace(/\\(.)|\{customer\}|\*|[^\\]/gsu, (token, plain: string | undefined) => {
    if (token === '*') return '[^]*?';
    if (token === '{customer}') return '([^]+?)';
    return (plain ?? token).replace(/[^\w\s]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  });
  const found = new RegExp(`^${source}$`).exec(payload);
  if (!found) return undefined;
  return found[1] === undefined ? {} : { customer: found[1] };
}

describe('a payload pattern', () => {
  it.each([
    ['pack', 'pack', {}],
    ['pack', 'pack2', undefined],
    ['pack', 'a pack', undefined],
    ['*', '', {}],
    ['*', 'anything at all', {}],
    ['pack_*', 'pack_', {}],
    ['credits_{customer}_*', 'credits_77_500', { customer: '77' }],
    ['credits_{customer}_*', 'credits_7_7_500', { customer: '7' }],
    ['credits_{customer}', 'credits_7_7', { customer: '7_7' }],
    ['credits_{customer}', 'credits_', undefined],
    ['{customer}', 'who', { customer: 'who' }],
    ['{customer}-x', '-x-x', { customer: '-x' }],
    ['{"u":"{customer}","n":*}', '{"u":"77","n":500}', { customer: '77' }],
    ['*-{customer}-*', 'a-b-c-d', { customer: 'b' }],
    ['a*a', 'a', undefined],
    ['a*a', 'aa', {}],
    ['\\*_\\{customer}_\\\\', '*_{customer}_\\', {}],
    ['.+', 'xx', undefined],
  ])('%j and %j: %j', (pattern, payload, answer) => {
    expect(match(pattern, payload)).toEqual(answer);
  });

  it.each([
    ['', 'has 1 to'],
    ['x'.repeat(257), 'has 1 to'],
    ['**', 'between two wildcards'],
    ['{customer}*', 'between two wildcards'],
    ['{customer}-{customer}', 'once at most'],
    ['x\\', 'lone'],
  ])('%j is refused', (pattern, words) => {
    expect(() => readPattern(pattern)).toThrow(words);
  });

  it('says what a regular expression that tries everything says', () => {
    const letter = fc.constantFrom('a', 'b', '-', '\\*', '\\\\', '.', '{');
    const text = fc.array(letter, { minLength: 1, maxLength: 3 }).map((some) => some.join(''));
    const maybe = fc.oneof(fc.constant(''), text);
    const pattern = fc
      .tuple(maybe, fc.array(fc.tuple(fc.boolean(), text), { maxLength: 4 }), fc.constantFrom('', '*'))
      .map(([first, rest, last]) => {
        const where = rest.findIndex(([isCustomer]) => isCustomer);
        return first + rest.map(([, plain], n) => (n === where ? '{customer}' : '*') + plain).join('') + last;
      })
      .filter((source) => source.length > 0);
    const payload = fc.array(fc.constantFrom('a', 'b', '-', '*', '\\', '.', '{'), { maxLength: 14 });
    let matched = 0;
    fc.assert(
      fc.property(pattern, payload, fc.boolean(), (source, letters, fitting) => {
        const filled = source.replace(/(\\.)|\{customer\}|\*/g, (token, plain: string | undefined) =>
          plain ? plain.slice(1) : token === '*' ? letters.slice(0, 2).join('') : 'ab',
        );
        const told = fitting ? filled : letters.join('');
        const answer = match(source, told);
        if (answer) matched += 1;
        expect(answer).toEqual(naive(source, told));
      }),
      { seed, numRuns },
    );
    expect(matched).toBeGreaterThan(numRuns / 10);
  });

  it('with as many wildcards as fit is no slower on a payload made to be slow', () => {
    const hard = readPattern(`${'*a'.repeat(127)}b`);
    const began = performance.now();
    for (let n = 0; n < 1000; n++) expect(matchPattern(hard, 'a'.repeat(128))).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
