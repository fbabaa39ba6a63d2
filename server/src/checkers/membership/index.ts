export { membershipChecker } from './membership-checker.ts';
