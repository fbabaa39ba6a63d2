import { boostsChecker } from '#checkers/boosts';
import { membershipChecker } from '#checkers/membership';
import { startsChecker, startsReaction, type StartsNeeds } from '#checkers/starts';
import { exchangeReaction, type Watchers } from '#checkers/updates';
import type { Checkers } from '#exchange/checker';
import { joinReactions, takeTurns, type Lane, type Reaction } from '#telegram';
import { isId, type WorkspaceId } from '#kernel';

/** How each kind of task is verified. */
export const checkersOf = (needs: StartsNeeds): Checkers => ({
  subscribe: membershipChecker(needs),
  boost: boostsChecker(needs),
  bot_start: startsChecker(needs),
});

/** What the exchange learns from updates, of its own bot and of others on this instance. */
export const watchedBy = (needs: StartsNeeds, sighted: Watchers): Reaction =>
  joinReactions(exchangeReaction(sighted), startsReaction({ ...needs, sighted }));

/** How many requests a bot may make now, of so many wanted: 30 a second over all processes, people first. */
export const turnsOf =
  (needs: StartsNeeds, lane: Lane = 'recheck') =>
  async (workspace: WorkspaceId, bot: string, wanted: number): Promise<number> =>
    isId('bot', bot) ? takeTurns(needs, { workspace, id: bot }, wanted, lane) : 0;
