-- The outer world's own lists, mirrored row by row, and what comparing them with our payments shows.

-- An outer account whose list is read.
create table payments.outer_list (
  workspace_id integer not null,
  gateway text not null,
  connection text not null,
  app text not null,
  is_told boolean not null,
  -- Rows before this instant are history: booked in a lump and not fulfilled.
  counts_from timestamptz not null,
  -- How many rows of the list have been read: where the next page begins.
  rows_read integer not null default 0,
  -- Our charges and refunds before this instant have been looked up in the list.
  checked_until timestamptz,
  -- The next run that nobody asked for.
  due_at timestamptz not null,
  -- Who reads it now, and until when nobody else may.
  holder uuid,
  lease_until timestamptz,
  constraint a_list_is_kept_once primary key (workspace_id, gateway, connection),
  constraint a_lease_has_a_holder check ((holder is null) = (lease_until is null))
);

create index outer_list_due on payments.outer_list (due_at);

create table payments.outer_row (
  workspace_id integer not null,
  gateway text not null,
  connection text not null,
  external_id text collate "C" not null,
  direction text not null,
  -- How many rows the list has before this one.
  position integer not null,
  kind text not null,
  partner text not null,
  is_strange boolean not null,
  asset text not null,
  units bigint not null,
  affiliate_units bigint,
  payer text,
  payload text,
  period_seconds integer,
  state text,
  occurred_at timestamptz not null,
  -- Until then the gateway may hold what came in.
  available_at timestamptz not null,
  -- json, not jsonb: the text as it came.
  raw json not null,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  -- What comparing it came to, and in which run.
  verdict text,
  judged_in text collate "C",
  -- What of it is on the books apart from a payment: all of it, or the affiliate's part. And whether that was undone.
  booking text,
  is_undone boolean not null default false,
  constraint a_row_is_mirrored_once primary key (workspace_id, gateway, connection, external_id, direction),
  constraint a_row_goes_one_way check (direction in ('in', 'out')),
  constraint a_row_has_a_known_state check (state in ('pending', 'succeeded', 'failed')),
  constraint a_row_has_a_known_booking check (booking in ('history', 'row', 'affiliate', 'payout')),
  constraint only_what_was_booked_is_undone check (booking is not null or not is_undone)
);

create index outer_row_by_position on payments.outer_row (workspace_id, gateway, connection, position);
create index outer_row_open on payments.outer_row (workspace_id, gateway, connection, position)
  where verdict is null or verdict in ('waiting', 'different') or state = 'pending';
create index outer_row_by_run on payments.outer_row (workspace_id, judged_in);
create index payment_by_settling on payments.payment (workspace_id, gateway, connection, settled_at)
  where charge is not null;
create index payment_by_return on payments.payment (workspace_id, gateway, connection, returned_at)
  where returned_at is not null;

-- A run: one comparison of one list with our books.
create table payments.reconciliation (
  workspace_id integer not null,
  id text collate "C" not null,
  gateway text not null,
  connection text not null,
  status text not null,
  is_full boolean not null,
  -- Where it began to read, and where it reads next.
  began_at_row integer not null,
  next_row integer not null,
  -- How often it found new rows when it was about to end.
  rounds integer not null default 0,
  tries integer not null default 0,
  -- When it is taken up again if nobody works on it.
  due_at timestamptz,
  problem text,
  started_at timestamptz not null,
  finished_at timestamptz,
  report jsonb,
  -- Nothing was new, and nothing was found.
  is_quiet boolean not null default false,
  constraint a_reconciliation_has_one_id primary key (workspace_id, id),
  constraint a_reconciliation_has_a_known_status check (status in ('running', 'finished')),
  constraint a_finished_reconciliation_has_its_report
    check ((status = 'finished') = (report is not null) and (status = 'finished') = (finished_at is not null)),
  constraint a_running_reconciliation_is_due check ((status = 'running') = (due_at is not null))
);

create unique index one_running_reconciliation_per_list on payments.reconciliation (workspace_id, gateway, connection)
  where status = 'running';
create index reconciliation_quiet on payments.reconciliation (finished_at) where is_quiet;
create index reconciliation_due on payments.reconciliation (due_at) where due_at is not null;

-- What a person has to look at.
create table payments.finding (
  workspace_id integer not null,
  id text collate "C" not null,
  gateway text not null,
  connection text not null,
  kind text not null,
  -- What it is about: a row's key, a charge, or the account as a whole.
  subject text collate "C" not null,
  status text not null,
  payment text collate "C",
  details jsonb not null,
  -- By how much our books' holding would have to rise to be what the gateway shows.
  asset text,
  difference bigint not null,
  reconciliation text collate "C" not null,
  found_at timestamptz not null,
  closed_at timestamptz,
  action text,
  actor text,
  reason text,
  key text collate "C",
  input_hash uuid,
  constraint a_finding_has_one_id primary key (workspace_id, id),
  constraint a_subject_is_found_once unique (workspace_id, gateway, connection, kind, subject),
  constraint a_finding_is_resolved_once unique (workspace_id, key),
  constraint a_finding_has_a_known_status check (status in ('open', 'resolved', 'ignored', 'settled_itself')),
  constraint a_closed_finding_says_when check ((status = 'open') = (closed_at is null)),
  constraint a_resolved_finding_says_who_and_how
    check ((status in ('resolved', 'ignored')) = (action is not null and actor is not null))
);

create index finding_by_status on payments.finding (workspace_id, status, id);
create index finding_open on payments.finding (workspace_id, gateway, connection) where status = 'open';
