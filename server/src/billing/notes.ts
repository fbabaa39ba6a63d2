import { sql } from 'kysely';
import { newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { getPayment } from '#payments';
import type { Reading } from './needs.ts';
import { limitOf, readCursor, readInstant, writeCursor, type Page } from './page.ts';
import { insertChange } from './record-change.ts';
import { checkName } from './use.ts';

/** What a person of support wrote about a customer, or about one payment of theirs. It is never changed. */
export type Note = {
  readonly note: Id<'note'>;
  readonly customer: string;
  readonly payment?: string;
  readonly text: string;
  /** The API key it was written with. */
  readonly author: string;
  readonly at: Date;
};

const longest = 2000;

/**
 * Writes a note: 1 to 2,000 characters. Refuses with `invalid_request`, or `not_found` for a payment that is not this
 * customer's.
 */
export async function addNote(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  { customer, text, payment, author }: Omit<Note, 'note' | 'at'>,
): Promise<Note> {
  checkName('customer', customer, 128);
  checkName('author', author, 200);
  checkName('note', text.replace(/\n/g, ' '), longest);
  if (payment !== undefined) {
    const paid = await getPayment(pool, workspace, payment);
    if (paid.customer !== customer && paid.payer !== customer)
      throw new Refusal('not_found', 'There is no such payment of this customer.');
  }
  const note = newId('note');
  const about = { customer, ...(payment !== undefined && { payment }) };
  const change = { ...about, kind: 'note', at: clock.now(), actor: author, details: { text } } as const;
  const at = await transaction(pool, (tx) => insertChange(tx, workspace, note, change));
  return { note, ...about, text, author, at };
}

type Row = { id: Id<'note'>; at: Date; payment: string | null; actor: string | null; text: string };

/** The notes about a customer, newest first; with `payment`, only those about it. */
export async function listNotes(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  customer: string,
  { payment, ...page }: Pick<Page, 'cursor' | 'limit'> & { readonly payment?: string } = {},
): Promise<{ notes: Note[]; cursor?: string }> {
  checkName('customer', customer, 128);
  const limit = limitOf(page);
  const [at, id] = readCursor(page.cursor, 2) ?? [];
  const after = id === undefined ? sql`` : sql`and (at, id) < (${readInstant(at)}, ${id} collate "C")`;
  const only = payment === undefined ? sql`` : sql`and payment = ${payment}`;
  const { rows } = await sql<Row>`
    select id, at, payment, actor, details ->> 'text' as text from billing.customer_event
    where customer = ${customer} and workspace_id = ${workspace} and kind = 'note' ${only} ${after}
    order by at desc, id desc limit ${limit + 1}`.execute(pool);
  const notes = rows.slice(0, limit).map((row) => noteOf(customer, row));
  const last = notes.at(-1);
  if (rows.length <= limit || !last) return { notes };
  return { notes, cursor: writeCursor([last.at.toISOString(), last.note]) };
}

const noteOf = (customer: string, { id, at, payment, actor, text }: Row): Note => ({
  note: id,
  customer,
  ...(payment !== null && { payment }),
  text,
  author: actor ?? '',
  at,
});
