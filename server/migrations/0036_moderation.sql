-- What people decide about tasks, and the lists that machines decide by.
create schema moderation;

-- One look of people at one task. A task that comes back (complaints, a changed title) is looked at again.
create table moderation.review (
  workspace_id integer not null,
  task text collate "C" not null,
  round integer not null,
  cause text not null,
  -- What the automatic checks found: codes and values.
  findings jsonb not null,
  -- Whether two different people have to approve.
  is_risky boolean not null,
  opened_at timestamptz not null,
  -- By when somebody should have decided.
  due_at timestamptz not null,
  -- When somebody last asked whether the task is still there.
  asked_at timestamptz not null,
  outcome text,
  decided_at timestamptz,
  constraint a_task_is_reviewed_in_rounds primary key (workspace_id, task, round),
  constraint a_review_has_a_known_cause check (cause in ('new', 'complaints', 'changed')),
  constraint a_review_ends_in_a_known_way check (outcome in ('approved', 'rejected', 'gone')),
  constraint a_decided_review_says_when check ((outcome is null) = (decided_at is null)),
  constraint rounds_are_counted_from_one check (round > 0)
);
create unique index a_task_is_in_the_queue_once on moderation.review (workspace_id, task) where outcome is null;
create index review_queue on moderation.review (workspace_id, due_at, task) where outcome is null;
create index reviews_to_ask_after on moderation.review (asked_at) where outcome is null;
create index review_decided on moderation.review (workspace_id, decided_at) where outcome is not null;

create table moderation.decision (
  workspace_id integer not null,
  id text collate "C" not null,
  task text collate "C" not null,
  round integer not null,
  decision text not null,
  reasons text[] not null,
  actor text collate "C" not null,
  decided_at timestamptz not null,
  constraint a_decision_has_one_id primary key (workspace_id, id),
  constraint a_person_decides_once_in_a_round unique (workspace_id, task, round, actor),
  constraint a_decision_is_yes_or_no check (decision in ('approve', 'reject')),
  constraint a_no_says_why check (decision <> 'reject' or cardinality(reasons) > 0)
);

-- Words, targets, domains and countries that no task may have to do with.
create table moderation.block (
  workspace_id integer not null,
  list text not null,
  -- In the one spelling of its list.
  value text collate "C" not null,
  reason text not null,
  actor text not null,
  added_at timestamptz not null,
  constraint a_thing_is_blocked_once primary key (workspace_id, list, value),
  constraint a_blocklist_is_known check (list in ('word', 'target', 'domain', 'country'))
);

-- Whoever is in charge of a channel or a bot may keep it out of the exchange.
create table moderation.opt_out (
  workspace_id integer not null,
  target text collate "C" not null,
  title text not null,
  actor text collate "C" not null,
  opted_out_at timestamptz not null,
  -- When its last open task had been ended.
  settled_at timestamptz,
  constraint a_target_is_opted_out_once primary key (workspace_id, target)
);
create index opt_outs_to_settle on moderation.opt_out (workspace_id, target) where settled_at is null;

create table moderation.complaint (
  workspace_id integer not null,
  id text collate "C" not null,
  task text collate "C" not null,
  complainant text collate "C" not null,
  reason text not null,
  words text,
  -- Complaints of somebody who was wrong often are read, but pause nothing by themselves.
  counts boolean not null,
  opened_at timestamptz not null,
  outcome text,
  decided_at timestamptz,
  constraint a_complaint_has_one_id primary key (workspace_id, id),
  constraint somebody_complains_of_a_task_once unique (workspace_id, task, complainant),
  constraint a_complaint_has_a_known_reason check (reason in ('misleading', 'adult', 'scam', 'spam', 'violence', 'asks_more', 'other')),
  constraint a_complaint_ends_in_a_known_way check (outcome in ('upheld', 'dismissed')),
  constraint a_decided_complaint_says_when check ((outcome is null) = (decided_at is null))
);
create index complaint_by_person on moderation.complaint (workspace_id, complainant, id);
create index complaint_in_time on moderation.complaint (workspace_id, opened_at);

-- The table of appeal.ts. A test compares the two.
create function moderation.appeal_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (('open', 'upheld'), ('open', 'dismissed'))
$$;

create table moderation.appeal (
  workspace_id integer not null,
  id text collate "C" not null,
  claim text collate "C" not null,
  worker text collate "C" not null,
  words text not null,
  status text not null,
  opened_at timestamptz not null,
  -- Undecided at this moment it is upheld by itself.
  due_at timestamptz not null,
  decided_at timestamptz,
  actor text,
  reason text,
  constraint an_appeal_has_one_id primary key (workspace_id, id),
  constraint a_claim_is_appealed_once unique (workspace_id, claim),
  constraint an_appeal_has_a_known_status check (status in ('open', 'upheld', 'dismissed')),
  constraint a_decided_appeal_says_who_and_why
    check ((status = 'open') = (decided_at is null) and (status = 'open') = (actor is null) and (status = 'open') = (reason is null))
);
create index appeals_due on moderation.appeal (due_at) where status = 'open';
create index appeal_by_status on moderation.appeal (workspace_id, status, id);

create function moderation.keep_appeal() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not moderation.appeal_may_become(old.status, new.status) then
    raise exception 'an appeal that is % cannot become %', old.status, new.status;
  end if;
  return new;
end
$$;
create trigger appeal_steps before update on moderation.appeal for each row execute function moderation.keep_appeal();

-- What a target was called when somebody said yes to it; it is looked at once a day as long as its task runs.
create table moderation.watch (
  workspace_id integer not null,
  task text collate "C" not null,
  title text not null,
  username text,
  -- What it was called at the last look, where that is something else: approved, it is what counts.
  seen_title text,
  seen_username text,
  looked_at timestamptz,
  due_at timestamptz not null,
  constraint a_task_is_watched_once primary key (workspace_id, task)
);
create index watches_due on moderation.watch (due_at);

-- How a worker did on a task of the operator's own.
create table moderation.control (
  workspace_id integer not null,
  task text collate "C" not null,
  actor text not null,
  made_at timestamptz not null,
  -- When to see what became of its claims; never again once all of them are decided.
  due_at timestamptz,
  constraint a_task_is_a_control_once primary key (workspace_id, task)
);
create index controls_due on moderation.control (due_at) where due_at is not null;
create table moderation.control_result (
  workspace_id integer not null,
  claim text collate "C" not null,
  task text collate "C" not null,
  passed boolean not null,
  noted_at timestamptz not null,
  constraint a_control_is_noted_once primary key (workspace_id, claim)
);
create index control_result_in_time on moderation.control_result (workspace_id, noted_at);

-- What was done to tasks and why, for everybody to read: no names of workers, no words of people.
create table moderation.log_entry (
  workspace_id integer not null,
  entry bigint generated always as identity,
  recorded_at timestamptz not null,
  action text not null,
  -- The task, the target or the appeal it was done to.
  about text collate "C" not null,
  reasons text[] not null,
  constraint a_log_entry_has_one_number primary key (workspace_id, entry)
);

create function moderation.keep_log() returns trigger language plpgsql as $$
begin
  raise exception 'the transparency log is append-only';
end
$$;
create trigger transparency_log_is_append_only before update or delete on moderation.log_entry
  for each row execute function moderation.keep_log();
