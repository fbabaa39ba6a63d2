/** An answer that was a no: what was asked, and what was said. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly status: number;
  readonly body: unknown;

  constructor(asked: string, status: number, body: unknown) {
    super(`${asked} answered ${status}: ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

export type Ask = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** Calls an HTTP API that speaks JSON. Throws `CallRefused` for every status but 2xx. */
export async function call<Answer>(method: string, url: string, { body, headers = {} }: Ask = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? {} : JSON.parse(text);
  if (!response.ok) throw new CallRefused(`${method} ${new URL(url).pathname}`, response.status, answer);
  return answer as Answer;
}
