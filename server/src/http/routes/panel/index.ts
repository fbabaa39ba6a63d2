export { actions, answerPanel } from './answer-panel.ts';
export { answerProblem, type PanelAnswer } from './answer.ts';
export type { PanelApiNeeds } from './caller.ts';
export { fieldsMax } from './fields.ts';
export { idsMax } from './ids.ts';
export { readRequest, type Sent } from './read-request.ts';
export { dialects, panelCodes, wordsOf, type PanelCode } from './words.ts';
export { shown } from './shown.ts';
