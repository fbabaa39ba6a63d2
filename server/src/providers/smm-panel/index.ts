export { smmPanel } from './smm-panel.ts';
