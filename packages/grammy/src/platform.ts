import { createClient, type Client, type Result } from '@asterism/api';
import { BillingError } from './billing-error.ts';

export type PlatformOptions = {
  /** Where Asterism is: `https://pay.example.org`. */
  url: string;
  /** An API key of your workspace: `ak_…`. */
  key: string;
  /** Milliseconds for one try of a call; 5,000 unless told. */
  timeout?: number;
  fetch?: (request: Request) => Promise<Response>;
};

/** The platform's API, twice: for questions of a person who waits, and for updates, which have an outbox of their own. */
export type Platform = {
  /** Repeats a call that got no answer: each carries an idempotency key. */
  readonly client: Client;
  /** Tries once: what is repeated, and when, is the outbox's business. */
  readonly once: Client;
};

/**
 * Telegram cancels a payment that is not answered within 10 seconds. The platform gets six of them, so that the
 * plugin's own no still arrives.
 */
const updateMilliseconds = 6000;

/** A person waits for this, so it is given up before they have. */
const patienceMilliseconds = 15_000;

/** Opens the way to the platform. Makes no call yet. */
export function openPlatform({ url, key, timeout = 5000, fetch }: PlatformOptions): Platform {
  const options = { baseUrl: url, key, ...(fetch && { fetch }) };
  return {
    client: createClient({ ...options, timeout, retries: 2 }),
    once: createClient({ ...options, timeout: updateMilliseconds, retries: 0 }),
  };
}

/** For the options of a call that a person waits for. */
export const patience = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(patienceMilliseconds) });

/** The answer of a call; a refusal and silence alike are thrown as `BillingError`. */
export async function answerOf<O>(call: Promise<Result<O>>): Promise<NonNullable<Result<O>['data']>> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new BillingError('unavailable', 'Asterism did not answer.', 0, { cause });
  });
  if (data !== undefined) return data as NonNullable<Result<O>['data']>;
  throw refusalOf(response.status, error);
}

/** A problem of the platform as an error; what a proxy in between answered has no code and no words of ours. */
function refusalOf(status: number, problem: unknown): BillingError {
  const told = (typeof problem === 'object' && problem !== null ? problem : {}) as { code?: string; detail?: string };
  const code = told.code ?? (status >= 500 ? 'unavailable' : 'refused');
  return new BillingError(code, told.detail ?? `Asterism answered ${status}.`, status);
}
