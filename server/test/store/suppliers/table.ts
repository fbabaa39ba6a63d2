import { caseNames, type CaseName } from './case-names.ts';

/** What became of a law. */
export type Verdict = 'ok' | { readonly failed: string } | { readonly cannot: string };
export type Verdicts = Partial<Record<CaseName, Verdict>>;

function word(verdict: Verdict | undefined): string {
  if (verdict === undefined) return '';
  if (verdict === 'ok') return 'ok';
  return 'cannot' in verdict ? 'not possible' : 'FAILED';
}

/** One line of the table suppliers × laws, and under it why what is not possible is not. */
export function lineOf(code: string, verdicts: Verdicts): string {
  const ok = caseNames.filter((name) => verdicts[name] === 'ok').length;
  const cells = caseNames.map((name) => `${name}: ${word(verdicts[name])}`).join(' | ');
  const reasons = new Map<string, CaseName[]>();
  for (const name of caseNames) {
    const verdict = verdicts[name];
    if (typeof verdict === 'object' && 'cannot' in verdict)
      reasons.set(verdict.cannot, [...(reasons.get(verdict.cannot) ?? []), name]);
  }
  const left = [...reasons.values()].flat().length;
  return [
    `conformance | ${code} | ${ok} of ${caseNames.length - left} ok | ${cells}`,
    ...[...reasons].map(([reason, names]) => `  ${names.join(', ')}: not possible. ${reason}`),
  ].join('\n');
}
