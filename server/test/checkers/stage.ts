import type { AccessChange, CheckedClaim, Checkers, Sighting } from '#exchange/checker';
import { newId, stoppedClock, type MovableClock, type WorkspaceId } from '#kernel';
import {
  addBot,
  allowedUpdates,
  callBotApi,
  joinReactions,
  receiveUpdate,
  type Bot,
  type TelegramNeeds,
  type Update,
} from '#telegram';
import { boostsChecker } from '#checkers/boosts';
import { membershipChecker } from '#checkers/membership';
import { startsChecker, startsReaction, type HeardNeeds } from '#checkers/starts';
import { exchangeReaction } from '#checkers/updates';
import { freshDatabase, quietLog } from '#test';
import { moneyIn, newWorkspace, openTelegram, type TestTelegram } from '#test/money';

/** The exchange's bot, a bot of the house and a partner's, in an emulated Telegram that is spoken to over HTTP. */
export type Stage = {
  readonly workspace: WorkspaceId;
  readonly clock: MovableClock;
  readonly telegram: TestTelegram;
  readonly needs: TelegramNeeds & HeardNeeds;
  readonly checkers: Checkers;
  readonly bot: Bot;
  readonly own: Bot;
  readonly partner: { readonly id: number; readonly username: string; readonly token: string };
  readonly stranger: { readonly id: number; readonly username: string; readonly token: string };
  /** What the exchange was told, oldest first. */
  readonly sightings: Sighting[];
  readonly changes: AccessChange[];
  /** Something is done in Telegram: `users/77/open`, `chats/-100/members`. */
  readonly act: <Answer = Record<string, never>>(path: string, body?: object, method?: string) => Promise<Answer>;
  readonly person: () => Promise<number>;
  /** Our bots take what waits for them, as polling does. */
  readonly deliver: () => Promise<void>;
  /** What waits for a partner's bot, taken by its own program. */
  readonly updatesOf: (token: string) => Promise<Update[]>;
  /** A claim that begins now. */
  readonly claimOf: (worker: number) => CheckedClaim;
  readonly close: () => Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const clock = stoppedClock(new Date('2026-11-21T10:00:00Z'));
  const [database, telegram] = await Promise.all([freshDatabase(), openTelegram({ clock })]);
  const sightings: Sighting[] = [];
  const changes: AccessChange[] = [];
  const wired = moneyIn({ pool: database.pool, clock, telegramApiRoot: telegram.url, log: quietLog() });
  const sighted = {
    sight: async (sighting: Sighting) => void sightings.push(sighting),
    accessChanged: async (change: AccessChange) => void changes.push(change),
  };
  const act: Stage['act'] = async (path, body = {}, method = 'POST') => {
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${telegram.url}/sandbox/${path}`, init);
    const answer = (await response.json()) as never;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const key = await (await fetch(`${telegram.url}/sandbox/keys`)).json();
  const config = { ...wired.config, telegramMiniAppKey: (key as { ed25519: string }).ed25519 };
  const plain = { ...wired, config, sighted };
  const needs = { ...plain, react: joinReactions(exchangeReaction(sighted), startsReaction(plain)) };
  const workspace = newWorkspace();
  const newBot = (username: string) => act<Stage['partner']>('bots', { username, first_name: username });
  const add = async (username: string, purpose: string) =>
    addBot(needs, workspace, { token: (await newBot(username)).token, mode: 'polling', purpose });
  const bot = await add('exchange_bot', 'exchange');
  const own = await add('house_bot', 'billing');
  const updatesOf = async (token: string) => {
    const take = async (offset: number) => {
      const response = await fetch(`${telegram.url}/bot${token}/getUpdates?offset=${offset}`);
      return ((await response.json()) as { result: Update[] }).result;
    };
    const updates = await take(0);
    const last = updates.at(-1);
    if (last) await take(last.update_id + 1);
    return updates;
  };
  return {
    workspace,
    clock,
    telegram,
    needs,
    checkers: {
      subscribe: membershipChecker(needs),
      boost: boostsChecker(needs),
      bot_start: startsChecker(needs),
    },
    bot,
    own,
    partner: await newBot('partner_bot'),
    stranger: await newBot('stranger_bot'),
    sightings,
    changes,
    act,
    person: async () => (await act<{ id: number }>('users', { first_name: 'Ann', is_premium: true })).id,
    async deliver() {
      for (const each of [bot, own]) await takeUpdates(needs, each);
    },
    updatesOf,
    claimOf: (worker) => ({
      id: newId('clm'),
      worker: String(worker),
      claimedAt: clock.now(),
      verifiedAt: null,
      proof: null,
      taken: [],
    }),
    async close() {
      await telegram.close();
      await database.drop();
    },
  };
}

async function takeUpdates(needs: TelegramNeeds, bot: Bot): Promise<void> {
  let offset = 0;
  for (;;) {
    const updates = (await callBotApi(needs, bot, 'getUpdates', {
      offset,
      allowed_updates: allowedUpdates,
    })) as Update[];
    for (const update of updates) await receiveUpdate(needs, bot, update);
    const last = updates.at(-1);
    if (!last) return;
    offset = last.update_id + 1;
  }
}
