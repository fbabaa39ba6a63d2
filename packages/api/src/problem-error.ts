import type { Problem, Result } from './calls.ts';

/** A problem of the platform as an error: `code` is stable, `message` says what was wrong and how to mend it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: Problem['code'];
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.problem = problem;
  }
}

/** The answer of a call. Throws `ProblemError` when there is a problem instead. */
export async function orThrow<O>(call: Promise<Result<O>>): Promise<NonNullable<Result<O>['data']>> {
  const { data, error, response } = await call;
  if (data !== undefined) return data as NonNullable<Result<O>['data']>;
  throw new ProblemError(isProblem(error) ? error : strangerProblem(response));
}

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'code' in error;

/** What a proxy in between answered: it is not in our form. */
const strangerProblem = ({ status, statusText }: Response): Problem => ({
  type: 'about:blank',
  title: statusText,
  status,
  code: status === 429 ? 'rate_limited' : status >= 500 ? 'overloaded' : 'invalid_request',
  detail: `Something between this program and Asterism answered ${status} ${statusText}.`,
  request_id: '',
});
