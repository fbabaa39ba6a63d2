import type { Delivery } from '#payments/gateway';
import type { CaseName } from '../case-names.ts';
import type { Rig } from '../rig.ts';

const header = 'x-telegram-bot-api-secret-token';

/** The proof of an update is the secret of the bot's webhook; nothing is signed. */
const forge: NonNullable<Rig['forge']> = (delivery, how) => {
  const { [header]: secret, ...headers } = delivery.headers;
  if (how === 'unsigned') return { ...delivery, headers };
  const given = String(secret);
  const other = how === 'truncated' ? given.slice(0, given.length / 2) : given.split('').toReversed().join('');
  return { ...delivery, headers: { ...headers, [header]: other } };
};

const isQuestion = ({ body }: Delivery): boolean => body.includes('"pre_checkout_query"');

const updates = 'Nothing is signed: whoever knows the secret of the webhook is Telegram, and the update is the fact.';
const whole = 'Telegram charges exactly the price of the invoice.';
const asked = 'Telegram asks before it charges, and is told no; see paying.test.ts.';
const noRail = 'No money leaves through here.';

const cannot: Partial<Record<CaseName, string>> = {
  wrong_amount: updates,
  wrong_currency: updates,
  wrong_shop: updates,
  wrong_order: updates,
  underpaid: whole,
  overpaid: whole,
  late: asked,
  expired: asked,
  paid_twice: asked,
  unknown_status: 'A payment in an update has no status.',
  limited: 'The Bot API says how long to wait, and the call for an invoice waits that long.',
  look_up_lost: 'There is nothing to look up: the update is the fact.',
  payout: noRail,
  payout_repeat: noRail,
  payout_lost_before: noRail,
  payout_lost_after: noRail,
  payout_refused: noRail,
  payout_unknown: noRail,
  payout_destinations: noRail,
};

/** What all gateways within Telegram have in common. */
export const telegramRig = {
  isQuestion,
  forge,
  resign: () => undefined,
  fault: { target: 'telegram', update: 'successful_payment' },
  cannot,
} satisfies Partial<Rig>;
