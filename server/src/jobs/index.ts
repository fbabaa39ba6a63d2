export { enqueue, type EnqueueOptions } from './enqueue.ts';
export { openJobs, type Jobs, type JobsOptions } from './open-jobs.ts';
export { jobs, queues, type Handler, type Job, type Json, type JsonObject, type Log, type Sweep } from './job.ts';
