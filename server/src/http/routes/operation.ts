import type { IncomingHttpHeaders } from 'node:http';
import type { z, ZodType } from 'zod';
import type { Caller, Scope } from '#identity';
import type { RefusalCode, WorkspaceId } from '#kernel';
import type { HttpNeeds } from './needs.ts';
import type { Problem } from './wire/problem.ts';

/** Shown in the reference, and sent by the tests: it has to be a request that is well formed. */
type Example = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly answer: unknown;
};

/** An answer in somebody else's dialect. */
export type ForeignAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Requests by name, to be tried in the reference. */
export type Shown = Readonly<
  Record<string, { readonly summary: string; readonly body: Readonly<Record<string, string>> }>
>;

/** How an operation speaks that has to answer as others do: what it is sent is read by itself, errors too are in its words. */
export type Dialect = {
  /** How the document says that the body is sent. */
  readonly consumes: string;
  /** Other addresses that answer the same, which the document leaves out. */
  readonly alsoAt: readonly string[];
  /** What is answered to an error that the operation did not answer itself. */
  readonly answerProblem: (problem: Pick<Problem, 'status' | 'code' | 'details'>) => ForeignAnswer;
  readonly shown: Shown;
  /** What else than 200 is answered, by status. */
  readonly problems: Readonly<Record<number, { readonly description: string; readonly example: unknown }>>;
};

export type Operation<
  Body extends ZodType = ZodType,
  Params extends ZodType = ZodType,
  Query extends ZodType = ZodType,
  Answer extends ZodType = ZodType,
> = {
  /** The operationId: the name of the call in the typed client. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it: `/v1/reservations/{id}/commit`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** What the key has to be allowed to do; without it the route asks for no key. */
  readonly scope?: Scope;
  /** A person may call it too, with the token of their session; `actor` then says for whom. */
  readonly people?: true;
  /** The caller is whom initData says: `Authorization: tma <initData>`, and no key. */
  readonly takesInitData?: true;
  /** Whether an Idempotency-Key has to come along, or may. */
  readonly keyed?: 'required' | 'optional';
  readonly body?: Body;
  readonly params?: Params;
  readonly query?: Query;
  readonly answer: Answer;
  /** The call is told the bytes of its body. */
  readonly keepsBytes?: true;
  /** The body is taken as it comes, whatever its type, up to so many bytes; it is told as bytes only. */
  readonly takesAnything?: { readonly bytesMax: number };
  /** With `takesAnything`: body and query are described, and read by the operation itself. */
  readonly dialect?: Dialect;
  /** The answer is a file of this media type and no JSON. */
  readonly file?: 'text/csv' | 'text/plain';
  /** What this operation may refuse with, beyond what every operation of its shape may. */
  readonly refusals: readonly RefusalCode[];
  readonly example: Example;
};

/** A request whose form is right and whose caller is known, as a handler sees it. */
export type Call<Body, Params, Query> = {
  readonly workspace: WorkspaceId;
  readonly caller: Caller;
  /** Whose session it is, where a person calls; not given for an API key. */
  readonly person: string | undefined;
  readonly body: Body;
  readonly params: Params;
  readonly query: Query;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came, where the operation keeps it. */
  readonly bytes: Buffer | undefined;
  /** Who sent it, past the proxies that are trusted. */
  readonly address: string;
  /** What stands behind the question mark, undecoded. */
  readonly rawQuery: string;
  /** Answers with this, in somebody else's dialect, in place of what the line returns. */
  readonly answerAs: (answer: ForeignAnswer) => void;
  /** Answers with this JSON, byte for byte, in place of what the line returns. */
  readonly asItIs: (json: Buffer) => void;
  /** The Idempotency-Key. Throws the refusal `idempotency_key_required` when there is none. */
  readonly key: () => string;
  /** The Idempotency-Key, if one came along. */
  readonly keyIfAny: () => string | undefined;
};

export type Route = {
  readonly operation: Operation;
  readonly run: (needs: HttpNeeds, call: Call<never, never, never>) => unknown;
};

/** An operation with the one line that answers it: the types of the line follow from the operation's schemas. */
export const route = <B extends ZodType, P extends ZodType, Q extends ZodType, A extends ZodType>(
  operation: Operation<B, P, Q, A>,
  run: (needs: HttpNeeds, call: Call<z.output<B>, z.output<P>, z.output<Q>>) => Promise<z.input<A>> | z.input<A>,
): Route => ({ operation, run });
