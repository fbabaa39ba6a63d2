import { BillingError } from './billing-error.ts';

export type PlatformOptions = {
  /** Where Asterism is: `https://pay.example.org`. */
  url: string;
  /** An API key of your workspace: `ak_…`. */
  key: string;
  /** Milliseconds for one try of a call; 5,000 unless told. */
  timeout?: number;
  fetch?: typeof fetch;
};

export type Request = {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** Makes a command safe to repeat; a call without it and without being a GET is tried once. */
  key?: string;
  timeout?: number;
  tries?: number;
};

/** Calls the HTTP API. Repeats what is safe to repeat; throws `BillingError` for a refusal and for silence. */
export type Platform = <Answer>(request: Request) => Promise<Answer>;

const pauses = [200, 800];
const mayPass = (error: unknown) =>
  error instanceof BillingError && (error.status === 0 || error.status === 429 || error.status >= 500);
const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Opens the way to the platform. Makes no call yet. */
export function openPlatform(options: PlatformOptions): Platform {
  const base = options.url.replace(/\/+$/, '');
  const once = <Answer>(request: Request) => callOnce<Answer>({ ...options, url: base }, request);
  return async (request) => {
    const repeatable = request.method === 'GET' || request.key !== undefined;
    const tries = request.tries ?? (repeatable ? pauses.length + 1 : 1);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(request);
      } catch (error) {
        if (attempt >= tries || !mayPass(error)) throw error;
        await sleep(pauses[attempt - 1] ?? 1000);
      }
    }
  };
}

async function callOnce<Answer>(options: PlatformOptions, request: Request): Promise<Answer> {
  const call = options.fetch ?? fetch;
  const signal = AbortSignal.timeout(request.timeout ?? options.timeout ?? 5000);
  try {
    const response = await call(`${options.url}${request.path}`, {
      method: request.method,
      headers: headersOf(options.key, request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal,
    });
    const text = await response.text();
    if (!response.ok) throw refusalOf(response.status, text);
    return JSON.parse(text) as Answer;
  } catch (error) {
    if (error instanceof BillingError) throw error;
    const why = signal.aborted ? 'did not answer in time' : 'could not be reached';
    throw new BillingError('unavailable', `Asterism at ${options.url} ${why}.`, 0, { cause: error });
  }
}

const headersOf = (key: string, request: Request): Record<string, string> => ({
  authorization: `Bearer ${key}`,
  ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(request.key === undefined ? {} : { 'idempotency-key': request.key }),
});

/** A problem document as an error; a proxy's error page as one without a code of its own. */
function refusalOf(status: number, text: string): BillingError {
  const problem = parseProblem(text);
  const code = problem.code ?? (status >= 500 ? 'unavailable' : 'refused');
  return new BillingError(code, problem.detail ?? problem.title ?? `Asterism answered ${status}.`, status);
}

function parseProblem(text: string): { code?: string; title?: string; detail?: string } {
  try {
    const problem: unknown = JSON.parse(text);
    return typeof problem === 'object' && problem !== null ? problem : {};
  } catch {
    return {};
  }
}
