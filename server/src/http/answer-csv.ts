import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { csvLine } from '#kernel';
import type { Table } from './table.ts';

/** Whether the caller asked for a table. */
export const wantsCsv = ({ headers }: FastifyRequest): boolean => /(^|[\s,])text\/csv\b/i.test(headers.accept ?? '');

/**
 * Turns the JSON of a list into CSV for callers who accept `text/csv`: the same rows, through the same schema, one line
 * each. Where the next page begins is in the `Link` header.
 */
export const answerCsv = (table: Table): onSendHookHandler<unknown> =>
  function turnIntoCsv(request, reply, payload, done) {
    if (reply.statusCode !== 200 || typeof payload !== 'string' || !wantsCsv(request)) return done(null, payload);
    const answer = JSON.parse(payload) as Record<string, unknown>;
    if (typeof answer['cursor'] === 'string') linkTo(request, reply, answer['cursor']);
    void reply.type('text/csv; charset=utf-8').removeHeader('content-length');
    done(null, csvOf(table, answer[table.rows]));
  };

function linkTo(request: FastifyRequest, reply: FastifyReply, cursor: string): void {
  const next = new URL(request.url, 'http://here');
  next.searchParams.set('cursor', cursor);
  void reply.header('link', `<${next.pathname}${next.search}>; rel="next"`);
}

function csvOf({ columns }: Table, rows: unknown): string {
  const lines = Array.isArray(rows) ? rows.map((row) => csvLine(columns.map((column) => cellAt(row, column)))) : [];
  return [csvLine(columns), ...lines].join('');
}

function cellAt(row: unknown, column: string): string {
  const value = column
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], row);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
