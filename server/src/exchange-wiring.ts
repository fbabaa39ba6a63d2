import { boostsChecker } from '#checkers/boosts';
import { membershipChecker } from '#checkers/membership';
import { startsChecker, startsReaction, startsSweeps, type StartsNeeds } from '#checkers/starts';
import { exchangeReaction } from '#checkers/updates';
import { accessChanged, claimsSweeps, sight } from '#claims';
import { exchangeSweeps, type ExchangeNeeds } from '#exchange';
import type { Checkers } from '#exchange/checker';
import type { Sweep } from '#jobs';
import { resumePayouts, stopPayouts, type PayoutsNeeds } from '#payouts';
import { moderationSweeps, screen, taskMade, type ModerationNeeds } from '#moderation';
import { peopleSweeps } from '#people';
import { joinReactions, takeTurns, type Reaction } from '#telegram';

/** What the exchange is built from. `payouts` is asked for when a switch is thrown: it may not be there before. */
export type ExchangeParts = StartsNeeds & { readonly payouts: () => PayoutsNeeds };

/** The exchange, put together: what its modules can touch, what runs by itself, and what follows from updates. */
export function wireExchange(parts: ExchangeParts) {
  const needs: ModerationNeeds = {
    pool: parts.pool,
    clock: parts.clock,
    log: parts.log,
    checkers: checkersOf(parts),
    turns: (workspace, id, wanted, lane) => takeTurns(parts, { workspace, id }, wanted, lane),
    screen,
    taskMade: (tx, task) => taskMade(tx, needs, task),
    switchPayouts: switchPayouts(parts.payouts),
  };
  const sighted = {
    sight: (sighting: Parameters<typeof sight>[1]) => sight(needs, sighting),
    accessChanged: (change: Parameters<typeof accessChanged>[1]) => accessChanged(needs, change),
  };
  return {
    needs: { ...needs, sighted },
    reaction: joinReactions(exchangeReaction(sighted), startsReaction({ ...parts, sighted })) satisfies Reaction,
    sweeps: [
      ...exchangeSweeps(needs),
      ...claimsSweeps(needs),
      ...moderationSweeps(needs),
      ...peopleSweeps(parts),
      ...startsSweeps(parts),
    ] satisfies Sweep[],
  };
}

const checkersOf = (parts: StartsNeeds): Checkers => ({
  subscribe: membershipChecker(parts),
  boost: boostsChecker(parts),
  bot_start: startsChecker(parts),
});

const switchPayouts =
  (payouts: () => PayoutsNeeds): NonNullable<ExchangeNeeds['switchPayouts']> =>
  async (workspace, isStopped, actor) => {
    const reason = 'A switch of the exchange.';
    await (isStopped ? stopPayouts : resumePayouts)(payouts(), { workspace, reason, actor });
  };
