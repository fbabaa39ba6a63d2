import { getProduct, readScales, startPurchase, type Selling } from '#billing';
import { transaction } from '#database';
import { enqueue, type Handler } from '#jobs';
import { amountToWire, formatUnits, Refusal } from '#kernel';
import type { Notice, Notified, Notifier } from './notify.ts';
import { findOffer, moveOffer } from './offer-rows.ts';
import type { Offer } from './offer.ts';
import { selectPolicies } from './policy-rows.ts';
import type { LowBalance } from './policy.ts';
import { offerWords } from './words.ts';

export type OfferNeeds = Selling & { readonly notifier: Notifier };

/** The job of this module, for `openJobs`. */
export const refillJobs = (needs: OfferNeeds): Record<'refills.offer', Handler> => ({
  'refills.offer': ({ workspace, offer }) => {
    if (typeof workspace === 'number' && typeof offer === 'string') return sendOffer(needs, workspace, offer);
    throw new Error('This job does not say which offer it is about.');
  },
});

/**
 * Makes the invoice link of an offer and sends it. The link is the same however often it is asked for (its key is the
 * offer); the message goes out at most once, because `sending` is written before Telegram is asked.
 */
export async function sendOffer(needs: OfferNeeds, workspace: number, id: string): Promise<void> {
  const offer = await findOffer(needs.pool, workspace, id);
  if (offer?.status === 'sending')
    return finish(needs, offer, { outcome: 'unknown', problem: 'We stopped in between.' });
  const [policy] = offer ? await selectPolicies(needs.pool, workspace, offer.policy) : [];
  if (offer?.status !== 'pending' || policy?.terms.kind !== 'low_balance' || !policy.terms.product) return;
  const notice = await noticeOf(needs, offer, policy.terms, policy.terms.product);
  if ('problem' in notice) {
    await moveOffer(needs.pool, offer, 'pending', {
      status: 'refused',
      at: needs.clock.now(),
      problem: notice.problem,
    });
    return;
  }
  const { payment, ...message } = notice;
  if (!(await moveOffer(needs.pool, offer, 'pending', { status: 'sending', at: needs.clock.now(), payment }))) return;
  await finish(needs, offer, await needs.notifier.notify(workspace, message));
}

/** The message with its link. A no that no retry mends is a problem; an outage is thrown and tried again. */
async function noticeOf(
  needs: OfferNeeds,
  { workspace, id, customer, units }: Offer,
  terms: LowBalance,
  product: string,
): Promise<(Notice & { payment: string }) | { problem: string }> {
  try {
    const bot = await needs.botFor(workspace, terms.bot);
    const asked = { customer, product, bot: bot.id, key: `refill:${id}` };
    const { payment, link } = await startPurchase(needs, workspace, asked);
    const { title, price } = await getProduct(needs, workspace, product);
    const left = formatUnits(units, (await readScales(needs.pool, workspace))(terms.creditType));
    const words = offerWords(await needs.notifier.languageOf(workspace, bot.id, customer), terms.language);
    const buttons = [{ text: words.button(amountToWire(price).amount), url: link }];
    return { payment, bot: bot.id, customer, text: words.text(title, left), buttons };
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'gateway_unavailable') return { problem: error.message };
    throw error;
  }
}

async function finish(needs: OfferNeeds, offer: Offer, told: Notified): Promise<void> {
  const at = needs.clock.now();
  if (told.outcome === 'later') {
    const startAfter = new Date(at.getTime() + told.seconds * 1000);
    await transaction(needs.pool, async (tx) => {
      await moveOffer(tx, offer, 'sending', { status: 'pending', at, problem: told.problem });
      await enqueue(tx, 'refills.offer', { workspace: offer.workspace, offer: offer.id }, { startAfter });
    });
    return;
  }
  const problem = told.outcome === 'sent' ? {} : { problem: told.problem };
  await moveOffer(needs.pool, offer, 'sending', { status: told.outcome, at, ...problem });
}
