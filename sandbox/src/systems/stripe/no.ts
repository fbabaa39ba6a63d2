/** A no of Stripe: a status and its error object. */
export class No extends Error {
  readonly status: number;
  readonly error: Readonly<Record<string, string>>;

  constructor(status: number, message: string, error: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.error = { type: 'invalid_request_error', message, ...error };
  }
}
