import { Refusal } from '#kernel';
import { Unreadable } from './fields.ts';
import { isPanelCode, PanelNo, wordsOf, type Dialect, type PanelCode } from './words.ts';

/** An answer as it goes over the wire. */
export type PanelAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Exactly this, without a charset: there are clients that take nothing else. */
const contentType = 'application/json';
/** A GET has the key in its address, and no cache may keep what is answered to it. */
const headers = { 'cache-control': 'no-store' } as const;

export const answerWith = (told: unknown): PanelAnswer => ({
  status: 200,
  contentType,
  headers,
  body: JSON.stringify(told),
});

type Fault = { readonly code: PanelCode; readonly details?: Readonly<Record<string, unknown>> };

/** The code of a no. Nothing for what is none: a bug, or an outage. */
function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof PanelNo) return error;
  return error instanceof Unreadable ? { code: 'unreadable' } : undefined;
}

/** A no inside a list; what is no no is thrown on. */
export function itemError(error: unknown, dialect: Dialect): { error: string } {
  const fault = faultOf(error);
  if (!fault) throw error;
  return { error: wordsOf(fault.code, dialect, fault.details) };
}

/** A no, in the words of this key: 200 and one field, as every panel does; the limit alone has a status of its own. */
export function answerNo(error: unknown, dialect: Dialect): PanelAnswer {
  const fault = faultOf(error);
  if (!fault) throw error;
  const { code, details = {} } = fault;
  const isLimit = code === 'rate_limited';
  const seconds = details['retryAfterSeconds'];
  return {
    status: isLimit ? 429 : 200,
    contentType,
    headers: {
      ...headers,
      'x-error-code': code,
      ...(isLimit && { 'retry-after': typeof seconds === 'number' ? String(seconds) : '1' }),
    },
    body: JSON.stringify({ error: wordsOf(code, dialect, details) }),
  };
}

/**
 * What is not answered by this API itself: a body that is too large, an outage, a bug. The last two keep their status, so
 * that nobody takes an order for refused that may have been made.
 */
export function answerProblem({ status, code }: { readonly status: number; readonly code: string }): PanelAnswer {
  const isOurs = status >= 500;
  const body = JSON.stringify({
    error: wordsOf(isPanelCode(code) ? code : isOurs ? 'overloaded' : 'unreadable', 'sentence'),
  });
  return {
    status: isOurs ? status : 200,
    contentType,
    headers: { ...headers, 'x-error-code': code, ...(isOurs && { 'retry-after': '1' }) },
    body,
  };
}
