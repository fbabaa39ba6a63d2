import { Refusal } from '#kernel';
import { transaction } from '#database';
import { enqueue, type Handler, type Sweep } from '#jobs';
import { getPayment, matchPayment, type Adopt } from '#payments';
import { adoptAs, adoptByRules } from './adopt-payment.ts';
import type { Asking } from './needs.ts';
import { putQuestion, type PayloadAnswer } from './payload-callback.ts';
import {
  askAgainAt,
  closeQuestion,
  takeDueQuestions,
  takeQuestion,
  type PayloadQuestion,
} from './payload-question-rows.ts';
import { firstMatch } from './payload-rule.ts';
import { selectRule } from './payload-rule-rows.ts';
import { secretOf } from './set-payload-rule.ts';

const second = 1000;
const hour = 60 * 60 * second;
/** After this long nobody is asked any more, and a person has to match the payment. */
const longestAsking = 72 * hour;

/**
 * Asks the operator's program once what a payment was for, outside any transaction, and does what it says. No
 * answer that can be used: asked again later, under the same id, for three days.
 */
export async function askPayload(needs: Asking, workspace: number, id: string): Promise<void> {
  const question = await takeQuestion(needs.pool, workspace, id, needs.clock.now());
  if (!question) return;
  const payment = await getPayment(needs.pool, workspace, id);
  const asked =
    payment.status === 'unmatched' && !payment.returnedAt && (await selectRule(needs.pool, workspace, question.rule));
  if (!asked || asked.rule.callbackUrl === undefined) return settle(needs, question, adoptByRules);
  const said = await putQuestion(needs, asked.rule, secretOf(needs.masterKey, workspace, asked), payment);
  if ('answer' in said) return settle(needs, question, adoptBy(said.answer, asked.rule.code), said.answer);
  await waitOrGiveUp(needs, question, said.failure);
}

/** What the answer says, checked as any word about a payment is. */
const adoptBy =
  (answer: PayloadAnswer, code: string): Adopt =>
  async (tx, payment) => {
    if ('ignore' in answer)
      return { problem: `The callback of the payload rule "${code}" says that it is none of ours.` };
    const rule = (await selectRule(tx, payment.workspace, code))?.rule;
    const customer = answer.customer ?? (rule && firstMatch([rule], payment)?.customer) ?? payment.payer;
    if (customer === null) return { problem: `The callback of the payload rule "${code}" names no customer.` };
    return adoptAs(tx, payment, { product: answer.product, customer, price: rule?.price ?? 'product', rule: code });
  };

/** The question is closed in the transaction in which the payment is matched, or is found not to wait any more. */
async function settle(needs: Asking, question: PayloadQuestion, adopt: Adopt, answer?: PayloadAnswer): Promise<void> {
  const { workspace, payment } = question;
  const at = needs.clock.now();
  const closeAndAdopt: Adopt = async (tx, unmatched, clock) => {
    await closeQuestion(tx, question, at, answer);
    return adopt(tx, unmatched, clock);
  };
  try {
    await matchPayment(needs, { workspace, payment, adopt: closeAndAdopt });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await closeQuestion(needs.pool, question, at, answer);
    await explain(needs, question, error.message);
  }
}

async function waitOrGiveUp(needs: Asking, question: PayloadQuestion, failure: string): Promise<void> {
  const now = needs.clock.now();
  const isOver = now.getTime() - question.askedAt.getTime() >= longestAsking;
  if (isOver) await closeQuestion(needs.pool, question, now);
  else await askAgainAt(needs.pool, question, nextTry(now, question.tries));
  const then = isOver ? 'It is not asked any more: match the payment by hand.' : 'It is asked again.';
  await explain(needs, question, `The callback of the payload rule "${question.rule}" ${failure} ${then}`);
}

/** 2 s, 4 s, 8 s … an hour. */
const nextTry = (now: Date, tries: number): Date =>
  new Date(now.getTime() + Math.min(2 ** Math.min(tries, 20) * second, hour));

/** Says on the payment why it waits; nothing when it does not wait any more. */
async function explain(needs: Asking, { workspace, payment }: PayloadQuestion, problem: string): Promise<void> {
  try {
    await matchPayment(needs, { workspace, payment, adopt: () => Promise.resolve({ problem }) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** The jobs of this module, for `openJobs`. */
export const billingJobs = (needs: Asking): Record<'billing.ask_payload', Handler> => ({
  'billing.ask_payload': (data) => {
    const { workspace, payment } = data;
    if (typeof workspace === 'number' && typeof payment === 'string') return askPayload(needs, workspace, payment);
    throw new Error('This job does not say which payment it is about.');
  },
});

const atATime = 20;

/** The net under the job: questions whose asking was cut short, or that are to be asked again now. */
export const questionSweep = ({ pool, clock }: Pick<Asking, 'pool' | 'clock'>): Sweep => ({
  name: 'billing.payload_questions',
  run: () =>
    transaction(pool, async (tx) => {
      const due = await takeDueQuestions(tx, clock.now(), atATime);
      for (const question of due) await enqueue(tx, 'billing.ask_payload', question);
      return due.length;
    }),
});
