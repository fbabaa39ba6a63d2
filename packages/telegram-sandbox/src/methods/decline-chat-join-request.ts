import { answerJoinRequest } from '../groups/answer-join-request.ts';
import type { Method } from './method.ts';

export const declineChatJoinRequest: Method = (telegram, bot, call) => {
  answerJoinRequest(telegram, bot, call, false);
  return true;
};
