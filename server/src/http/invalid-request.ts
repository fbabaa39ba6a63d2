import type { RefusalCode } from '#kernel';
import type { core } from 'zod';
import { amountRule } from './routes/wire/amount.ts';
import type { FieldFault } from './routes/wire/problem.ts';
import { creditsRule, quantityRule } from './routes/wire/quantity.ts';

/** A part of a request that is not as its schema says, with every fault found in it. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly code: RefusalCode;
  readonly faults: readonly FieldFault[];

  constructor(part: string, issues: readonly core.$ZodIssue[]) {
    const faults = issues.flatMap((issue) => faultsOf(part, issue));
    super(faults.length === 1 ? sentenceOf(faults[0]) : `${faults.length} fields have to be mended; see errors.`);
    this.faults = faults;
    this.code = issues.every(isAmount) ? 'invalid_amount' : 'invalid_request';
  }
}

const sentenceOf = (fault?: FieldFault) => (fault?.path ? `${fault.path}: ${fault.message}` : (fault?.message ?? ''));

const amountMessages = new Set([amountRule, creditsRule, quantityRule]);
const isAmount = (issue: core.$ZodIssue) =>
  amountMessages.has(issue.message) || (issue.code === 'custom' && issue.params?.['refusal'] === 'invalid_amount');

const prefixes: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'header' };

function faultsOf(part: string, issue: core.$ZodIssue): FieldFault[] {
  const prefix = prefixes[part];
  const pathOf = (path: readonly PropertyKey[]) => [...(prefix ? [prefix] : []), ...path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key.slice(0, 100)]),
      message: 'There is no such field here: remove it, or mend its spelling.',
    }));
  return [{ path: pathOf(issue.path), message: messageOf(issue) }];
}

function messageOf(issue: core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return typeMessage(issue);
  if (issue.code === 'invalid_value')
    return `Write one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
  return issue.message;
}

const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a JSON object',
  string: 'a text in quotes',
};

/** Zod says what came instead of what was expected; an absent field is the most common of them. */
function typeMessage({ expected, message }: core.$ZodIssueInvalidType): string {
  const wanted = typeWords[expected];
  if (!wanted || !message.startsWith('Invalid input')) return message;
  return message.endsWith('received undefined') ? `This is required: give ${wanted}.` : `Give ${wanted} here.`;
}
