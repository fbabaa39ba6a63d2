// @ts-check
import { h } from '../base/dom.js';
import { attempt } from '../phone.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */
/** @import { Word } from '../base/words.js' */

/** The faults that can be switched on here, and the words that say what each does. @type {[string, Word, Word][]} */
const kinds = [
  ['duplicate', 'fault_duplicate', 'fault_duplicate_hint'],
  ['drop', 'fault_drop', 'fault_drop_hint'],
  ['delay', 'fault_delay', 'fault_delay_hint'],
  ['reorder', 'fault_reorder', 'fault_reorder_hint'],
  ['429', 'fault_429', 'fault_429_hint'],
  ['500', 'fault_500', 'fault_500_hint'],
  ['timeout_before', 'fault_timeout_before', 'fault_timeout_before_hint'],
  ['timeout_after', 'fault_timeout_after', 'fault_timeout_after_hint'],
];

/** A switched-on fault strikes every time until it is switched off. */
const standing = { target: 'telegram', rate: 1, times: 1_000_000 };

/**
 * Switches one fault. The server can only take all faults back, so those that stay are set again.
 * @param {Phone} phone
 * @param {string} kind
 * @param {boolean} on
 */
async function switchFault(phone, kind, on) {
  const stay = phone.store.get().faults.filter((fault) => fault.kind !== kind);
  await attempt(phone, async () => {
    if (on) return void (await phone.api.addFault({ ...standing, kind }));
    await phone.api.clearFaults();
    for (const fault of stay) await phone.api.addFault(fault);
  });
  await phone.refresh('faults');
}

/** @param {Phone} phone @param {typeof kinds[number]} said */
function faultSwitch(phone, [kind, name, hint]) {
  const { words } = phone;
  const input = h('input', { type: 'checkbox', role: 'switch', 'aria-describedby': `fault-${kind}` });
  input.addEventListener('change', () => void switchFault(phone, kind, input.checked));
  const label = h('label', { class: 'switch' }, input, h('span', {}, words(name)));
  return { kind, input, element: h('li', {}, label, h('small', { id: `fault-${kind}` }, words(hint))) };
}

/**
 * What goes wrong between Telegram and the bots, on purpose.
 * @param {Phone} phone
 */
export function faultsSection(phone) {
  const { words, store } = phone;
  const switches = kinds.map((said) => faultSwitch(phone, said));
  const list = h(
    'ul',
    { class: 'faults' },
    switches.map(({ element }) => element),
  );
  const count = h('span', { class: 'count' });
  const summary = h('summary', {}, words('faults_hint'), count);
  const details = h('details', {}, summary, list);
  details.addEventListener('toggle', () => details.open && element.scrollIntoView({ block: 'nearest' }));
  const element = section('faults', words('faults'), details);
  store.watch(element, () => {
    const on = new Set(
      store
        .get()
        .faults.filter((fault) => (fault.times ?? 1) > 0)
        .map((fault) => fault.kind),
    );
    for (const { kind, input } of switches) input.checked = on.has(kind);
    count.textContent = on.size > 0 ? words.number(on.size) : '';
    count.hidden = on.size === 0;
  });
  return element;
}
