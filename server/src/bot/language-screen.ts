import { languages, setLanguage } from '#people';
import { line } from './line.ts';
import type { TalkNeeds } from './needs.ts';
import { screen, type Screen } from './screen.ts';
import { go, press } from './view.ts';

/** The screens around it, by whether the person has accepted the rules. */
type Around = {
  readonly back: (hasAccepted: boolean) => string;
  readonly after: (hasAccepted: boolean) => string;
};

/** Where somebody chooses the language the bot speaks to them. */
export const languageScreen = ({ back, after }: Around): Screen<TalkNeeds> =>
  screen<{ readonly hasAccepted: boolean }, TalkNeeds>('language', {
    command: 'language',
    isOpen: true,
    load: async ({ person }) => ({ hasAccepted: person.accepted !== undefined }),
    view: ({ hasAccepted }) => ({
      lines: [line('language-title')],
      buttons: [
        languages.map((code) => press(line('language-name', { code }), 'language', 'set', code)),
        [go('back', back(hasAccepted))],
      ],
    }),
    presses: {
      async set(scene, code) {
        const chosen = languages.find((one) => one === code) ?? scene.person.language;
        const person = await setLanguage(scene.needs, scene.ws, scene.user, chosen);
        return { show: [after(person.accepted !== undefined)], person, toast: line('language-set') };
      },
    },
    samples: { usual: { hasAccepted: true } },
  });
