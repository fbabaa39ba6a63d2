export { openScriptedServer, type Mood, type ScriptedServer } from './scripted-server.ts';
export { openScriptedMyStars, type MyStarsOrder, type ScriptedMyStars } from './scripted-mystars.ts';
export { openScriptedAsterism, type AsterismOrder, type ScriptedAsterism } from './scripted-asterism.ts';
export { toySupplier, type Toy, type ToyMood } from './toy-supplier.ts';
export { openSupplyDesk, type SupplyDesk } from './supply-desk.ts';
export { useSupply } from './use-supply.ts';
