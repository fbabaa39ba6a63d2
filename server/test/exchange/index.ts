export { openScriptedWorld, type ScriptedWorld } from './scripted-checker.ts';
export { openBotDesk, type BotDesk, type Phone } from './bot-desk.ts';
export { openExchangeDesk, type ExchangeDesk, type OnSlot } from './exchange-desk.ts';
export { claimNeeds, openClaimDesk, type ClaimDesk, type DeskParts } from './claim-desk.ts';
