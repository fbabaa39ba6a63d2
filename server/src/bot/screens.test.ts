import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, noticeKinds } from '#people';
import { noticeKinds as storeNoticeKinds } from '#store';
import { readData, writeData } from './data.ts';
import { whereTo } from './deep-links.ts';
import { exchangeRepertoire } from './exchange-repertoire.ts';
import { readIncoming } from './incoming.ts';
import { toPage } from './page.ts';
import { exampleNotice, exampleStoreNotice } from './screens-page.ts';
import { commandsOf } from './repertoire.ts';
import type { Screen } from './screen.ts';
import { storeRepertoire } from './store-repertoire.ts';
import type { View } from './view.ts';

type Talked = {
  readonly purpose: string;
  readonly shownCommands: readonly string[];
  readonly screens: readonly (Pick<Screen, 'name' | 'command' | 'asksAtOnce' | 'samples'> & {
    readonly asks: object;
    readonly presses: object;
  })[];
  readonly notices: readonly [string, View][];
  /** What a press, an answer or a link shows next; no button of a sample leads there. */
  readonly follows: readonly string[];
};

const talked: readonly Talked[] = [
  {
    ...exchangeRepertoire,
    notices: noticeKinds.map((kind): [string, View] => [`notice ${kind}`, exampleNotice(kind)]),
    follows: [
      'home',
      'rules',
      'task',
      'claim',
      'appeal-text',
      'wd-to',
      'wd-pick',
      'wd-sum',
      'wd-sure',
      'payout',
      'erased',
      'topup-pay',
    ],
  },
  {
    ...storeRepertoire,
    notices: storeNoticeKinds.map((kind): [string, View] => [`notice ${kind}`, exampleStoreNotice(kind, 'en')]),
    follows: ['home', 'to', 'sure', 'pay'],
  },
];
const buttonsOf = (view: View) => view.buttons.flat().flatMap((button) => ('data' in button ? [button.data] : []));

describe.each(talked)('every screen of the bot of purpose $purpose', ({ screens, shownCommands, notices, follows }) => {
  const shown = screens.flatMap((one) =>
    one.samples().map(([sample, view]): [string, View] => [`${one.name}: ${sample}`, view]),
  );
  const commands = commandsOf({ screens });

  it.each([...shown, ...notices])('%s is written in every language and fits into a message', (_name, view) => {
    for (const language of languages) {
      const { text, keyboard } = toPage(language, view);
      expect(text.length).toBeGreaterThan(3);
      expect(text.length).toBeLessThanOrEqual(4096);
      for (const button of keyboard.flat()) expect(button.text.trim()).not.toBe('');
    }
  });

  it.each([...shown, ...notices])('%s has buttons that lead somewhere', (_name, view) => {
    for (const raw of buttonsOf(view)) {
      const data = readData(raw);
      const target = data && screens.find(({ name }) => name === data.screen);
      expect(target, raw).toBeDefined();
      if (data?.does === 'press') expect(Object.keys(target?.presses ?? {}), raw).toContain(data.rest[0]);
    }
  });

  it('has a name and a command of its own, and asks for nothing it does not know', () => {
    const names = screens.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(commands.size).toBe(screens.filter(({ command }) => command !== undefined).length);
    for (const command of shownCommands) expect([...commands.keys()]).toContain(command);
    for (const { asks, asksAtOnce } of screens)
      if (asksAtOnce !== undefined) expect(Object.keys(asks)).toContain(asksAtOnce);
  });

  it('can be reached: by a command, a button, or what follows on a press', () => {
    const led = [...shown, ...notices].flatMap(([, view]) => buttonsOf(view).map((raw) => readData(raw)?.screen));
    const reached = new Set([...led, ...commands.values(), ...follows]);
    expect(screens.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe('a button', () => {
  const part = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);

  it('gives back what it was given', () => {
    fc.assert(
      fc.property(fc.constantFrom('go', 'press'), part, fc.array(part, { maxLength: 3 }), (does, screen, rest) => {
        expect(readData(writeData({ does, screen, rest }))).toEqual({ does, screen, rest });
      }),
    );
  });

  it('refuses more than Telegram keeps, and what would be read as something else', () => {
    expect(() => writeData({ does: 'go', screen: 'x'.repeat(65), rest: [] })).toThrow(/64 bytes/);
    expect(() => writeData({ does: 'go', screen: 'a', rest: ['b|c'] })).toThrow(/cannot carry/);
  });

  it('of another version, or with anything else on it, is nothing', () => {
    for (const data of ['', '0g|home', '1x|home', '1g', '1g|', 'home', '{"a":1}'])
      expect(readData(data)).toBeUndefined();
  });
});

describe('an update', () => {
  const from = { id: 77, is_bot: false, first_name: 'Ann', language_code: 'ru' };
  const chat = { id: 77, type: 'private' };

  it('is something said, something pressed, a block, or a command in a group', () => {
    expect(readIncoming({ update_id: 1, message: { chat, from, text: ' /start r_5 ' } })).toMatchObject({
      kind: 'said',
      chat: '77',
      said: { text: '/start r_5' },
      from: { telegramId: '77', languageCode: 'ru', isPremium: false },
    });
    const query = { id: '9', from, data: '1g|home', message: { message_id: 3, chat } };
    expect(readIncoming({ update_id: 2, callback_query: query })).toMatchObject({ kind: 'pressed', messageId: 3 });
    const blocked = { chat, new_chat_member: { status: 'kicked' } };
    expect(readIncoming({ update_id: 3, my_chat_member: blocked })).toEqual({
      kind: 'blocked',
      user: '77',
      isBlocked: true,
    });
    const group = { id: -5, type: 'supergroup' };
    expect(readIncoming({ update_id: 4, message: { chat: group, from, text: '/start@it' } })?.kind).toBe('in_group');
  });

  it('of any other shape is nothing to us', () => {
    fc.assert(
      fc.property(fc.object(), (content) => {
        const strange = [{ message: content }, { callback_query: content }, { my_chat_member: content }, content];
        for (const one of strange) expect(readIncoming({ update_id: 1, ...one })).toBeUndefined();
      }),
    );
  });

  it('that says very much is cut to what Telegram can send at all', () => {
    const said = readIncoming({ update_id: 1, message: { chat, from, text: 'x'.repeat(9000) } });
    expect(said?.kind === 'said' && said.said.text.length).toBe(4096);
  });
});

describe('a link into the bot', () => {
  it('leads to a task, to the tasks, or to the menu', () => {
    const task = `tsk_${'0'.repeat(32)}`;
    expect(whereTo(`t_${task}`)).toEqual(['task', task]);
    expect(whereTo('claim')).toEqual(['tasks']);
    expect(whereTo('r_77')).toEqual(['home']);
    expect(whereTo('t_nonsense')).toEqual(['home']);
    expect(whereTo(undefined)).toEqual(['home']);
  });
});
