import { transaction } from '#database';
import { compare, rowSubject, type BookedFact } from './compare.ts';
import { settleFindings, unknownSubjects } from './finding-rows.ts';
import { reportFinding } from './report-finding.ts';
import { unknownFact } from './findings-of.ts';
import { judgeRows } from './judge-rows.ts';
import type { Judging } from './judging.ts';
import { chargesSince, factsOf, ourCharges, type OurCharge } from './our-charges.ts';
import { findRows } from './outer-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';

const atATime = 500;

/** Our facts that the list does not show: by subject, and what they make the books differ by while they are young. */
export type Unlisted = { readonly unknown: Set<string>; young: bigint };

/**
 * Looks our charges up in the mirrored list: those since the last run, or all in a full one, and those that were not
 * there before. `passed` is the instant up to which the list is complete.
 */
export async function checkOurs(needs: PaymentsNeeds, judging: Judging, passed: Date): Promise<Unlisted> {
  const { list, run } = judging;
  const found: Unlisted = { unknown: new Set(), young: 0n };
  const before = (await unknownSubjects(needs.pool, list)).map((subject) => subject.slice(subject.indexOf(':') + 1));
  await checkCharges(needs, judging, await ourCharges(needs.pool, list, before), passed, found);
  const already = new Set(before);
  const since = run.isFull ? null : list.checkedUntil;
  for (let after = '', more = true; more;) {
    const charges = await chargesSince(needs.pool, list, since, after, atATime);
    const rest = charges.filter(({ charge }) => !already.has(charge));
    await checkCharges(needs, judging, rest, passed, found);
    after = charges.at(-1)?.charge ?? after;
    more = charges.length === atATime;
  }
  return found;
}

async function checkCharges(
  needs: PaymentsNeeds,
  judging: Judging,
  charges: readonly OurCharge[],
  passed: Date,
  found: Unlisted,
): Promise<void> {
  if (charges.length === 0) return;
  const { list, run } = judging;
  const facts = charges.flatMap(factsOf);
  const rows = await findRows(needs.pool, list, facts);
  const listed = new Set(rows.map(rowSubject));
  const unlisted = facts.filter((fact) => !listed.has(rowSubject(fact)));
  const verdicts = new Map(compare([], unlisted, passed).map((one) => [rowSubject(one), one.verdict]));
  const unknown = unlisted.filter((fact) => verdicts.get(rowSubject(fact)) === 'unknown');
  for (const fact of unknown) found.unknown.add(rowSubject(fact));
  for (const fact of unlisted) if (verdicts.get(rowSubject(fact)) === 'young') found.young += missingFrom(fact);
  const late = rows.filter(({ booking, isUndone }) => booking === 'history' && !isUndone);
  if (late.length > 0) await judgeRows(needs, judging, late);
  const payments = new Map(charges.map(({ charge, payment }) => [charge, payment]));
  await transaction(needs.pool, async (tx) => {
    const now = needs.clock.now();
    await settleFindings(tx, list, [...listed], now, ['unknown_payment', 'unknown_refund']);
    for (const fact of unknown)
      await reportFinding(tx, list, run.id, unknownFact(fact, payments.get(fact.externalId) ?? ''), now);
  });
}

/** What the gateway would show more, if it were right and the fact were not. */
const missingFrom = ({ direction, units }: BookedFact): bigint => (direction === 'in' ? -units : units);
