export { openScriptedWorld, type ScriptedWorld } from './scripted-checker.ts';
export { openBotDesk, type BotDesk } from './bot-desk.ts';
export { openPhone, type Phone, type Sight } from './phone.ts';
export { openExchangeDesk, type ExchangeDesk, type OnSlot } from './exchange-desk.ts';
export { claimNeeds, openClaimDesk, type ClaimDesk, type DeskParts } from './claim-desk.ts';
