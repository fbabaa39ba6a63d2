export { enqueue, type EnqueueOptions } from './enqueue.ts';
export { openJobs, type Jobs, type JobsOptions } from './open-jobs.ts';
export { installJobs } from './boss.ts';
export { countDeadLetters, listDeadLetters, type DeadLetter } from './dead-letters.ts';
export { jobs, queues, type Handler, type Job, type Json, type JsonObject, type Log, type Sweep } from './job.ts';
export { together } from './together.ts';
