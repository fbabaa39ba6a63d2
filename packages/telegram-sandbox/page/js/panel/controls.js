// @ts-check
import { h } from '../base/dom.js';
import { botsSection } from './bots-section.js';
import { channelsSection } from './channels-section.js';
import { clockSection } from './clock-section.js';
import { faultsSection } from './faults-section.js';
import { peopleSection } from './people-section.js';
import { subscriptionsSection } from './subscriptions-section.js';
import { starsSection } from './stars-section.js';
/** @import { Phone } from '../phone.js' */

/** @param {Phone} phone all controls of the sandbox, in the order of use */
export const controls = (phone) =>
  h(
    'div',
    { class: 'controls' },
    peopleSection(phone),
    starsSection(phone),
    subscriptionsSection(phone),
    clockSection(phone),
    botsSection(phone),
    channelsSection(phone),
    faultsSection(phone),
  );

/** @param {ParentNode} root @param {string | undefined} name brings a section into view and points at it */
export function pointAt(root, name) {
  const section = name ? root.querySelector(`[data-section="${CSS.escape(name)}"]`) : null;
  const title = section?.querySelector('h2');
  if (!section || !title) return;
  section.scrollIntoView({ block: 'nearest' });
  title.focus({ preventScroll: true });
  section.classList.remove('pointed');
  requestAnimationFrame(() => section.classList.add('pointed'));
}
