export { botReaction } from './react.ts';
export { botSweeps } from './sweeps.ts';
export { forgetTalk } from './forget-talk.ts';
export { listOwnTexts, ownTextNames, setOwnText, type OwnText, type OwnTextName } from './own-texts.ts';
export { screensPage } from './screens-page.ts';
export type { BotNeeds } from './needs.ts';
