export type { Change, Forgery, Rig } from './rig.ts';
export { cases, type CaseName } from './case-names.ts';
export { conforms, playCases } from './conforms.ts';
export { lineOf, type Verdict, type Verdicts } from './table.ts';
export { telegramRig } from './telegram/telegram-rig.ts';
export { openProvider, openStars } from './telegram/telegram-system.ts';
