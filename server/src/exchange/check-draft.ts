import { Refusal } from '#kernel';
import { taskKinds } from './checker.ts';
import type { TaskDraft } from './draft.ts';
import { guaranteeOf, holdOf, type ExchangeTerms } from './settings.ts';
import type { Audience, Pacing } from './task.ts';

/** How long things take for a draft: as the settings have it, unless the draft asks for more of a hold, or for less of a guarantee. */
export type Lengths = {
  readonly holdSeconds: number;
  readonly guaranteeSeconds: number;
  readonly claimSeconds: number;
};

const day = 86_400;
const wrong = (field: string, message: string): Refusal => new Refusal('invalid_request', message, { field });
const isWhole = (number: number, from: number, to: number): boolean =>
  Number.isSafeInteger(number) && number >= from && number <= to;

/** Refuses a draft that makes no sense, with `invalid_request` and the field. */
export function checkDraft(draft: TaskDraft, now: Date): void {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/.test(draft.owner))
    throw wrong('owner', 'A user is 1 to 64 letters, digits, "_", "-" or ".", no dot first.');
  if (!taskKinds.includes(draft.kind)) throw wrong('kind', `A task is one of ${taskKinds.join(', ')}.`);
  if (!isWhole(draft.asked.trim().length, 1, 200))
    throw wrong('target', 'Name the channel or bot: a link, a @username, or a number.');
  if (draft.endsAt && draft.endsAt <= now) throw wrong('ends_at', 'The end lies in the past.');
  if (draft.endsAt && draft.endsAt.getTime() > now.getTime() + 365 * day * 1000)
    throw wrong('ends_at', 'A task ends within a year.');
  checkAudience(draft.audience ?? {});
  checkPacing(draft.pacing ?? {});
}

function checkAudience({ languages = [] }: Audience): void {
  if (languages.length > 20 || languages.some((language) => !/^[a-z]{2,3}$/.test(language)))
    throw wrong('audience', 'Languages are codes of two or three small letters, such as "en"; at most 20.');
}

function checkPacing({ perHour, quiet }: Pacing): void {
  if (perHour !== undefined && !isWhole(perHour, 1, 100_000)) throw wrong('pacing', 'A pace is 1 to 100000 an hour.');
  if (!quiet) return;
  const { from, to, zoneMinutes } = quiet;
  if (!isWhole(from, 0, 23) || !isWhole(to, 0, 23) || from === to)
    throw wrong('pacing', 'Quiet hours are from one full hour to another, 0 to 23.');
  if (!isWhole(zoneMinutes, -720, 840)) throw wrong('pacing', 'A time zone is -720 to 840 minutes east of UTC.');
}

/** Refuses with `invalid_request` a hold that is shorter than the settings have it, or a guarantee that outlasts it. */
export function lengthsOf(terms: ExchangeTerms, draft: TaskDraft): Lengths {
  const { asset } = draft.reward;
  const usual = holdOf(terms, asset);
  const { holdSeconds = usual, claimSeconds = terms.claimSeconds } = draft;
  const { guaranteeSeconds = Math.min(guaranteeOf(terms, asset), holdSeconds) } = draft;
  if (!isWhole(holdSeconds, usual, Math.max(usual, 90 * day)))
    throw wrong('hold_seconds', `A reward is held for ${usual} seconds or longer, and 90 days at the most.`);
  if (!isWhole(guaranteeSeconds, 0, holdSeconds))
    throw wrong('guarantee_seconds', 'A guarantee is no longer than the hold: nobody looks after that.');
  if (!isWhole(claimSeconds, 60, 7 * day)) throw wrong('claim_seconds', 'A claim has one minute to seven days.');
  return { holdSeconds, guaranteeSeconds, claimSeconds };
}
