// @ts-check
import { svg } from './dom.js';

/** Strokes on a 24 × 24 field. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  send: 'M12 19V5M5.5 11.5L12 5l6.5 6.5',
  close: 'M6.5 6.5l11 11m0-11l-11 11',
  menu: 'M4.5 7h15M4.5 12h15M4.5 17h15',
  slash: 'M15 5L9 19',
  keyboard: 'M4 7.5h16v10H4zM7.5 11h.01M12 11h.01M16.5 11h.01M8.5 14.5h7',
  down: 'M6 9.5l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  search: 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.6 15.6L20 20',
  link: 'M8 16L16 8M9.5 8H16v6.5',
  app: 'M5 5h6v6H5zM13.5 5h5.5v6h-5.5zM5 13.5h6V19H5zM13.5 13.5h5.5V19h-5.5z',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  plus: 'M12 5.5v13M5.5 12h13',
  sun: 'M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM12 3v1.6M12 19.4V21M3 12h1.6M19.4 12H21M5.6 5.6l1.2 1.2M17.2 17.2l1.2 1.2M18.4 5.6l-1.2 1.2M6.8 17.2l-1.2 1.2',
  moon: 'M19.5 14.2A7.8 7.8 0 0 1 9.8 4.5a7.8 7.8 0 1 0 9.7 9.7z',
  auto: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  people:
    'M9.5 11.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM3.5 19c.6-3.3 3-5 6-5s5.4 1.7 6 5M16 4.9a3.2 3.2 0 0 1 0 6M17.5 14.4c1.7.7 2.8 2.2 3.1 4.6',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.8V12l2.8 2',
  sliders: 'M5 7.5h7M17 7.5h2M14.5 5v5M5 16.5h2M12 16.5h7M9.5 14v5',
  refresh: 'M19 12a7 7 0 1 1-2.1-5M19 4.5V8.5h-4',
  sent: 'M3.5 12.5l4 4 8-9M11 16l.6.5 8-9',
  photo: 'M4.5 6h15v12h-15zM4.5 15.5l4-4 4 4 2.5-2.5 4.5 4.5M15 10h.01',
  block: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12',
  alert: 'M12 7.5v5.5M12 16.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
};

/** @typedef {keyof typeof paths} IconName */

/**
 * A decorative line icon; the control around it carries the name.
 * @param {IconName} name
 * @param {string} [className]
 */
export function icon(name, className = '') {
  return svg(
    'svg',
    { class: `icon ${className}`.trim(), viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: paths[name] }),
  );
}

const starPath =
  'M12 3.2c.5 0 .9.3 1.1.7l2 4.3 4.7.6c1 .1 1.4 1.4.7 2.1L17 14.2l.9 4.7c.2 1-.9 1.8-1.8 1.3L12 17.9l-4.1 2.3c-.9.5-2-.3-1.8-1.3l.9-4.7-3.5-3.3c-.7-.7-.3-2 .7-2.1l4.7-.6 2-4.3c.2-.4.6-.7 1.1-.7z';

/**
 * The golden Star. With words around it, it reads as ⭐ so that “Pay ⭐ 250” is also the control's accessible name.
 * @param {string} [className]
 */
export function star(className = '') {
  return svg(
    'svg',
    { class: `star ${className}`.trim(), viewBox: '0 0 24 24', role: 'img', 'aria-label': '⭐' },
    svg('path', { d: starPath, fill: 'url(#gold)' }),
  );
}

/**
 * The mark ⁂: three stars, one ledger.
 * @param {string} [className]
 */
export function mark(className = '') {
  return svg(
    'svg',
    { class: `mark ${className}`.trim(), viewBox: '0 0 48 48', 'aria-hidden': 'true' },
    ...[
      [24, 13],
      [12.5, 33],
      [35.5, 33],
    ].map(([x, y]) =>
      svg('path', { d: 'M0-9V9M-7.8-4.5L7.8 4.5M-7.8 4.5L7.8-4.5', transform: `translate(${x} ${y})` }),
    ),
  );
}
