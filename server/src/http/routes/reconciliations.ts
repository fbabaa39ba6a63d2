import { z } from 'zod';
import { matchForeignPayment } from '#billing';
import { Refusal } from '#kernel';
import {
  getReconciliation,
  listFindings,
  listReconciliations,
  listRows,
  listStatement,
  reconcile,
  resolveFinding,
} from '#payments';
import { route } from './operation.ts';
import type { HttpNeeds } from './needs.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  FindingAction,
  FindingStatus,
  FindingTold,
  fromComparedRow,
  fromFinding,
  fromReconciliation,
  fromRow,
  Reconciliation,
  RowTold,
  StatementRowTold,
} from './wire/reconciliation.ts';
import { AnyId, Code, Customer, words } from './wire/text.ts';

const ReconciliationRequest = z
  .strictObject({
    bot: AnyId.optional().describe("The bot, by our id or by Telegram's number."),
    connection: AnyId.optional().describe('The same, for any gateway.'),
    full: z.boolean().optional().describe('Read the whole list again, and look up every payment in it.'),
    backfill: z
      .boolean()
      .optional()
      .describe('Fulfil also what was paid before the bot was added. Reads the whole list.'),
  })
  .meta({ id: 'ReconciliationRequest' });

const ResolutionRequest = z
  .strictObject({
    action: FindingAction.describe(
      '`grant`: give what the payment was for; `refund`: send it back; `accept`: book what Telegram shows; `ignore`: leave it.',
    ),
    reason: words(500).optional().describe('Why. Required by `accept` and `ignore`; kept with who did it.'),
    customer: Customer.optional().describe('For `grant`: who bought it; the one who paid, when not given.'),
    product: Code.optional().describe('For `grant`.'),
  })
  .meta({ id: 'FindingResolution' });

const params = z.strictObject({ id: AnyId });
const query = z.strictObject({ connection: AnyId.exactOptional(), ...pageQuery });
const findingQuery = query.extend({ status: FindingStatus.exactOptional() });
const rowQuery = z.strictObject({
  connection: AnyId.describe('The bot, by our id.'),
  held: z.enum(['true', 'false']).exactOptional().describe('What came in and may be held still, or no more.'),
  ...pageQuery,
});
const tag = 'Reconciliation';
const scope = 'reconciliations:write';
const id = 'rec_0199d3a5c0de7a000b2c4d6e8f001122';
const bot = 'bot_0199d3a5c0de7a000b2c4d6e8f001122';
const tally = { agreed: 995, healed: 50, history: 0, different: 0, waiting: 0, unknown: 0 };
const amount = (of: string) => ({ asset: 'XTR', amount: of });
const example = {
  reconciliation: id,
  status: 'finished',
  connection: bot,
  full: false,
  rows_read: 1047,
  payments: tally,
  refunds: { ...tally, agreed: 2, healed: 0 },
  other: { withdrawal: 1 },
  findings: 1,
  balance: { telegram: amount('260250'), books: amount('260250'), difference: amount('0') },
  available: amount('200000'),
  held: amount('60250'),
  started_at: '2026-11-20T10:00:00.000Z',
  finished_at: '2026-11-20T10:00:04.000Z',
};
const finding = {
  finding: 'fnd_0199d3a5c0de7a000b2c4d6e8f001122',
  kind: 'unmatched_payment',
  status: 'open',
  connection: bot,
  subject: 'in:stxKw0d3',
  payment: 'pay_0199d3a5c0de7a000b2c4d6e8f001122',
  actions: ['grant', 'refund', 'ignore'],
  details: { asset: 'XTR', amount: '250', payer: '123456789', payload: 'vip' },
  reconciliation: id,
  found_at: '2026-11-20T10:00:04.000Z',
};

const row = {
  id: 'stxKw0d3',
  direction: 'in',
  kind: 'payment',
  partner: 'user:invoice_payment',
  amount: amount('250'),
  verdict: 'agreed',
  occurred_at: '2026-11-20T10:00:00.000Z',
  available_at: '2026-12-11T10:00:00.000Z',
  held: true,
};

const shop = 'con_0199d3a5c0de7a000b2c4d6e8f001122';
const usdt = (of: string) => ({ asset: 'USDT', amount: of });
const statementRow = {
  id: '1463',
  kind: 'payment',
  direction: 'in',
  amount: usdt('25'),
  fee: usdt('0.75'),
  ours: finding.payment,
  payment: finding.payment,
  verdict: 'agreed',
  occurred_at: '2026-11-20T10:00:00.000Z',
};

type Resolution = z.output<typeof ResolutionRequest>;

/** What `grant` gives, where a product is named. */
const grantOf = (needs: HttpNeeds, workspace: number, { customer, product }: Resolution, key: string) =>
  product === undefined
    ? {}
    : {
        grant: {
          ...(customer !== undefined && { customer }),
          product,
          match: (payment: string) =>
            matchForeignPayment(needs, workspace, { payment, product, key, ...given({ customer }) }),
        },
      };

export const reconciliationRoutes = [
  route(
    {
      id: 'reconcile',
      method: 'POST',
      path: '/v1/reconciliations',
      tag,
      scope,
      summary: "Compare a gateway's own list with our books, and heal what is safe",
      description:
        'Reads the end of the list of a bot, or the statement of a shop or wallet since the last time; all of it with `full`. What is missing here is received as if its update had come; what a person has to decide becomes a finding. A short list is compared before this answers; a long one goes on by itself: ask for its id. While a run is under way, this joins it.',
      body: ReconciliationRequest,
      answer: Reconciliation,
      refusals: ['not_found'],
      example: { body: { bot }, answer: example },
    },
    async (needs, { workspace, body: { bot: named, connection, full, backfill } }) => {
      const which = named ?? connection;
      if (which === undefined || (named !== undefined && connection !== undefined))
        throw new Refusal('invalid_request', 'Name either a "bot" or a "connection".');
      return fromReconciliation(await reconcile(needs, { workspace, connection: which, ...given({ full, backfill }) }));
    },
  ),
  route(
    {
      id: 'listReconciliations',
      method: 'GET',
      path: '/v1/reconciliations',
      tag,
      scope: 'payments:read',
      summary: 'Reports of all runs, newest first',
      description: 'Of one connection, or of all. Each connection is compared once a day by itself.',
      query,
      answer: z
        .object({ reconciliations: z.array(Reconciliation), cursor: NextCursor })
        .meta({ id: 'ReconciliationList' }),
      refusals: [],
      example: { query: { connection: bot }, answer: { reconciliations: [example] } },
    },
    async ({ pool }, { workspace, query: filter }) => {
      const page = await listReconciliations(pool, { workspace, ...filter });
      return { reconciliations: page.reconciliations.map(fromReconciliation), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'listFindings',
      method: 'GET',
      path: '/v1/reconciliations/findings',
      tag,
      scope: 'payments:read',
      summary: 'What a person has to look at, newest first',
      description: 'With what can be done about each. Findings close by themselves once a later run finds agreement.',
      query: findingQuery,
      answer: z.object({ findings: z.array(FindingTold), cursor: NextCursor }).meta({ id: 'FindingList' }),
      refusals: [],
      example: { query: { status: 'open' }, answer: { findings: [finding] } },
    },
    async ({ pool }, { workspace, query: filter }) => {
      const page = await listFindings(pool, { workspace, ...filter });
      return { findings: page.findings.map(fromFinding), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'resolveFinding',
      method: 'POST',
      path: '/v1/reconciliations/findings/{id}/resolve',
      tag,
      scope,
      keyed: 'required',
      summary: 'Do something about a finding',
      description: 'Once. Who did it and why is kept with the finding and in the audit log.',
      params,
      body: ResolutionRequest,
      answer: FindingTold,
      refusals: [
        'not_found',
        'finding_not_open',
        'action_unavailable',
        'payment_not_refundable',
        'refund_in_progress',
        'payment_not_matchable',
      ],
      example: {
        params: { id: finding.finding },
        body: { action: 'ignore', reason: 'A test payment of our own.' },
        answer: { ...finding, status: 'ignored', actions: [], action: 'ignore', actor: 'key:key_01' },
      },
    },
    async (needs, { workspace, caller, params: { id: found }, body, key }) => {
      const { action, reason } = body;
      const resolution = { workspace, finding: found, action, actor: `key:${caller.key}`, key: `api:${key()}` };
      const grant = grantOf(needs, workspace, body, key());
      return fromFinding(await resolveFinding(needs, { ...resolution, ...given({ reason }), ...grant }));
    },
  ),
  route(
    {
      id: 'listStarRows',
      method: 'GET',
      path: '/v1/reconciliations/rows',
      tag,
      scope: 'payments:read',
      summary: "Telegram's own list of one bot, newest first",
      description: 'As it was read last: what each row came to, and when Telegram lets go of it.',
      query: rowQuery,
      answer: z.object({ rows: z.array(RowTold), cursor: NextCursor }).meta({ id: 'StarList' }),
      refusals: [],
      example: { query: { connection: bot }, answer: { rows: [row] } },
    },
    async (needs, { workspace, query: { held, ...asked } }) => {
      const only = held === undefined ? {} : { held: held === 'true' };
      const page = await listRows(needs, { workspace, ...asked, ...only });
      return { rows: page.rows.map(fromRow), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'listStatementRows',
      method: 'GET',
      path: '/v1/reconciliations/statement',
      tag,
      scope: 'payments:read',
      summary: "A shop's or wallet's own statement, the last seen first",
      description: 'As it was read last, with what each row came to.',
      query: z.strictObject({ connection: AnyId.describe('The connection, by our id.'), ...pageQuery }),
      answer: z.object({ rows: z.array(StatementRowTold), cursor: NextCursor }).meta({ id: 'StatementList' }),
      refusals: [],
      example: { query: { connection: shop }, answer: { rows: [statementRow] } },
    },
    async ({ pool }, { workspace, query: asked }) => {
      const page = await listStatement(pool, { workspace, ...asked });
      return { rows: page.rows.map(fromComparedRow), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getReconciliation',
      method: 'GET',
      path: '/v1/reconciliations/{id}',
      tag,
      scope: 'payments:read',
      summary: 'One run: how far it is, and what it came to',
      description: 'The report is there once `status` is `finished`.',
      params,
      answer: Reconciliation,
      refusals: ['not_found'],
      example: { params: { id }, answer: example },
    },
    async ({ pool }, { workspace, params: { id: run } }) =>
      fromReconciliation(await getReconciliation(pool, workspace, run)),
  ),
];
