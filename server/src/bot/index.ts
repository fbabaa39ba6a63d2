export { botReaction, storeBotReaction } from './react.ts';
export { botSweeps, storeBotSweeps } from './sweeps.ts';
export { forgetTalk } from './forget-talk.ts';
export { listOwnTexts, ownTextNames, setOwnText, type OwnText, type OwnTextName } from './own-texts.ts';
export { screensPage, storeScreensPage } from './screens-page.ts';
export { tellStoreBuyer } from './tell-buyer.ts';
export type { BotNeeds, StoreBotNeeds } from './needs.ts';
