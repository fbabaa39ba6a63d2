import { Refusal } from '#kernel';
import type { ConnectionForm, FormField } from '#payments/gateway';

export type Values = Readonly<Record<string, string>>;

/** What was entered, field by field. */
export type Entered = { readonly settings: Values; readonly secrets: Values };

type Fields = ConnectionForm['settings'];

/**
 * Holds what was entered to the form. Refuses with `invalid_request`, all faults at once, by the names of the form's own
 * fields: neither a value nor a name that was sent is repeated, for either may be a secret in the wrong place.
 */
export function requireForm(form: ConnectionForm, entered: Entered): void {
  const faults = [
    ...faultsOf('settings', form.settings, entered.settings),
    ...faultsOf('secrets', form.secrets, entered.secrets),
  ];
  if (faults.length > 0) throw new Refusal('invalid_request', `Mend the form: ${faults.join(' ')}`, { faults });
}

function faultsOf(part: string, fields: Fields, values: Values): string[] {
  const unknown = Object.keys(values).some((name) => !Object.hasOwn(fields, name));
  const has = Object.keys(fields).join(', ') || 'no field';
  return [
    ...(unknown ? [`"${part}" has a field that this supplier does not know; it knows: ${has}.`] : []),
    ...Object.entries(fields).flatMap(([name, field]) => faultOf(`${part}.${name}`, field, values[name])),
  ];
}

function faultOf(name: string, { about, pattern, usual }: FormField, value: string | undefined): string[] {
  if (value === undefined || value === '') return usual === undefined ? [`"${name}" is missing: ${about}`] : [];
  return matchesWhole(pattern, value) ? [] : [`"${name}" has another form than expected: ${about}`];
}

const matchesWhole = ({ source, flags }: RegExp, value: string) =>
  new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, '')).test(value);

/** Every field of a part of the form, the usual values where nothing was entered. What the form no longer has is left out. */
export const filled = (fields: Fields, entered: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, { usual = '' }]) => [name, entered[name] || usual]));

/** What was entered, over what had been: an empty text takes a field back to its usual value. */
export const merged = (before: Values, entered: Values | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...before, ...entered }).filter(([, value]) => value !== ''));
