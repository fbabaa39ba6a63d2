import type { Amount, Asset } from '#kernel';
import { transaction, type Tx } from '#database';
import { balancesAt, places } from '#ledger';
import { leaseFrom } from './due.ts';
import { settleFindings, settleMatched, sumFindings } from './finding-rows.ts';
import type { StatementRow } from './gateway.ts';
import { connectionOf } from './judging.ts';
import { markRead, renewLease, type Lease } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { passedBy, type AccountBalance, type OuterList, type Report } from './reconciliation.ts';
import { finishRun, updateRun, type RunName } from './reconciliation-rows.ts';
import { announceFinished, reportFinding } from './report-finding.ts';
import { compareRows } from './statement-compare.ts';
import { unlistedFacts, type Unlisted } from './statement-facts.ts';
import { statementSubject, type StatementWork } from './statement-row.ts';
import { countJudged, explainedOf, isUnderWay, keyOfRow, mirroredKeys, openRows } from './statement-rows.ts';
import { compareAgain, windowStart } from './statement-window.ts';

/** An account that is never still is compared in another run. */
const roundsMost = 5;
const atATime = 200;
const minute = 60_000;

/**
 * The statement was read up to now: what is open is looked at again, our own facts are looked for in it, and what the
 * gateway says there is on the account is compared with the books. False when money moved meanwhile.
 */
export async function endStatement(needs: PaymentsNeeds, work: StatementWork, comparedTo: Date): Promise<boolean> {
  for (let open = await stale(needs, work); open.length > 0; open = await stale(needs, work))
    await compareRows(needs, work, open);
  const balances = await readBalances(needs, work, comparedTo);
  if (balances === 'moved' && work.run.rounds < roundsMost) {
    await updateRun(needs.pool, work.run, { rounds: work.run.rounds + 1 });
    await compareAgain(needs, work, comparedTo);
    return false;
  }
  const unlisted = await ownFacts(needs, work, comparedTo);
  const still = balances === 'moved' ? [] : balances;
  await transaction(needs.pool, (tx) => conclude(tx, needs, work, unlisted, still));
  return true;
}

const stale = ({ pool }: PaymentsNeeds, { list, run }: StatementWork) => openRows(pool, list, run, atATime);

type OwnFacts = { readonly unknown: readonly Unlisted[]; readonly young: readonly Unlisted[] };

/** Our facts that no row shows. Clocks differ: a fact at the very beginning of the window may be listed before it. */
async function ownFacts({ pool, clock }: PaymentsNeeds, { list, run, rules }: StatementWork, until: Date) {
  const start = windowStart(list, run.isFull, until);
  const isFirst = start.getTime() === list.countsFrom.getTime();
  const from = isFirst ? start : new Date(start.getTime() + rules.slackSeconds * 1000);
  const passed = passedBy(rules, clock.now());
  const facts = await unlistedFacts(pool, list, from);
  return {
    unknown: facts.filter(({ at }) => at < passed),
    young: facts.filter(({ at }) => at >= passed),
  } satisfies OwnFacts;
}

const booksOf = ({ pool }: PaymentsNeeds, { workspace, gateway, connection }: OuterList): Promise<Amount[]> =>
  balancesAt(pool, workspace, places.world(gateway, connection));

/** All assets at one instant, or none: while money moves between the looks they cannot be compared. */
async function readBalances(
  needs: PaymentsNeeds,
  { list, statement }: StatementWork,
  comparedTo: Date,
): Promise<readonly AccountBalance[] | 'moved'> {
  if (!statement.balances) return [];
  const connection = connectionOf(list);
  const before = await booksOf(needs, list);
  const told = await statement.balances(connection);
  const tail: StatementRow[] = [];
  const [from, to] = [new Date(comparedTo.getTime() - minute), new Date(needs.clock.now().getTime() + 1000)];
  for await (const page of statement.read(connection, from, to)) tail.push(...page);
  const known = await mirroredKeys(needs.pool, list, tail);
  const isStill = tail.every((row) => known.has(keyOfRow(row)));
  if (!isStill || !isEqual(before, await booksOf(needs, list))) return 'moved';
  const assets = new Set<Asset>([...told, ...before].map(({ asset }) => asset));
  const of = (amounts: readonly Amount[], asset: Asset) => amounts.find((one) => one.asset === asset)?.units ?? 0n;
  return [...assets].toSorted().map((asset) => ({ asset, gateway: of(told, asset), books: -of(before, asset) }));
}

const isEqual = (one: readonly Amount[], other: readonly Amount[]): boolean =>
  one.length === other.length &&
  one.every(({ asset, units }, n) => other[n]?.asset === asset && other[n].units === units);

async function conclude(
  tx: Tx,
  needs: PaymentsNeeds,
  { list, run, lease, rules }: StatementWork,
  { unknown, young }: OwnFacts,
  balances: readonly AccountBalance[],
): Promise<void> {
  const now = needs.clock.now();
  const passed = passedBy(rules, now);
  await renewLease(tx, lease, leaseFrom(now));
  await settleMatched(tx, list, now);
  for (const fact of unknown) await reportFinding(tx, list, run.id, unknownFact(fact), now);
  const compared: AccountBalance[] = [];
  for (const balance of balances)
    if (await compareBalance(tx, { list, run: run.id }, balance, young, passed, now)) compared.push(balance);
  const [only, ...others] = compared;
  const count = (direction: Unlisted['direction']) => unknown.filter((fact) => fact.direction === direction).length;
  const report: Report = {
    asset: only?.asset ?? 'USD',
    rowsRead: run.nextRow - run.beganAtRow,
    ...(await countJudged(tx, list, run, { payments: count('in'), refunds: count('out') })),
    findings: (await sumFindings(tx, list)).open,
    funds: only && others.length === 0 ? { gateway: only.gateway, books: only.books } : null,
    available: others.length === 0 ? (only?.gateway ?? 0n) : 0n,
    held: 0n,
    balances: compared,
  };
  await markRead(tx, list, 0, passed);
  await finishRun(tx, run, report, report.rowsRead === 0 && report.findings === 0, now);
  await announceFinished(tx, run, report, now);
}

const unknownFact = (fact: Unlisted) =>
  ({
    kind: fact.direction === 'in' ? 'unknown_payment' : 'unknown_refund',
    subject: statementSubject(fact),
    payment: fact.payment,
    asset: fact.asset,
    details: { id: fact.externalId, asset: fact.asset, units: String(fact.units), happened_at: fact.at.toISOString() },
    difference: missingFrom(fact),
  }) as const;

/** What the gateway would show more, if it were right and the fact were not. */
const missingFrom = ({ direction, units, fee }: Unlisted): bigint => (direction === 'in' ? (fee ?? 0n) - units : units);

type About = { readonly list: OuterList; readonly run: string };

/**
 * What is known to differ is a finding of its own; what is left over is one about the account. While something is under
 * way a difference says nothing: then the asset is compared in another run. True when it was compared.
 */
async function compareBalance(
  tx: Tx,
  { list, run }: About,
  { asset, gateway, books }: AccountBalance,
  young: readonly Unlisted[],
  since: Date,
  now: Date,
): Promise<boolean> {
  const difference = gateway - books - (await explainedOf(tx, list, asset));
  const isMoving = young.some((fact) => fact.asset === asset) || (await isUnderWay(tx, list, asset, since));
  if (difference !== 0n && isMoving) return false;
  const subject = `account:${asset}`;
  const found = { kind: 'funds_differ', subject, payment: null, asset, details: {}, difference } as const;
  if (difference === 0n) await settleFindings(tx, list, [subject], now, ['funds_differ']);
  else await reportFinding(tx, list, run, found, now);
  return true;
}

const nothing = { agreed: 0, healed: 0, history: 0, different: 0, waiting: 0, unknown: 0 };

/** There is nothing to read any more. The run ends, and is forgotten like others that found nothing. */
export const endEmpty = ({ pool, clock }: PaymentsNeeds, lease: Lease, name: RunName): Promise<void> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    await renewLease(tx, lease, leaseFrom(now));
    const { open: findings } = await sumFindings(tx, lease);
    const empty = { asset: 'USD', rowsRead: 0, payments: nothing, refunds: nothing, other: {}, findings };
    await finishRun(tx, name, { ...empty, funds: null, available: 0n, held: 0n }, true, now);
  });
