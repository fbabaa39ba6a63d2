export { actions, answerPanel } from './answer-panel.ts';
export { answerProblem } from './answer.ts';
export type { PanelApiNeeds } from './caller.ts';
export { shown } from './shown.ts';
