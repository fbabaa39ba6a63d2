// @ts-check
import { themeParams } from '../base/theme.js';

/** The version this page speaks to Mini Apps as: what is newer they will not ask of it. */
export const bridgeVersion = '8.0';

/**
 * The address a Mini App is opened with: its own, with Telegram's launch parameters behind the #.
 * @param {string} url
 * @param {string} initData
 * @param {string} [start]
 */
export function launchAddress(url, initData, start) {
  const address = new URL(url);
  if (start) address.searchParams.set('tgWebAppStartParam', start);
  const launch = {
    tgWebAppData: initData,
    tgWebAppVersion: bridgeVersion,
    tgWebAppPlatform: 'weba',
    tgWebAppThemeParams: JSON.stringify(themeParams()),
  };
  const own = address.hash.slice(1);
  const ours = Object.entries(launch).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  address.hash = [own, ...ours].filter(Boolean).join('&');
  return address.href;
}
