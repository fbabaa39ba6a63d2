// @ts-check
import { personForm } from './person-form.js';
import { personList } from './person-list.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */

/** @param {Phone} phone whose phone it is, and everybody else */
export const peopleSection = (phone) =>
  section('people', phone.words('people'), personList(phone).element, personForm(phone).element);
