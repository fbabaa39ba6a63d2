export { openScriptedWorld, type ScriptedWorld } from './scripted-checker.ts';
export { claimNeeds, openClaimDesk, type ClaimDesk, type DeskParts } from './claim-desk.ts';
