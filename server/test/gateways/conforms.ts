import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Bench, openBench } from './bench.ts';
import { type CaseName, cases } from './case-names.ts';
import type { Case } from './cases/case.ts';
import { crashCases } from './cases/crashing.ts';
import { outageCases } from './cases/outages.ts';
import { payingCases } from './cases/paying.ts';
import { payoutCases } from './cases/payouts.ts';
import { proofCases } from './cases/proofs.ts';
import { recordCases } from './cases/records.ts';
import { sumCases } from './cases/sums.ts';
import type { Rig } from './rig.ts';
import { openStand } from './stand.ts';
import { lineOf, type Verdicts } from './table.ts';

const plays: Record<CaseName, Case> = {
  ...payingCases,
  ...proofCases,
  ...sumCases,
  ...outageCases,
  ...crashCases,
  ...payoutCases,
  ...recordCases,
};

/** Secrets are looked for last, when everything has been said. */
export const caseNames = (Object.keys(cases) as CaseName[]).toSorted(
  (one, other) => Number(one === 'secrets') - Number(other === 'secrets'),
);

/** Plays one case on a connection of its own, and compares the books in the end. Throws when the law is broken. */
export async function playCase(bench: Bench, name: CaseName): Promise<void> {
  const stand = await openStand(bench);
  try {
    await plays[name](stand);
    if (!(name in payoutCases)) await stand.agree();
  } finally {
    await bench.control('/sandbox/faults', undefined, 'DELETE');
  }
}

/** Plays all cases, or these: what became of each. For tests of the suite itself. */
export async function playCases(rig: Rig, names: readonly CaseName[] = caseNames): Promise<Verdicts> {
  const bench = await openBench(rig);
  const verdicts: Verdicts = {};
  try {
    for (const name of names)
      verdicts[name] =
        rig.cannot?.[name] === undefined
          ? await playCase(bench, name).then(
              () => 'ok' as const,
              (error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }),
            )
          : { cannot: rig.cannot[name] };
  } finally {
    await bench.close();
  }
  return verdicts;
}

/** Declares every law of the suite as a test of this gateway, and prints its line of the table in the end. */
export function conforms(rig: Rig): void {
  describe(`${rig.code} as a gateway`, () => {
    let bench: Bench;
    const verdicts: Verdicts = {};
    beforeAll(async () => {
      bench = await openBench(rig);
    });
    afterAll(async () => {
      console.log(lineOf(rig.code, verdicts));
      await bench.close();
    });
    for (const name of caseNames) {
      const reason = rig.cannot?.[name];
      if (reason !== undefined) verdicts[name] = { cannot: reason };
      else
        it(cases[name], async () => {
          verdicts[name] = { failed: 'it did not end' };
          await playCase(bench, name);
          verdicts[name] = 'ok';
        });
    }
  });
}
