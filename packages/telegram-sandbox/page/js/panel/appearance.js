// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { languages } from '../base/words.js';
import { chosenTheme, themes, wearTheme } from '../base/theme.js';
/** @import { Words, Language, Word } from '../base/words.js' */
/** @import { Theme } from '../base/theme.js' */

/** @type {Record<Theme, { icon: import('../base/icons.js').IconName, word: Word }>} */
const looks = {
  auto: { icon: 'auto', word: 'theme_auto' },
  light: { icon: 'sun', word: 'theme_light' },
  dark: { icon: 'moon', word: 'theme_dark' },
};

/**
 * One choice out of few, as radio buttons that look like one pill.
 * @param {string} name
 * @param {string} label
 * @param {{ value: string, content: Node | string, title: string, lang?: string }[]} options
 * @param {string} chosen
 * @param {(value: string) => void} onChoose
 */
function segmented(name, label, options, chosen, onChoose) {
  const draw = /** @param {typeof options[number]} option */ ({ value, content, title, lang }) =>
    h(
      'label',
      { title, lang },
      h('input', {
        type: 'radio',
        name,
        value,
        'aria-label': title,
        checked: value === chosen,
        onChange: () => onChoose(value),
      }),
      h('span', {}, content),
    );
  return h('div', { class: 'segmented', role: 'radiogroup', 'aria-label': label }, options.map(draw));
}

let count = 0;

/**
 * Language and theme of the page.
 * @param {Words} words
 * @param {(language: Language) => void} onLanguage
 */
export function appearance(words, onLanguage) {
  const unique = (count += 1);
  const speech = Object.entries(languages).map(([value, title]) => ({ value, title, lang: value, content: title }));
  const theme = themes.map((value) => ({ value, title: words(looks[value].word), content: icon(looks[value].icon) }));
  return h(
    'div',
    { class: 'appearance' },
    segmented(`language-${unique}`, words('page_language'), speech, words.language, (value) =>
      onLanguage(/** @type {Language} */ (value)),
    ),
    segmented(`theme-${unique}`, words('theme'), theme, chosenTheme(), (value) =>
      wearTheme(/** @type {Theme} */ (value)),
    ),
  );
}
