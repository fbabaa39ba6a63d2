import { GatewayUnavailable } from '#payments/gateway';

export type GatewayCall = {
  /** The gateway's name, for messages: the address may carry a secret and is never told. */
  readonly gateway: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until we stop waiting; ten seconds, when not given. */
  readonly within?: number;
};

/** An answer that was read to its end. What it means is the adapter's to say. */
export type GatewayAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

const usualWait = 10_000;
const bytesMax = 4 * 1024 * 1024;
/** Errors before anything was sent: the gateway certainly did nothing. */
const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/**
 * Calls a gateway once, following no redirect. Answers below 500 are returned, 429 excepted; 429, a 5xx and silence
 * are thrown as `GatewayUnavailable`, which says whether the gateway may have acted. The message holds no secret.
 */
export async function callGateway(call: GatewayCall): Promise<GatewayAnswer> {
  const { gateway, url, method, headers, body, within = usualWait } = call;
  const signal = AbortSignal.timeout(within);
  const init = { method, signal, redirect: 'manual', ...(headers && { headers }), ...(body !== undefined && { body }) };
  try {
    const response = await fetch(url, init as RequestInit);
    return judge(gateway, response.status, response.headers, await readText(response));
  } catch (error) {
    throw error instanceof GatewayUnavailable ? error : silence(gateway, error, within);
  }
}

function judge(gateway: string, status: number, headers: Headers, text: string): GatewayAnswer {
  if (status === 429) throw new GatewayUnavailable(`${gateway} asks us to wait (429).`, 'none', waitOf(headers));
  if (status >= 500) throw new GatewayUnavailable(`${gateway} answered ${status}.`, 'unknown', waitOf(headers));
  if (status >= 300 && status < 400)
    throw new GatewayUnavailable(`${gateway} sent us elsewhere (${status}).`, 'unknown');
  return { status, headers, text };
}

function waitOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after');
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > bytesMax) throw new Error('The answer is longer than anything we ask for.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function silence(gateway: string, error: unknown, within: number): GatewayUnavailable {
  const code = codeOf(error);
  if (neverReached.has(code)) return new GatewayUnavailable(`${gateway} cannot be reached (${code}).`, 'none');
  const isSlow = error instanceof DOMException && error.name === 'TimeoutError';
  const why = isSlow ? `no answer within ${within / 1000} s` : `the connection broke off${code && ` (${code})`}`;
  return new GatewayUnavailable(`${gateway} gave no answer: ${why}.`, 'unknown');
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
