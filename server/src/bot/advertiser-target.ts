import type { Proven, StartProof, TaskKind } from '#exchange';
import { fillIn, nextStep, readDraft } from './advertiser-draft.ts';
import { wayOut } from './advertiser-lines.ts';
import { line, type Line } from './line.ts';
import { screen, type Next, type Said, type Scene } from './screen.ts';
import type { Picker } from './view.ts';

type State = {
  readonly kind: TaskKind;
  readonly bot: string;
  readonly startProof: StartProof | undefined;
};

/** What or where it is for: picked from the advertiser's own channels, or sent as a link. */
export const targetScreen = screen<State>('new-target', {
  async load(scene) {
    const { kind = 'subscribe', startProof } = await readDraft(scene);
    return { kind, bot: scene.bot.username, startProof };
  },
  view: ({ kind, bot, startProof }) => ({
    lines: [
      line('new-target-title', { kind }),
      '',
      line('new-target-how', { kind }),
      ...(kind === 'bot_start' ? [] : [line('new-target-right', { kind, bot }), line('new-target-give', { bot })]),
      ...(kind === 'bot_start' && startProof !== undefined ? [line('new-target-proof', { proof: startProof })] : []),
    ],
    buttons: [wayOut(kind === 'bot_start' ? 'new-proof' : 'new-kind')],
    ...(kind !== 'bot_start' && { picker: channelPicker(kind) }),
  }),
  asks: { target: pointAt },
  asksAtOnce: 'target',
  samples: {
    channel: { kind: 'subscribe', bot: 'exchange_bot', startProof: undefined },
    boost: { kind: 'boost', bot: 'exchange_bot', startProof: undefined },
    bot: { kind: 'bot_start', bot: 'exchange_bot', startProof: 'callback' },
  },
});

/** No right that is not needed: links of our own for joins, nothing at all for boosts (any administrator sees those). */
const noRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
};

/** Telegram's own list of the channels where this person is an administrator; it makes the bot one as well. */
export const channelPicker = (kind: TaskKind): Picker => {
  const bot = { ...noRights, can_invite_users: kind === 'subscribe' };
  return {
    label: line('new-target-pick'),
    requestChat: {
      request_id: 1,
      chat_is_channel: true,
      user_administrator_rights: { ...bot, can_promote_members: true },
      bot_administrator_rights: bot,
      request_title: true,
      request_username: true,
    },
  };
};

/** What somebody sent or picked, as the checker is asked: a number, a link, a @username. */
export const askedOf = ({ text, chat }: Said): string => chat?.id ?? text.slice(0, 200);

async function pointAt(scene: Scene, said: Said): Promise<Next> {
  const { needs, ws, user, bot } = scene;
  const { kind, startProof } = await readDraft(scene);
  const asked = askedOf(said);
  if (kind === undefined) return { show: ['new-kind'] };
  if (asked === '') return { show: ['new-target'], toast: line('new-target-send') };
  const question = {
    workspace: ws,
    bot: bot.id,
    advertiser: user,
    asked,
    ...(startProof !== undefined && { startProof }),
  };
  const proven = await needs.checkers[kind].prove(question);
  if (proven.is !== 'theirs') return { show: ['new-target'], toast: problemLine(proven, bot.username) };
  const { target, members } = proven;
  const found = { title: target.title, link: target.link, ...(members !== undefined && { members }) };
  return {
    show: [nextStep(await fillIn(scene, { asked, target: found }))],
    toast: line('new-target-found', { title: target.title }),
  };
}

/** Why it is not theirs as far as we can see, and what to do about it. */
export const problemLine = (proven: Exclude<Proven, { is: 'theirs' }>, bot: string): Line =>
  proven.is === 'unknown'
    ? line('new-target-unknown', { reason: proven.reason })
    : line('new-target-problem', { reason: proven.reason, bot });
