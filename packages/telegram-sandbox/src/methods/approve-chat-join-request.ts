import { answerJoinRequest } from '../groups/answer-join-request.ts';
import type { Method } from './method.ts';

export const approveChatJoinRequest: Method = (telegram, bot, call) => {
  answerJoinRequest(telegram, bot, call, true);
  return true;
};
