import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { authenticate, requireScope, takeRequest, type Caller, type Scope } from '#identity';
import { Refusal } from '#kernel';
import type { HttpNeeds } from './routes/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking: set by `authorise` before anything else of a route runs. */
    caller: Caller | undefined;
  }
}

const missing = 'Send your API key: "Authorization: Bearer ak_…".';

function bearerOf(request: FastifyRequest): string {
  const header = request.headers.authorization;
  if (header === undefined) throw new Refusal('unauthenticated', missing);
  if (header.slice(0, 7).toLowerCase() !== 'bearer ') throw new Refusal('unauthenticated', missing);
  return header.slice(7).trim();
}

/**
 * Lets a request through when its key is good for this scope and within its limit, before its body is read. Both
 * are known at once for a key seen lately: then `done` is called and no promise is made.
 */
export const authorise = (needs: HttpNeeds, scope: Scope): onRequestHookHandler =>
  function authoriseRequest(request, _reply, done) {
    const caller = authenticate(needs, bearerOf(request), request.ip);
    const admitted =
      caller instanceof Promise
        ? caller.then((known) => admit(needs, scope, request, known))
        : admit(needs, scope, request, caller);
    if (admitted) return admitted;
    done();
  };

function admit(needs: HttpNeeds, scope: Scope, request: FastifyRequest, caller: Caller): void | Promise<void> {
  request.caller = caller;
  requireScope(caller, scope);
  return takeRequest(needs, caller);
}
