export type { Change, Forgery, Rig } from './rig.ts';
export { cases, type CaseName } from './case-names.ts';
