/** Telegram answered, and the answer was no. Shaped as grammY's `GrammyError`; never contains the token. */
export class BotApiError extends Error {
  override readonly name = 'BotApiError';
  readonly method: string;
  readonly error_code: number;
  readonly description: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(method: string, error_code: number, description: string, retryAfterSeconds?: number) {
    super(`${method} was refused by Telegram (${error_code}: ${description})`);
    this.method = method;
    this.error_code = error_code;
    this.description = description;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Telegram gave no answer that can be relied on. `effect` is `none` when it cannot have heard us (no
 * connection), `unknown` when it may have acted: a time-out, a broken connection, a 5xx, no JSON.
 */
export class BotApiUnreachable extends Error {
  override readonly name = 'BotApiUnreachable';
  readonly method: string;
  readonly effect: 'none' | 'unknown';

  constructor(method: string, why: string, effect: 'none' | 'unknown') {
    super(`${method} got no answer from Telegram: ${why}`);
    this.method = method;
    this.effect = effect;
  }
}
