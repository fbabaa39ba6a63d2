import type { JsonTree, Lexeme } from './json-tree.ts';
import { isJsonObject } from './json-tree.ts';

/** How PHP is told to write what is not ASCII: as `\uXXXX` (its default), or as it is (`JSON_UNESCAPED_UNICODE`). */
export type PhpJsonOptions = { readonly unicode: 'escaped' | 'raw' };

/**
 * The tree as PHP's `json_encode` writes it after `json_decode` has read it: members in their order, `/` as `\/`,
 * U+2028 and U+2029 always escaped, DEL never, whole numbers as they are and fractions in their shortest spelling.
 * Source: ext/json/json_encoder.c and main/snprintf.c of PHP (`serialize_precision = -1`, its default).
 */
export function phpJson(tree: JsonTree, options: PhpJsonOptions): string {
  if (tree === null || typeof tree === 'boolean') return String(tree);
  if (typeof tree === 'string') return phpText(tree, options);
  if (Array.isArray(tree)) return `[${tree.map((item: JsonTree) => phpJson(item, options)).join(',')}]`;
  if (!isJsonObject(tree)) return phpNumber((tree as Lexeme).lexeme);
  const members = [...tree].map(([key, value]) => `${phpText(key, options)}:${phpJson(value, options)}`);
  return `{${members.join(',')}}`;
}

const beyondAscii = /[\u0080-\uFFFF]/g;
const alwaysEscaped = /[\u2028\u2029]/g;
const unit = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JavaScript and PHP agree on control characters, quotes and backslashes. */
function phpText(text: string, { unicode }: PhpJsonOptions): string {
  const escaped = JSON.stringify(text).replaceAll('/', '\\/');
  return escaped.replace(unicode === 'escaped' ? beyondAscii : alwaysEscaped, unit);
}

const longMax = 2n ** 63n - 1n;

/** A number as PHP writes it after it has read it: what fits into 64 bits stays whole, all else is a double. */
export function phpNumber(lexeme: string): string {
  if (!/^-?\d+$/.test(lexeme) || lexeme === '-0') return phpDouble(Number(lexeme));
  const whole = BigInt(lexeme);
  return whole <= longMax && whole >= -longMax - 1n ? lexeme : phpDouble(Number(lexeme));
}

/** `zend_gcvt` with 17 digits and the shortest mode: 0.00001 is "1.0e-5", 10¹⁷ is "1.0e+17", anything between is plain. */
function phpDouble(value: number): string {
  if (!Number.isFinite(value)) throw new SyntaxError('PHP cannot write a number as large as this.');
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [, sign = '', first = '', rest = '', exponent = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential()) ?? [];
  const power = Number(exponent);
  if (power < -4 || power > 16) return `${sign}${first}.${rest || '0'}e${power < 0 ? '-' : '+'}${Math.abs(power)}`;
  const digits = first + rest;
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  const fraction = digits.slice(power + 1);
  return sign + whole + (fraction && `.${fraction}`);
}
