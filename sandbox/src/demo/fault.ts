/** Something the person at the keyboard can mend: told in a sentence, without a stack. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}
