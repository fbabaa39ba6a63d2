/** A no of UnitPay: its code, when there is one, and words. It comes with HTTP 200. */
export class No extends Error {
  readonly code: number | undefined;

  constructor(message: string, code?: number) {
    super(message);
    this.code = code;
  }
}
