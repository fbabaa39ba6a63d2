import { z } from 'zod';
import type { CheckedClaim, CheckedTask, Checker, Seen } from '#exchange/checker';
import { askTelegram, asUnknown, proveChat } from '#checkers/wire';
import type { BotApiNeeds } from '#telegram';

/**
 * Whether somebody boosts a channel or supergroup, by `getUserChatBoosts`, which wants an administrator
 * (core.telegram.org/bots/api#getuserchatboosts). One boost is one claim: what is looked for later is the same boost.
 */
export const boostsChecker = (needs: BotApiNeeds): Checker => ({
  kind: 'boost',
  prove: (question) => proveChat(needs, question, false),
  /** Whoever has boosted before may boost again: earlier boosts count for nothing, and keep nobody away. */
  before: async () => ({ present: 'no', reason: 'no_boost' }),
  check: (task, claim) => look(needs, task, claim),
});

const boostsShape = z.looseObject({
  boosts: z.array(z.looseObject({ boost_id: z.string(), add_date: z.int() })),
});
type Boost = z.output<typeof boostsShape>['boosts'][number];

async function look(needs: BotApiNeeds, task: CheckedTask, claim: CheckedClaim): Promise<Seen> {
  const bot = { workspace: task.workspace, id: task.bot };
  const params = { chat_id: Number(task.target.id), user_id: Number(claim.worker) };
  const told = await askTelegram(needs, bot, 'getUserChatBoosts', params);
  if (told.is === 'no') return { present: 'no', reason: claim.proof === null ? 'no_boost' : 'boost_moved' };
  if (told.is === 'unknown') return asUnknown(told);
  const { data } = boostsShape.safeParse(told.result);
  return data ? judge(data.boosts, claim) : { present: 'unknown', reason: 'not_told' };
}

/** What these boosts mean for a claim. Telegram's times are whole seconds, so a claim's counts from the start of its. */
function judge(boosts: readonly Boost[], { proof, claimedAt, taken }: CheckedClaim): Seen {
  const same = boosts.find(({ boost_id }) => boost_id === proof);
  if (proof !== null) return same ? there(same) : { present: 'no', reason: 'boost_moved' };
  const since = Math.floor(claimedAt.getTime() / 1000);
  const [oldest] = boosts
    .filter(({ boost_id, add_date }) => add_date >= since && !taken.includes(boost_id))
    .toSorted((a, b) => a.add_date - b.add_date);
  if (oldest) return there(oldest);
  return { present: 'no', reason: boosts.length > 0 ? 'was_there' : 'no_boost' };
}

const there = ({ boost_id, add_date }: Boost): Seen => ({
  present: 'yes',
  proof: boost_id,
  evidence: { boosted_at: new Date(add_date * 1000).toISOString() },
});
