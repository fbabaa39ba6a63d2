export { openResellingDesk, serviceLike, usd, type ResellingDesk, type ScriptedFulfilment } from './reselling-desk.ts';
export { openWorkDesk, type WorkDesk } from './work-desk.ts';
export { openScriptedPanel, type PanelMood, type PanelOrderThere, type ScriptedPanel } from './scripted-panel.ts';
export { openUpstreamDesk, type UpstreamDesk } from './upstream-desk.ts';
export { useUpstream } from './use-upstream.ts';
