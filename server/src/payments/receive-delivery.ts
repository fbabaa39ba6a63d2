import { Refusal } from '#kernel';
import { transaction, type Tx } from '#database';
import { approvePayment } from './approve-payment.ts';
import { keepDelivery, type DeliveryToKeep } from './delivery-rows.ts';
import { leaseFrom } from './due.ts';
import type { Delivery, Mention, OpenConnection, WebhookAnswer, WebhookReading } from './gateway.ts';
import type { IntakeNeeds } from './intake.ts';
import { lookUp } from './look-up.ts';
import { paymentsOf, wantLooks, type Look } from './look-rows.ts';

/** What arrived at `/hooks/<gateway>/<connection>`. */
export type Arrival = { readonly gateway: string; readonly connection: string; readonly delivery: Delivery };

/** The gateway is to send it again: nothing of it was kept. */
const again: WebhookAnswer = { status: 503, contentType: 'text/plain', body: 'Not stored. Send it again.' };

/**
 * Takes a delivery in: proves where it comes from, keeps it with the look-ups it asks for in one transaction, and only
 * then answers, in the gateway's own words. Nothing is credited because of it: what the gateway says when it is asked
 * is. Refuses `not_found` for an account that is not ours; what could not be stored is answered 503.
 */
export async function receiveDelivery(needs: IntakeNeeds, arrival: Arrival): Promise<WebhookAnswer> {
  const { gateway, connection, delivery } = arrival;
  try {
    const account = await needs.openAccount(connection);
    const webhook = account?.gateway === gateway ? needs.gateways[gateway]?.webhook : undefined;
    if (!account || !webhook) throw new Refusal('not_found', 'There is no such connection.');
    const now = needs.clock.now();
    const reading = readSafely(needs, arrival, () => webhook.read(account.opened, delivery, now));
    return await keepAndAnswer(needs, { ...arrival, opened: account.opened }, reading, now);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    needs.log.error({ gateway, connection, err: error }, 'A delivery could not be stored.');
    return again;
  }
}

/** An adapter that stumbles has read nothing; the delivery is kept, and asked for again. */
function readSafely(
  { log }: IntakeNeeds,
  { gateway, connection }: Arrival,
  read: () => WebhookReading,
): WebhookReading {
  try {
    return read();
  } catch (error) {
    log.error({ gateway, connection, err: error }, 'A delivery could not be read.');
    return { verdict: 'malformed', why: 'It could not be read; the log says why.', answer: again };
  }
}

type Opened = Arrival & { readonly opened: OpenConnection };

async function keepAndAnswer(needs: IntakeNeeds, arrival: Opened, reading: WebhookReading, now: Date) {
  const { gateway, delivery, opened } = arrival;
  const { workspace, id: connection } = opened;
  const { verdict } = reading;
  const kept = { workspace, gateway, connection, delivery, verdict, now, mentions: [], problem: null };
  switch (reading.verdict) {
    case 'genuine': {
      const { mentions } = reading;
      const account = `${gateway}:${connection}`;
      const isRoom = needs.crew.hasRoom(account);
      const due = isRoom ? leaseFrom(now) : now;
      const looks = await transaction(needs.pool, (tx) => keepGenuine(tx, needs, { ...kept, mentions }, due));
      if (isRoom) for (const look of looks) needs.crew.start(account, () => lookUpIn(needs, look, due));
      return reading.answer;
    }
    case 'question': {
      // Nothing is paid yet: what it names is looked up when the lease of the look-up has run out.
      const { mentions = [] } = reading;
      await transaction(needs.pool, (tx) => keepGenuine(tx, needs, { ...kept, mentions }, leaseFrom(now)));
      return reading.answer(await approvePayment(needs, { ...reading.question, workspace, gateway, connection }));
    }
    case 'ignored':
      await keepDelivery(needs.pool, kept);
      return reading.answer;
    case 'malformed':
    case 'forged':
      if (verdict === 'forged')
        needs.log.warn({ gateway, connection, from: delivery.address }, 'A delivery is forged.');
      await keepDelivery(needs.pool, { ...kept, problem: reading.why });
      return reading.answer;
  }
}

/** What has waited here for longer than its lease is the sweep's by now. */
const lookUpIn = async (needs: IntakeNeeds, look: Look, lease: Date): Promise<void> => {
  if (needs.clock.now() < lease) await lookUp(needs, look);
};

const mostMentions = 100;

/** What it names that is not this account's is kept with it, and looked up nowhere. */
async function keepGenuine(tx: Tx, needs: IntakeNeeds, kept: DeliveryToKeep, due: Date): Promise<Look[]> {
  const { workspace, gateway, connection, now } = kept;
  const mentions = kept.mentions.slice(0, mostMentions).map(plain);
  const account = { workspace, gateway, id: connection };
  const charges = mentions.filter((one) => one.about === 'charge');
  const charged = await paymentsOf(tx, account, charges);
  const payments = [...mentions.filter((one) => one.about === 'payment'), ...charged];
  const looks = await wantLooks(tx, account, payments, due);
  const ours = new Set(looks.map(({ payment }) => payment));
  const foreign: string[] = payments.flatMap(({ payment }) => (ours.has(payment) ? [] : [payment]));
  const known = new Set(charged.map(({ externalId }) => externalId));
  foreign.push(...charges.flatMap(({ externalId }) => (known.has(externalId) ? [] : [externalId])));
  for (const mention of mentions) {
    if (mention.about !== 'payout') continue;
    const isOurs = await needs.payoutMentioned?.(tx, { ...mention, workspace, gateway, connection }, now);
    if (!isOurs) foreign.push(mention.payout);
  }
  await keepDelivery(tx, { ...kept, mentions, problem: problemOf(foreign, kept.mentions) });
  return looks;
}

/** What somebody typed into a payment page may come back as a name: PostgreSQL is to take whatever it is. */
function plain(mention: Mention): Mention {
  const { externalId } = mention;
  const more = externalId === undefined ? {} : { externalId: plainText(externalId) };
  if (mention.about === 'payment')
    return { about: 'payment', payment: plainText(mention.payment), ...more, ...plainWords(mention) };
  if (mention.about === 'charge') return { about: 'charge', externalId: plainText(mention.externalId) };
  return { about: 'payout', payout: plainText(mention.payout), ...more };
}

const mostWords = 20;

function plainWords({ told }: Pick<Extract<Mention, { about: 'payment' }>, 'told'>) {
  if (told === undefined) return {};
  const words = Object.entries(told).slice(0, mostWords);
  return { told: Object.fromEntries(words.map(([name, text]) => [plainText(name), plainText(text)])) };
}

const longestName = 200;

const plainText = (text: string): string => text.slice(0, longestName).toWellFormed().replaceAll('\u0000', '');

function problemOf(foreign: readonly string[], mentions: readonly Mention[]): string | null {
  if (mentions.length > mostMentions) return `It names more than ${mostMentions} things; only those were looked at.`;
  if (foreign.length === 0) return null;
  return 'It names what is not a payment or payout of this account; nobody is credited for that.';
}
