export { boostsChecker } from './boosts-checker.ts';
