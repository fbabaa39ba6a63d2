export { smmPanel } from './smm-panel.ts';
export { PanelSilent } from './call.ts';
