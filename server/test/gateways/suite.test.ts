import { expect, it } from 'vitest';
import { conforms, lineOf, playCases, type CaseName, type Verdicts } from './index.ts';
import type { Mistake } from './toy/toy-gateway.ts';
import { toyRig } from './toy/toy-rig.ts';

conforms(toyRig());

const failed = (verdicts: Verdicts): string[] =>
  Object.entries(verdicts).flatMap(([name, verdict]) =>
    typeof verdict === 'object' && 'failed' in verdict ? [name] : [],
  );

/** Mistakes, the cases that are tried on them, and those that have to notice. */
const mistakes: [Mistake, readonly CaseName[], readonly CaseName[]][] = [
  ['credits from the delivery', ['paid', 'wrong_amount', 'wrong_shop'], ['wrong_amount']],
  ['takes truncated signatures', ['paid', 'forged', 'truncated', 'unsigned'], ['truncated', 'unsigned']],
  ['forgets fees', ['paid', 'duplicate', 'silent'], ['paid', 'duplicate', 'silent']],
  ['takes every status for paid', ['paid', 'unknown_status'], ['unknown_status']],
  [
    'makes a second invoice when asked again',
    ['create_lost_before', 'create_lost_after'],
    ['create_lost_before', 'create_lost_after'],
  ],
  ['says its key in an error', ['failing', 'secrets'], ['secrets']],
  ['sends a payout twice', ['payout', 'payout_repeat', 'payout_destinations'], ['payout_repeat']],
];

it.each(mistakes)('a gateway that %s is caught, by the cases that are about that', async (mistake, tried, caught) => {
  expect(failed(await playCases(toyRig(mistake), tried)).toSorted()).toEqual(caught.toSorted());
});

it('what a rig leaves out without a word fails, and what it declares is printed with its reason', async () => {
  const rig = { ...toyRig(), resign: () => undefined, cannot: { paid_twice: 'It is paid once.' } };
  const verdicts = await playCases(rig, ['wrong_amount', 'forged', 'paid_twice']);
  expect(failed(verdicts)).toEqual(['wrong_amount', 'forged']);
  expect(lineOf('toy', verdicts)).toMatch(
    /paid_twice: not possible.*\n  paid_twice is not possible: It is paid once\.$/s,
  );
});
