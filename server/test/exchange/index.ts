export { openScriptedWorld, type ScriptedWorld } from './scripted-checker.ts';
