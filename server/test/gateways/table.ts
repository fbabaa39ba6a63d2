import { type CaseName, cases } from './case-names.ts';

/** What became of a case. */
export type Verdict = 'ok' | { readonly failed: string } | { readonly cannot: string };
export type Verdicts = Partial<Record<CaseName, Verdict>>;

const word = (verdict: Verdict | undefined): string => {
  if (verdict === undefined) return '';
  if (verdict === 'ok') return 'ok';
  return 'cannot' in verdict ? 'not possible' : 'FAILED';
};

/** One line of the table gateways × cases, and under it why what is not possible is not. */
export function lineOf(code: string, verdicts: Verdicts): string {
  const names = Object.keys(cases) as CaseName[];
  const ok = names.filter((name) => verdicts[name] === 'ok').length;
  const cells = names.map((name) => `${name}: ${word(verdicts[name])}`).join(' | ');
  const reasons = names.flatMap((name) => {
    const verdict = verdicts[name];
    return typeof verdict === 'object' && 'cannot' in verdict ? [`  ${name} is not possible: ${verdict.cannot}`] : [];
  });
  return [`conformance | ${code} | ${ok} of ${names.length - reasons.length} ok | ${cells}`, ...reasons].join('\n');
}
