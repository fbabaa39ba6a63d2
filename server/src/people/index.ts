export { languages, type Language, type Person } from './person.ts';
export { noticeKinds, type Notice, type NoticeKind } from './notice.ts';
export { meetPerson, type Meeting } from './meet-person.ts';
export {
  findPeople,
  findPerson,
  getPerson,
  listPeople,
  refuseUnknown,
  toLanguage,
  type PersonFilter,
  type PersonPage,
} from './person-rows.ts';
export { acceptRules, markBlocked, requireAccepted, setLanguage, setNews, type Acceptance } from './accept-rules.ts';
export { comeIn, type Entrance } from './come-in.ts';
export { referrersOf } from './referrers-of.ts';
export { judgeReferral, referralRefusals, type ReferralFacts, type ReferralRefusal } from './referral.ts';
export {
  countReferrals,
  listReferrals,
  type Referral,
  type ReferralPage,
  type ReferralQuestion,
} from './list-referrals.ts';
export { noteDevice, type Signals } from './note-device.ts';
export { countSharings, sharesDevice, type Sharing } from './signal-rows.ts';
export { tell, tellKnown } from './tell.ts';
export { markTold, putOffNotice, takeNotices, type TakenNotice } from './take-notices.ts';
export { exportPerson, type PersonExport } from './export-person.ts';
export { erasePerson } from './erase-person.ts';
export { keepReasons, type ErasingNeeds, type KeepReason, type PeopleNeeds, type PersonDataNeeds } from './needs.ts';
export { peopleSweeps } from './sweeps.ts';
export { countPeople, type Reach } from './count-people.ts';
