export { openResellingDesk, serviceLike, usd, type ResellingDesk, type ScriptedFulfilment } from './reselling-desk.ts';
export { openWorkDesk, type WorkDesk } from './work-desk.ts';
