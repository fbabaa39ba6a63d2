export { openScriptedServer, type Mood, type ScriptedServer } from './scripted-server.ts';
export { openScriptedMyStars, type MyStarsOrder, type ScriptedMyStars } from './scripted-mystars.ts';
export { openScriptedAsterism, type AsterismOrder, type ScriptedAsterism } from './scripted-asterism.ts';
