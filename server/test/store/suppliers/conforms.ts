import { afterAll, describe, expect, it } from 'vitest';
import { askingCases } from './asking.ts';
import { caseNames, cases, type CaseName } from './case-names.ts';
import { followingCases } from './following.ts';
import { hearingCases } from './hearing.ts';
import { placingCases } from './placing.ts';
import type { SupplierRig } from './rig.ts';
import { openStand, type Stand } from './stand.ts';
import { lineOf, type Verdicts } from './table.ts';

const plays: Record<CaseName, (stand: Stand) => Promise<void>> = {
  ...askingCases,
  ...placingCases,
  ...followingCases,
  ...hearingCases,
};

export const whyNot = ({ cannot, cannotAny }: SupplierRig, name: CaseName): string | undefined =>
  cannot?.[name] ?? cannotAny;

/** Plays one law at a supplier of its own. Throws when it is broken. */
export async function playCase(rig: SupplierRig, name: CaseName): Promise<void> {
  const stand = await openStand(rig);
  try {
    await plays[name](stand);
  } finally {
    await stand.world.close();
  }
}

/** Declares every law as a test of this supplier, and prints its line of the table in the end. */
export function conforms(rig: SupplierRig): void {
  describe(`${rig.code} as a supplier`, () => {
    const verdicts: Verdicts = {};
    afterAll(() => console.log(lineOf(rig.code, verdicts)));
    it('says of every law it leaves out why it cannot hold', () => {
      expect(caseNames.filter((name) => whyNot(rig, name) === '')).toEqual([]);
    });
    for (const name of caseNames) {
      const reason = whyNot(rig, name);
      if (reason !== undefined) verdicts[name] = { cannot: reason };
      else
        it(cases[name], async () => {
          verdicts[name] = { failed: 'it did not end' };
          await playCase(rig, name);
          verdicts[name] = 'ok';
        });
    }
  });
}
