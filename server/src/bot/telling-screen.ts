import { line, type Line } from './line.ts';
import type { TalkNeeds } from './needs.ts';
import { ownText, type OwnTextName } from './own-texts.ts';
import { screen, type Screen } from './screen.ts';
import { go } from './view.ts';

/** `own` is what the operator may say in its place; `usual` is said until they do. */
export type Telling = {
  readonly name: string;
  readonly own: OwnTextName;
  readonly title: string;
  readonly usual: string;
};

/** A page of the operator's own words, or of ours until there are some. Telegram asks for these commands. */
export const tellingScreen = ({ name, own: named, title, usual }: Telling): Screen<TalkNeeds> =>
  screen<{ readonly own: Line | undefined }, TalkNeeds>(name, {
    command: name,
    isOpen: true,
    load: async (scene) => ({ own: await ownText(scene, named) }),
    view: ({ own }) => ({ lines: [line(title), '', own ?? line(usual)], buttons: [[go('back', 'help')]] }),
    samples: { ours: { own: undefined }, "operator's own": { own: line('own-text', { text: '…' }) } },
  });
