/**
 * The platform could not say yes or no: it refused the call (`code` is its stable code, such as
 * `unknown_feature`) or could not be reached in time (`unavailable`). Nothing was debited twice: the same
 * update asks with the same key.
 */
export class BillingError extends Error {
  override readonly name = 'BillingError';
  readonly code: string;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(code: string, message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}
