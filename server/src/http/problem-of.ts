import pg from 'pg';
import { Refusal } from '#kernel';
import { OutcomeUnknown } from '#ledger';
import { InvalidRequest } from './invalid-request.ts';
import type { Problem } from './routes/wire/problem.ts';
import { meanings, type ProblemCode } from './routes/wire/refusals.ts';
import { TransportFault } from './transport-fault.ts';

type Fault = { readonly code: ProblemCode; readonly detail: string } & Partial<Pick<Problem, 'errors' | 'details'>>;

/** The answer to an error, whatever it was. A bug says nothing of itself: its words are for our log. */
export function problemOf(error: unknown, requestId: string): Problem {
  const { code, detail, errors, details } = faultOf(error);
  const { status, title } = meanings[code];
  return {
    type: `urn:asterism:problem:${code}`,
    title,
    status,
    code,
    detail,
    ...(errors && { errors }),
    ...(details && { details }),
    request_id: requestId,
  };
}

function faultOf(error: unknown): Fault {
  if (error instanceof InvalidRequest) return { code: error.code, detail: error.message, errors: [...error.faults] };
  if (error instanceof Refusal)
    return { code: error.code, detail: error.message, ...(hasDetails(error) && { details: toJson(error.details) }) };
  if (error instanceof TransportFault) return { code: error.code, detail: error.message };
  if (isOutage(error)) return { code: 'overloaded', detail: outage };
  return faultOfFramework(error) ?? { code: 'internal_error', detail: broken };
}

const outage =
  'The books do not answer just now. Repeat the request with the same Idempotency-Key: it takes effect at most once.';
const broken =
  'This is our fault, not yours, and it is in our log under request_id. Repeating with the same Idempotency-Key is safe.';

const hasDetails = ({ details }: Refusal) => Object.keys(details).length > 0;

/** Details are for programs: instants and big numbers become texts on the wire. */
const toJson = (details: Readonly<Record<string, unknown>>): NonNullable<Problem['details']> =>
  JSON.parse(JSON.stringify(details, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** Classes of PostgreSQL: no connection, too busy, shutting down or in recovery; and a deadlock or a serial failure. */
const passingStates = /^(08|53|57P|55P03|40001|40P01)/;

/** The database is away or too busy, and will be back: not a bug, and not the caller's fault. */
function isOutage(error: unknown): boolean {
  if (error instanceof OutcomeUnknown) return true;
  if (error instanceof pg.DatabaseError) return passingStates.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    (code !== undefined && networkCodes.has(code)) || /^Connection terminated|timeout exceeded when/.test(error.message)
  );
}

const json = 'Send JSON with the header "Content-Type: application/json".';
/** What Fastify itself refuses before a route is reached, by its codes. */
const frameworkFaults: Readonly<Record<string, Fault>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported_media_type', detail: json },
  FST_ERR_CTP_EMPTY_TYPE: { code: 'unsupported_media_type', detail: json },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'payload_too_large',
    detail: 'Send at most 1 MiB; split a batch into smaller ones.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'invalid_request',
    detail: 'The body is empty: send a JSON object, or no content type.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'invalid_request',
    detail: 'The body is not valid JSON: look at its quotes, commas and brackets.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'invalid_request',
    detail: 'The body is not as long as Content-Length says.',
  },
  FST_ERR_BAD_URL: {
    code: 'invalid_request',
    detail: 'The address has a percent sign that begins no character: encode it as %25.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    code: 'invalid_request',
    detail: 'A part of the path is longer than anything is called here.',
  },
  FST_ERR_NOT_FOUND: { code: 'unknown_route', detail: 'See /docs for the addresses there are.' },
};

function faultOfFramework(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', statusCode } = error as Error & { code?: string; statusCode?: number };
  const known = frameworkFaults[code];
  if (known) return known;
  if (error instanceof SyntaxError && statusCode === 400)
    return { code: 'invalid_request', detail: `The body is not JSON that can be taken: ${error.message}` };
  return statusCode !== undefined && statusCode < 500 ? { code: 'invalid_request', detail: error.message } : undefined;
}
