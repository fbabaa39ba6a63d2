/** A control call that cannot be done: 400 for what is asked, 404 for what is not there. */
export class Wrong extends Error {
  readonly status: 400 | 404;

  constructor(status: 400 | 404, sentence: string) {
    super(sentence);
    this.status = status;
  }
}
