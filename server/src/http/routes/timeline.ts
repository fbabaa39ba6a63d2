import { z } from 'zod';
import {
  addNote,
  customerTimeline,
  listNotes,
  statementAsCsv,
  timelineCsv,
  timelineKinds,
  type Note,
  type TimelineKind,
  readScales,
} from '#billing';
import { route } from './operation.ts';
import { fromTimeline } from './wire/customer.ts';
import { given } from './wire/given.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AnyId, Customer, lines } from './wire/text.ts';
import { Entry } from './wire/timeline.ts';

const kindRule = `Write kinds with commas between them: ${timelineKinds.join(', ')}.`;
const isKind = (text: string): text is TimelineKind => (timelineKinds as readonly string[]).includes(text);
const Kinds = z
  .string()
  .regex(/^[a-z_]{1,40}(,[a-z_]{1,40}){0,20}$/, { error: kindRule })
  .refine((text) => text.split(',').every(isKind), { error: kindRule })
  .transform((text) => [...new Set(text.split(',').filter(isKind))])
  .meta({ id: 'TimelineKinds', description: kindRule });

const asOf = { as_of: Instant.exactOptional().describe('How it was at that instant; now, when not given.') };
const filter = {
  ...asOf,
  kind: Kinds.exactOptional().describe('Only these kinds, with commas between them; all, when not given.'),
  from: Instant.exactOptional().describe('Only what happened then or later.'),
  to: Instant.exactOptional().describe('Only what happened before.'),
};
const params = z.strictObject({ customer: Customer });
const tag = 'Customers';
const scope = 'customers:read';
const example = { params: { customer: '123456789' } };
const now = '2026-11-20T10:00:00.000Z';
const entry = {
  at: now,
  kind: 'use',
  transfer: '1042',
  credit_type: 'credits',
  available: '-10',
  reserved: '0',
  debt: '0',
  balance: '490',
  lots: [
    {
      grant: 'gr_0199d3a5c0de7a000b2c4d6e8f001122',
      payment: 'pay_0199d3a5c0de7a000b2c4d6e8f001122',
      amount: '-10',
    },
  ],
  feature: 'image',
};
const file = 'at,kind,credit_type,available\r\n2026-11-20T10:00:00.000Z,use,credits,-10\r\n';

const NoteTold = z
  .object({
    note: z.string(),
    customer: z.string(),
    payment: z.string().optional(),
    text: z.string(),
    author: z.string().describe('The API key it was written with.'),
    at: InstantTold,
  })
  .meta({ id: 'Note' });
const note = {
  note: 'note_0199d3a5c0de7a000b2c4d6e8f001122',
  customer: '123456789',
  text: 'Asked why the credits were gone; explained the expiry.',
  author: 'key_0199d3a5c0de7a000b2c4d6e8f001122',
  at: now,
};
const fromNote = ({ at, ...rest }: Note) => ({ ...rest, at: toInstant(at) });

type Filter = z.output<z.ZodObject<typeof filter>>;
const sliceOf = ({ as_of, kind, ...rest }: Filter) => ({ ...rest, ...given({ asOf: as_of, kinds: kind }) });

export const timelineRoutes = [
  route(
    {
      id: 'customerTimeline',
      method: 'GET',
      path: '/v1/customers/{customer}/timeline',
      tag,
      scope,
      summary: 'Why did my credits change?',
      description:
        'Everything that happened to a customer in one list, newest first: payments, grants, uses with their lots, noes with the reason, expiry, refunds, what operators did, notes. What is due by the clock stands at its instant, booked or not; a past instant answers the same for ever.',
      params,
      query: z.strictObject({ ...filter, ...pageQuery }),
      answer: z.object({ entries: z.array(Entry), cursor: NextCursor }).meta({ id: 'Timeline' }),
      refusals: [],
      example: { ...example, query: { limit: 20 }, answer: { entries: [entry] } },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const { entries, cursor } = await customerTimeline(needs, workspace, customer, sliceOf(query));
      const scales = await readScales(needs.pool, workspace);
      return { entries: entries.map((one) => fromTimeline(one, scales)), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'customerTimelineFile',
      method: 'GET',
      path: '/v1/customers/{customer}/timeline.csv',
      tag,
      scope,
      summary: 'The timeline as a CSV file',
      description: 'At most 10,000 entries, newest first. Cells that a spreadsheet would run are made harmless.',
      params,
      query: z.strictObject(filter),
      answer: z.string(),
      file: 'text/csv',
      refusals: [],
      example: { ...example, query: { kind: 'use' }, answer: file },
    },
    (needs, { workspace, params: { customer }, query }) => timelineCsv(needs, workspace, customer, sliceOf(query)),
  ),
  route(
    {
      id: 'customerStatementFile',
      method: 'GET',
      path: '/v1/customers/{customer}/statement.csv',
      tag,
      scope,
      summary: 'A statement as a CSV file',
      description: 'Per credit type: the opening, each movement with the balance after it, the closing.',
      params,
      query: z.strictObject({ from: Instant, to: Instant, ...asOf }),
      answer: z.string(),
      file: 'text/csv',
      refusals: [],
      example: { ...example, query: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }, answer: file },
    },
    (needs, { workspace, params: { customer }, query: { from, to, as_of } }) =>
      statementAsCsv(needs, workspace, customer, { from, to, ...given({ asOf: as_of }) }),
  ),
  route(
    {
      id: 'addNote',
      method: 'POST',
      path: '/v1/customers/{customer}/notes',
      tag,
      scope: 'customers:write',
      summary: 'Write a note about a customer',
      description:
        'For support, on the customer or on one of their payments. It stays as it is: write another one to correct it.',
      params,
      body: z.strictObject({ text: lines(2000), payment: AnyId.exactOptional() }).meta({ id: 'NoteRequest' }),
      answer: NoteTold,
      refusals: ['not_found'],
      example: { ...example, body: { text: note.text }, answer: note },
    },
    async (needs, { workspace, caller, params: { customer }, body }) =>
      fromNote(await addNote(needs, workspace, { customer, author: caller.key, ...body })),
  ),
  route(
    {
      id: 'listNotes',
      method: 'GET',
      path: '/v1/customers/{customer}/notes',
      tag,
      scope,
      summary: 'The notes about a customer, newest first',
      description: 'All of them, or those about one payment.',
      params,
      query: z.strictObject({ payment: AnyId.exactOptional(), ...pageQuery }),
      answer: z.object({ notes: z.array(NoteTold), cursor: NextCursor }).meta({ id: 'NoteList' }),
      refusals: [],
      example: { ...example, query: { limit: 20 }, answer: { notes: [note] } },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const { notes, cursor } = await listNotes(needs, workspace, customer, query);
      return { notes: notes.map(fromNote), ...given({ cursor }) };
    },
  ),
];
