/**
 * JSON in which every number has become its own text, digit for digit: amounts are never floating numbers, on no way.
 * Throws `SyntaxError` for what is not JSON.
 */
export const readExactJson = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value,
  );
