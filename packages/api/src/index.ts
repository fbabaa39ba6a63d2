export { createClient, type Client, type ClientOptions } from './create-client.ts';
export { orThrow, ProblemError } from './problem-error.ts';
export type { Answer, Body, CallOptions, Result } from './calls.ts';
export type { components, operations, paths } from './schema.d.ts';
