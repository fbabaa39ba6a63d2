/** A call that Telegram answers with `ok: false`. */
export class Refused extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number } | undefined;

  constructor(code: number, description: string, parameters?: { retry_after?: number }) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with Telegram's prefix. */
export const badRequest = (text: string): Refused => new Refused(400, `Bad Request: ${text}`);
/** 403 with Telegram's prefix. */
export const forbidden = (text: string): Refused => new Refused(403, `Forbidden: ${text}`);
/** 409: another poller or a webhook is in the way. */
export const conflict = (text: string): Refused => new Refused(409, `Conflict: ${text}`);
/** 429, with the wait both in the text and in the parameters. */
export const tooManyRequests = (seconds: number): Refused =>
  new Refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
