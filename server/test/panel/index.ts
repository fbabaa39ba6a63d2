export { openResellingDesk, serviceLike, usd, type ResellingDesk, type ScriptedFulfilment } from './reselling-desk.ts';
