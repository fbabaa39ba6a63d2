// @ts-check
import { h } from '../base/dom.js';
import { drawList } from '../base/list.js';
import { stars } from '../base/stars.js';
import { instant, longOf } from '../base/time.js';
import { attempt, botOf } from '../phone.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */
/** @import { Subscription } from '../wire.js' */
/** @import { Word } from '../base/words.js' */

/** What a subscription's date means in each of its states. @type {Record<Subscription['state'], Word>} */
const said = { active: 'renews_on', canceled: 'ends_on', failed: 'failed_on', ended: 'ended_on' };

/** @param {Phone} phone @param {Subscription} subscription the person's own choice, while there is one */
function choice(phone, { id, state }) {
  const { words, store } = phone;
  if (state !== 'active' && state !== 'canceled') return undefined;
  const edit = async () => {
    const { me } = store.get();
    if (me === undefined) return;
    await attempt(phone, () => phone.api.editSubscription(me, id, state === 'active' ? 'cancel' : 'reenable'));
    await phone.refresh('subscriptions', 'people');
  };
  const props = {
    type: 'button',
    class: 'quiet-button',
    'data-focus': `subscription ${id}`,
    onClick: () => void edit(),
  };
  return h('button', props, words(state === 'active' ? 'cancel_subscription' : 'resume_subscription'));
}

/** @param {Phone} phone @param {Subscription} subscription */
function row(phone, subscription) {
  const { words } = phone;
  const { bot, title, amount, expires_at, state } = subscription;
  const date = longOf(words, instant(expires_at));
  const about = h(
    'small',
    {},
    botOf(phone, bot)?.first_name,
    ' · ',
    stars(words, amount),
    ' · ',
    words(said[state], { date }),
  );
  return h(
    'li',
    { class: 'line' },
    h('span', { class: 'person-text' }, h('b', {}, title), ' ', about),
    choice(phone, subscription),
  );
}

/**
 * What the person pays each period, and the way out of it; not there while there is nothing.
 * @param {Phone} phone
 */
export function subscriptionsSection(phone) {
  const list = h('ul', { class: 'subscriptions' });
  const element = section('subscriptions', phone.words('subscriptions'), list);
  phone.store.watch(element, () => {
    const { subscriptions } = phone.store.get();
    element.hidden = subscriptions.length === 0;
    const rows = subscriptions.map((one) => ({
      key: one.id,
      version: JSON.stringify(one),
      draw: () => row(phone, one),
    }));
    drawList(list, rows);
  });
  return element;
}
