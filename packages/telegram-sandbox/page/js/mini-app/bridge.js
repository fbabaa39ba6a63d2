// @ts-check
import { themeParams } from '../base/theme.js';
/** @import { Moves } from './open-mini-app.js' */

/** @typedef {Record<string, unknown>} Data */
/** @typedef {(name: string, data?: Data) => void} Tell */

/** @param {unknown} value */
const text = (value) => (typeof value === 'string' ? value : '');

/** @param {Data} data @returns {{ id: string, text: string }[]} */
function popupButtons(data) {
  const buttons = Array.isArray(data['buttons']) ? data['buttons'] : [];
  return buttons.map((button) => ({ id: text(button?.id), text: text(button?.text) || text(button?.type) || 'OK' }));
}

/**
 * What a Mini App may ask for, by Telegram's event names, and what is done about it.
 * @type {Record<string, (moves: Moves, data: Data, tell: Tell) => void>}
 */
const asked = {
  iframe_ready: (moves) => moves.ready(),
  web_app_ready: (moves) => moves.ready(),
  web_app_close: (moves) => moves.close(),
  web_app_request_theme: (_, __, tell) => tell('theme_changed', { theme_params: themeParams() }),
  web_app_request_viewport: (moves, _, tell) => tell('viewport_changed', moves.viewport()),
  web_app_request_safe_area: (_, __, tell) => tell('safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
  web_app_request_content_safe_area: (_, __, tell) =>
    tell('content_safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
  web_app_request_fullscreen: (_, __, tell) => tell('fullscreen_failed', { error: 'UNSUPPORTED' }),
  web_app_setup_back_button: (moves, data) => moves.backButton(data['is_visible'] === true),
  web_app_setup_main_button: (moves, data) => moves.mainButton(data),
  web_app_data_send: (moves, data) => moves.send(text(data['data'])),
  web_app_open_link: (moves, data) => moves.link(text(data['url'])),
  web_app_open_tg_link: (moves, data) => moves.link(`https://t.me${text(data['path_full'])}`),
  web_app_open_invoice: async (moves, { slug }, tell) =>
    tell('invoice_closed', { slug, status: await moves.invoice(`https://t.me/$${text(slug)}`) }),
  web_app_open_popup: async (moves, data, tell) => {
    const pressed = await moves.popup(text(data['message']), text(data['title']), popupButtons(data));
    tell('popup_closed', pressed === undefined ? {} : { button_id: pressed });
  },
};

/** @param {unknown} sent @returns {{ eventType?: unknown, eventData?: unknown }} */
function read(sent) {
  try {
    return Object(typeof sent === 'string' ? JSON.parse(sent) : sent);
  } catch {
    return {};
  }
}

/**
 * Talks with the Mini App in a frame as Telegram's web clients do: JSON strings over postMessage, both ways.
 * Only messages of that very frame are heard. `stop` ends it.
 * @param {HTMLIFrameElement} frame
 * @param {Moves} moves
 */
export function openBridge(frame, moves) {
  /** @type {Tell} */
  const tell = (eventType, eventData = {}) =>
    frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), '*');
  /** @param {MessageEvent} event */
  const hear = (event) => {
    if (event.source !== frame.contentWindow) return;
    const { eventType, eventData } = read(event.data);
    if (typeof eventType === 'string' && Object.hasOwn(asked, eventType))
      asked[eventType]?.(moves, Object(eventData), tell);
  };
  window.addEventListener('message', hear);
  return { tell, stop: () => window.removeEventListener('message', hear) };
}
