import { Refusal, type Id, type WorkspaceId } from '#kernel';

import { countPeople } from '#people';
import { checkDraft, lengthsOf, type Lengths } from './check-draft.ts';
import { targetKey, type Proven, type Target } from './checker.ts';
import type { Finding, Screened, TaskDraft } from './draft.ts';
import type { ExchangeNeeds } from './needs.ts';
import { priceOf, type Price } from './price.ts';
import { requireEnabled, requireOpen } from './setting-rows.ts';
import type { ExchangeSettings } from './settings.ts';
import { proverOf } from './task.ts';

/** What a draft comes to, before anything is paid. */
export type TaskQuote = Price &
  Lengths & {
    /** How many people here fit the audience now: an estimate of how many could claim, not a promise. */
    readonly pool: number;
    /** What it would be about, where the advertiser has proved that it is theirs. */
    readonly target?: Target;
    /** Why it is not proved; the texts belong to whoever shows it. */
    readonly notProven?: string;
    readonly findings: readonly Finding[];
  };

type Needs = Pick<ExchangeNeeds, 'pool' | 'clock' | 'checkers' | 'screen'>;

/**
 * What a task would cost, how many people it could reach, and what the automatic checks say of it. Nothing happens.
 * A target that is not proved is no refusal here: `notProven` says why. Refuses what makes no sense with
 * `invalid_request`, `below_minimum`, `above_limit` or `asset_not_supported`; and `exchange_disabled`, `kind_stopped`.
 */
export async function quoteTask(needs: Needs, workspace: WorkspaceId, draft: TaskDraft): Promise<TaskQuote> {
  const settings = await requireEnabled(needs.pool, workspace);
  requireOpen(settings, draft.kind);
  checkDraft(draft, needs.clock.now());
  const priced = { ...priceOf(settings, draft), ...lengthsOf(settings, draft) };
  const pool = await countPeople(needs.pool, workspace, audienceOf(draft));
  const bot = botOf(settings);
  const proven = await prove(needs, workspace, bot, draft);
  if (proven.is !== 'theirs') return { ...priced, pool, notProven: proven.reason, findings: [] };
  const findings = await needs.screen(needs.pool, workspace, screened(workspace, bot, draft, proven));
  return { ...priced, pool, target: proven.target, findings };
}

export const audienceOf = ({ audience = {} }: TaskDraft) => {
  const { languages, isPremium } = audience;
  return { ...(languages && { languages }), ...(isPremium !== undefined && { isPremium }) };
};

/** The bot of an exchange that is enabled. */
export function botOf({ bot }: ExchangeSettings): Id<'bot'> {
  if (bot) return bot;
  throw new Refusal('exchange_disabled', 'The exchange has no bot yet. Its operator names one.');
}

/** Asks the checker of the kind; a call to the world, outside any transaction. */
export const prove = (
  { checkers }: Pick<Needs, 'checkers'>,
  workspace: WorkspaceId,
  bot: Id<'bot'>,
  { owner, payer = 'owner', kind, asked, startProof }: TaskDraft,
): Promise<Proven> =>
  checkers[kind].prove({
    workspace,
    bot,
    advertiser: proverOf({ owner, payer }),
    asked: asked.trim(),
    ...(startProof && { startProof }),
  });

export const screened = (
  workspace: WorkspaceId,
  bot: Id<'bot'>,
  draft: TaskDraft,
  { target, members }: Extract<Proven, { is: 'theirs' }>,
): Screened => ({
  ...draft,
  workspace,
  bot,
  target,
  targetKey: targetKey(target),
  ...(members !== undefined && { members }),
});

/** Refuses with `target_blocked` where a check blocks it. */
export function requireUnblocked(findings: readonly Finding[]): void {
  const blocked = findings.filter(({ level }) => level === 'block');
  if (blocked.length === 0) return;
  throw new Refusal('target_blocked', 'This cannot be advertised here.', { findings: blocked.map(({ code }) => code) });
}
