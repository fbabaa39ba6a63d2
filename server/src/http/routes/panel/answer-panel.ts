import { add } from './add.ts';
import { answerNo, answerWith, type PanelAnswer } from './answer.ts';
import { balance } from './balance.ts';
import { passerOf, resellerOf, secretOf, type Origin, type PanelApiNeeds, type Reseller } from './caller.ts';
import { one, type Fields } from './fields.ts';
import { cancel, refill, refillStatus, status } from './orders.ts';
import { readRequest, type Sent } from './read-request.ts';
import { services } from './services.ts';
import { PanelNo, type Dialect } from './words.ts';

type Action = (needs: PanelApiNeeds, who: Reseller, fields: Fields) => Promise<unknown>;

/** Everything that can be asked for, by the word that asks for it. */
export const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['services', services],
  ['add', add],
  ['status', status],
  ['cancel', cancel],
  ['refill', refill],
  ['refill_status', refillStatus],
  ['balance', balance],
]);

/** Answers one request. What is no no of ours, a bug or an outage, is thrown. */
export async function answerPanel(needs: PanelApiNeeds, sent: Sent & Origin): Promise<PanelAnswer> {
  let dialect: Dialect = 'sentence';
  try {
    const fields = readRequest(sent);
    const action = one(fields, 'action') ?? '';
    const secret = secretOf(one(fields, 'key'), sent);
    if (secret === undefined && action === 'services')
      return answerWith(await services(needs, await passerOf(needs, sent), fields));
    const who = await resellerOf(needs, secret ?? '', sent, (heard) => (dialect = heard));
    const act = actions.get(action);
    if (!act) throw new PanelNo('action_unknown');
    return answerWith(await act(needs, who, fields));
  } catch (error) {
    return answerNo(error, dialect);
  }
}
