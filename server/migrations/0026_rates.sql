-- What assets are worth in one another: who said so, when, and for how long it may be used.
create schema rates;

-- Workspace 0 is everybody: what sources say. A rate is kept as its decimal text, so that no digit is lost.
create table rates.quote (
  workspace_id integer not null,
  seq bigint generated always as identity,
  from_asset text collate "C" not null,
  to_asset text collate "C" not null,
  rate text collate "C" not null,
  source text collate "C" not null,
  -- The source that is believed first has the lowest.
  rank integer not null,
  status text collate "C" not null,
  first_read_at timestamptz not null,
  read_at timestamptz not null,
  valid_until timestamptz not null,
  actor text,
  reason text,
  constraint a_quote_has_one_number primary key (workspace_id, seq),
  constraint a_quote_has_a_known_status check (status in ('current', 'held', 'past')),
  constraint a_rate_is_a_decimal_above_zero check (rate ~ '^\d{1,24}(\.\d{1,30})?$' and rate ~ '[1-9]'),
  constraint an_asset_is_not_quoted_in_itself check (from_asset <> to_asset)
);

-- Of one source there is at most one quote that counts, and one that waits.
create unique index one_quote_stands_per_source on rates.quote (workspace_id, from_asset, to_asset, source, status)
  where status <> 'past';
create index quote_by_time on rates.quote (workspace_id, seq) where status = 'past';

-- When each source is asked next: by one process at a time.
create table rates.source (
  workspace_id integer not null,
  code text collate "C" not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  read_at timestamptz,
  problem text,
  constraint a_source_is_kept_once primary key (workspace_id, code)
);
