import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import {
  authenticate,
  authenticatePerson,
  isSessionToken,
  requireScope,
  takeEntrance,
  takeRequest,
  type Caller,
  type Scope,
} from '#identity';
import { Refusal } from '#kernel';
import type { HttpNeeds } from './routes/index.ts';
import { initDataOf } from './routes/init-data.ts';

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
 * are known at once for a key seen lately: then `done` is called and no promise is made. Where `people` may call, the
 * token of a person's session is good as well.
 */
export const authorise = (needs: HttpNeeds, scope: Scope, people: true | undefined): onRequestHookHandler =>
  function authoriseRequest(request, _reply, done) {
    const caller = callerOf(needs, request);
    const admitted =
      caller instanceof Promise
        ? caller.then((known) => admit(needs, { scope, people }, request, known))
        : admit(needs, { scope, people }, request, caller);
    if (admitted) return admitted;
    done();
  };

function callerOf(needs: HttpNeeds, request: FastifyRequest): Caller | Promise<Caller> {
  const token = bearerOf(request);
  return isSessionToken(token) ? authenticatePerson(needs, token) : authenticate(needs, token, request.ip);
}

type Admission = { readonly scope: Scope; readonly people: true | undefined };

function admit(
  needs: HttpNeeds,
  { scope, people }: Admission,
  request: FastifyRequest,
  caller: Caller,
): void | Promise<void> {
  request.caller = caller;
  if (caller.person === undefined) requireScope(caller, scope);
  else if (!people) throw new Refusal('scope_missing', 'This call is for API keys; a session may not make it.');
  return takeRequest(needs, caller);
}

/**
 * Lets a request through that brings initData, within what its address may try in a minute, before its body is read;
 * what it is worth is looked at afterwards.
 */
export const requireInitData = (needs: HttpNeeds): onRequestHookHandler =>
  function requireInitDataOfRequest(request, _reply, done) {
    initDataOf(request.headers);
    const counted = takeEntrance(needs, { address: request.ip, perMinute: needs.config.sessionsPerMinute });
    if (counted) return counted;
    done();
  };
