-- Orders of resellers that the exchange's own workers do: which task a run became, and what of it was told. Money lies on
-- the ledger, slots with the exchange; here is only what was passed on.
create schema workforce;

-- The table of work.ts. A test compares them.
create function workforce.work_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (('running', 'ended'), ('running', 'settled'), ('ended', 'settled'))
$$;

create table workforce.work (
  workspace_id integer not null,
  order_id text collate "C" not null,
  run integer not null,
  -- Nothing, where its buyer did not want it any more before it was begun.
  task text collate "C",
  -- Why it has none.
  reason text,
  status text not null,
  quantity integer not null,
  -- What was told of it; none of these ever falls. Of the delivered ones `earned` were paid for, `lost` will not come back.
  delivered integer not null default 0,
  earned integer not null default 0,
  lost integer not null default 0,
  -- The counter of its target when it began, where it is known; and whether that was told.
  start_count bigint,
  is_start_told boolean not null default false,
  begun_at timestamptz not null,
  ended_at timestamptz,
  -- When the last guarantee is over: a slot that is open then is not filled any more.
  guaranteed_until timestamptz,
  constraint a_run_is_worked_at_once primary key (workspace_id, order_id, run),
  constraint a_task_is_of_one_run unique (workspace_id, task),
  constraint work_has_a_known_status check (status in ('running', 'ended', 'settled')),
  constraint no_more_is_told_than_ordered check (quantity > 0 and delivered between 0 and quantity),
  constraint no_unit_is_told_twice check (earned >= 0 and lost >= 0 and earned + lost <= delivered),
  constraint settled_work_is_decided check (status <> 'settled' or earned + lost = delivered),
  constraint work_that_is_over_says_when check ((status = 'running') = (ended_at is null)),
  constraint work_without_a_task_is_over
    check ((task is null) = (reason is not null) and (task is not null or (status = 'settled' and delivered = 0)))
);
create index work_guaranteed on workforce.work (guaranteed_until) where status = 'ended' and guaranteed_until is not null;

-- What resellers asked to be made good. A drop opens its slot again by itself: this says when all are there.
create table workforce.refill (
  workspace_id integer not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  run integer not null,
  asked_at timestamptz not null,
  looked_at timestamptz not null,
  done_at timestamptz,
  constraint a_refill_is_followed_once primary key (workspace_id, id),
  constraint a_refill_is_of_work foreign key (workspace_id, order_id, run) references workforce.work
);
create index refill_open on workforce.refill (looked_at) where done_at is null;

create function workforce.keep_the_steps() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not workforce.work_may_become(old.status, new.status) then
    raise exception 'Work that is % cannot become %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger work_follows_the_table before update of status on workforce.work
  for each row execute function workforce.keep_the_steps();
