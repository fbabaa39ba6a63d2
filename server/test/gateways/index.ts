export type { Change, Forgery, Rig } from './rig.ts';
export { cases, type CaseName } from './case-names.ts';
export { conforms, playCases } from './conforms.ts';
export { lineOf, type Verdict, type Verdicts } from './table.ts';
