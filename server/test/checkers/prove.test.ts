import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { newId } from '#kernel';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let owner: number;
beforeAll(async () => {
  stage = await openStage();
  owner = await stage.person();
});
afterAll(() => stage.close());

type Given = { type?: string; username?: string; status?: string; rights?: object };

/** A chat of the owner's, with our bot in it as told. */
async function chatWith({ type = 'channel', username, status = 'administrator', rights }: Given): Promise<number> {
  const { id } = await stage.act<{ id: number }>('chats', {
    type,
    title: 'News',
    owner,
    ...(username && { username }),
  });
  const user = stage.bot.username;
  if (status !== 'left') await stage.act(`chats/${id}/members`, { user, status, ...(rights && { rights }) });
  return id;
}

const prove = (kind: 'subscribe' | 'boost', asked: string | number, advertiser: string | number = owner) =>
  stage.checkers[kind].prove({
    workspace: stage.workspace,
    bot: stage.bot.id,
    advertiser: String(advertiser),
    asked: String(asked),
  });

describe('whether a channel is the advertiser’s', () => {
  it('it is, when our bot and they are administrators; by its name, its link and its number', async () => {
    const id = await chatWith({ username: 'good_news' });
    const target = {
      type: 'chat',
      id: String(id),
      title: 'News',
      username: 'good_news',
      link: 'https://t.me/good_news',
    };
    for (const asked of ['@good_news', 'https://t.me/good_news', id])
      expect(await prove('subscribe', asked)).toEqual({ is: 'theirs', target, members: 2 });
    const second = await stage.person();
    await stage.act(`chats/${id}/members`, { user: second, status: 'administrator' });
    expect(await prove('boost', id, second)).toMatchObject({ is: 'theirs' });
  });

  it('a private channel is named by its number, and its workers go by the link of the task', async () => {
    const id = await chatWith({});
    const proven = await prove('subscribe', id);
    expect(proven).toMatchObject({ is: 'theirs', target: { link: `https://t.me/c/${String(id).slice(4)}` } });
    if (proven.is !== 'theirs') return;
    const { workspace, bot, clock, checkers } = stage;
    const kind = 'subscribe' as const;
    const task = { workspace, bot: bot.id, id: newId('tsk'), kind, target: proven.target, createdAt: clock.now() };
    const opened = await checkers.subscribe.open?.(task);
    const link = opened && 'link' in opened ? opened.link : '';
    expect(link).toMatch(/^https:\/\/t\.me\/\+/);
    const [made] = stage.telegram.sandbox.telegram.world.groups[id]?.invite_links ?? [];
    expect([made?.name, made?.name?.length]).toEqual([task.id.slice(4), 32]);
    await checkers.subscribe.close?.({ ...task, target: { ...task.target, link } });
    expect(stage.telegram.sandbox.telegram.world.groups[id]?.invite_links[0]?.is_revoked).toBe(true);
    await checkers.subscribe.close?.(task);
  });

  it.each<[string, Given, string]>([
    ['our bot is not in it', { status: 'left' }, 'bot_not_admin'],
    ['our bot is a member', { username: 'plain_news', status: 'member' }, 'bot_not_admin'],
    ['our bot was thrown out', { status: 'kicked' }, 'bot_not_admin'],
    ['our bot may not invite', { rights: { can_invite_users: false } }, 'rights_missing'],
    ['it is a basic group', { type: 'group' }, 'wrong_type'],
  ])('it is not, when %s', async (_, given, reason) => {
    expect(await prove('subscribe', await chatWith(given))).toEqual({ is: 'not_theirs', reason });
  });

  it('boosts need no right to invite', async () => {
    expect(await prove('boost', await chatWith({ rights: { can_invite_users: false } }))).toMatchObject({
      is: 'theirs',
    });
  });

  it('it is nobody else’s, and nothing that is not there is anybody’s', async () => {
    const id = await chatWith({ username: 'closed_news' });
    const member = await stage.person();
    await stage.act(`chats/${id}/members`, { user: member, status: 'member' });
    for (const other of [member, await stage.person(), 999_999_999, 'shop-7'])
      expect(await prove('subscribe', id, other)).toEqual({ is: 'not_theirs', reason: 'not_their_admin' });
    for (const asked of ['@nowhere', 'https://t.me/+AbCd', 'https://example.org', '', -1009])
      expect(await prove('subscribe', asked)).toEqual({ is: 'not_theirs', reason: 'not_found' });
  });

  it('it is unknown while Telegram is silent', async () => {
    const id = await chatWith({});
    for (const method of ['getChat', 'getChatMember']) {
      await stage.telegram.fault({ kind: '500', method });
      expect(await prove('subscribe', id)).toEqual({ is: 'unknown', reason: 'unreachable' });
    }
    await stage.telegram.fault({ kind: '500', method: 'getChatMemberCount' });
    expect(await prove('subscribe', id)).not.toHaveProperty('members');
    await stage.telegram.heal();
  });
});

describe('whether a bot is the advertiser’s', () => {
  const proveBot = (asked: string, startProof: 'callback' | 'mini_app' | 'instance') =>
    stage.checkers.bot_start.prove({
      workspace: stage.workspace,
      bot: stage.bot.id,
      advertiser: String(owner),
      asked,
      startProof,
    });

  it('it is, for whoever shows its token once, which is kept nowhere', async () => {
    const { token, id } = stage.partner;
    const target = { type: 'bot', id: String(id), title: 'partner_bot', username: 'partner_bot', proof: 'callback' };
    expect(await proveBot(token, 'callback')).toEqual({
      is: 'theirs',
      target: { ...target, link: 'https://t.me/partner_bot' },
    });
    expect(await proveBot(`https://t.me/Partner_Bot/shop ${token}`, 'mini_app')).toMatchObject({
      target: { link: 'https://t.me/partner_bot/shop', proof: 'mini_app' },
    });
    expect(await proveBot(`@stranger_bot ${token}`, 'callback')).toEqual({
      is: 'not_theirs',
      reason: 'not_their_admin',
    });
  });

  it('it is not, without its token or with a wrong one', async () => {
    expect(await proveBot('@partner_bot', 'callback')).toEqual({ is: 'not_theirs', reason: 'not_their_admin' });
    expect(await proveBot('https://example.org', 'callback')).toEqual({ is: 'not_theirs', reason: 'not_found' });
    expect(await proveBot('77:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'callback')).toEqual({
      is: 'not_theirs',
      reason: 'not_found',
    });
    await stage.telegram.fault({ kind: '500', method: 'getMe' });
    expect(await proveBot(stage.partner.token, 'callback')).toEqual({ is: 'unknown', reason: 'unreachable' });
  });

  it('a bot of this instance needs no token, and hears its starts itself if its updates come to us', async () => {
    expect(await proveBot('@house_bot', 'instance')).toMatchObject({ is: 'theirs', target: { proof: 'instance' } });
    expect(await proveBot('t.me/house_bot', 'callback')).toMatchObject({ is: 'theirs', target: { proof: 'callback' } });
    expect(await proveBot('@partner_bot', 'instance')).toEqual({ is: 'not_theirs', reason: 'rights_missing' });
    await sql`update telegram.bot set mode = 'tap' where id = ${stage.own.id}`.execute(stage.needs.pool);
    expect(await proveBot('@house_bot', 'instance')).toEqual({ is: 'not_theirs', reason: 'rights_missing' });
    await sql`update telegram.bot set mode = 'polling' where id = ${stage.own.id}`.execute(stage.needs.pool);
  });

  it('a token that is shown to the bot of the exchange is not stored with the message', async () => {
    const { token, id } = stage.partner;
    const shown = `${id}:AAEabcdefghijklmnopqrstuvwxyz012345`;
    await stage.act(`users/${owner}/messages`, { bot: stage.bot.username, text: `here: ${shown}, ${token}` });
    await stage.deliver();
    const { rows } = await sql<{ text: string }>`select raw->'message'->>'text' as text from telegram.update
      where workspace_id = ${stage.workspace} and bot = ${stage.bot.id} and kind = 'message'`.execute(stage.needs.pool);
    expect(rows.at(-1)?.text).toContain(`here: ${id}:<token>`);
    expect(JSON.stringify(rows)).not.toContain(shown);
  });
});
