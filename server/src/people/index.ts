export { countPeople, type Reach } from './count-people.ts';
export { tell } from './tell.ts';
export { noticeKinds, type Notice, type NoticeKind } from './notice.ts';
export { languages, type Language, type Person } from './person.ts';
