import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { languages, type Language } from '#people';
import { BotApiError, BotApiUnreachable, type Bot } from '#telegram';
import { apiOf } from './bot-api.ts';
import { line } from './line.ts';
import type { TalkNeeds } from './needs.ts';
import { render } from './render.ts';
import type { Repertoire } from './repertoire.ts';

type Shown = Pick<Repertoire<TalkNeeds>, 'shownCommands'>;

const listIn = ({ shownCommands }: Shown, language: Language) =>
  shownCommands.map((command) => ({ command, description: render(language, line(`command-${command}`), 'button') }));

/** Of everything that is told, so that a change of words is told as well. */
const hash = (shown: Shown) =>
  createHash('sha256')
    .update(JSON.stringify(languages.map((language) => listIn(shown, language))))
    .digest('base64url');

const again = 10 * 60 * 1000;
const settled = 365 * 24 * 60 * 60 * 1000;

/** Tells Telegram the bot's commands in every language, once for each list of them. Answers whether it told anything. */
export async function setCommands(needs: TalkNeeds, shown: Shown, bot: Bot): Promise<boolean> {
  const list = hash(shown);
  if (!(await take(needs, bot, list))) return false;
  try {
    const api = apiOf(needs, bot);
    await api.setMyCommands(listIn(shown, 'en'));
    for (const language of languages) await api.setMyCommands(listIn(shown, language), { language_code: language });
    await settle(needs, bot);
  } catch (error) {
    if (!(error instanceof BotApiError) && !(error instanceof BotApiUnreachable)) throw error;
    needs.log.warn({ bot: bot.id, err: error }, 'Telegram did not take the commands of the bot.');
  }
  return true;
}

/** Whether this list has to be told, by us: what goes wrong is tried again in ten minutes. */
async function take({ pool, clock }: TalkNeeds, { workspace, id }: Bot, list: string): Promise<boolean> {
  const now = clock.now();
  const due = new Date(now.getTime() + again);
  const { rows } = await sql`
    insert into bot.menu as m (workspace_id, bot, hash, due_at) values (${workspace}, ${id}, ${list}, ${due})
    on conflict on constraint a_bot_has_one_list_of_commands do update set hash = ${list}, due_at = ${due}
      where m.hash <> ${list} or m.due_at <= ${now}
    returning bot`.execute(pool);
  return rows.length > 0;
}

async function settle({ pool, clock }: TalkNeeds, { workspace, id }: Bot): Promise<void> {
  const due = new Date(clock.now().getTime() + settled);
  await sql`update bot.menu set due_at = ${due} where workspace_id = ${workspace} and bot = ${id}`.execute(pool);
}
