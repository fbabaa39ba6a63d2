export {
  marginGroups,
  readMargins,
  type MarginGroup,
  type MarginLine,
  type MarginQuestion,
  type MarginReport,
} from './read-margins.ts';
export { percentOf, type Margin } from './margin.ts';
