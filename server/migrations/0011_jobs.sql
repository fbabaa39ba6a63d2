-- Jobs that wait for an instant of the platform's clock. The queues themselves are pg-boss's, in its own
-- schema, and know only real time; what comes due by our clock waits here until a sweep puts it on its queue.
-- These rows are machinery, of no workspace: the workspace is in what the job carries.
create schema jobs;

create table jobs.later (
  id uuid not null,
  job text not null,
  data jsonb not null,
  due_at timestamptz not null,
  constraint a_job_waits_once primary key (job, id)
);

create index later_by_due_time on jobs.later (due_at);
