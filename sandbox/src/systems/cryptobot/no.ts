/** A no of Crypto Pay: a status and a name. */
export class No extends Error {
  readonly status: number;

  constructor(status: number, name: string) {
    super(name);
    this.status = status;
  }
}
