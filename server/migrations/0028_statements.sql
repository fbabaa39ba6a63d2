-- Statements of outer accounts whose lists are not numbered from their beginning, mirrored row by row.
create table payments.statement_row (
  workspace_id integer not null,
  gateway text not null,
  connection text not null,
  direction text not null,
  kind text not null,
  external_id text collate "C" not null,
  -- In the order in which rows were seen first.
  seq bigint generated always as identity,
  -- Our payment or payout, when the gateway says.
  ours text collate "C",
  asset text not null,
  units bigint not null,
  fee_asset text,
  fee_units bigint,
  occurred_at timestamptz not null,
  -- json, not jsonb: the text as it came.
  raw json not null,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  -- What comparing it came to, with which payment of ours, and in which run.
  verdict text,
  payment text collate "C",
  judged_in text collate "C",
  constraint a_statement_row_is_mirrored_once
    primary key (workspace_id, gateway, connection, direction, kind, external_id),
  constraint a_statement_row_goes_one_way check (direction in ('in', 'out')),
  constraint a_statement_row_has_a_known_kind check (kind in ('payment', 'refund', 'payout', 'other')),
  constraint a_fee_names_its_asset check ((fee_asset is null) = (fee_units is null))
);

create index statement_row_by_seq on payments.statement_row (workspace_id, connection, seq);
create index statement_row_by_run on payments.statement_row (workspace_id, judged_in);
create index statement_row_by_payment on payments.statement_row (workspace_id, payment);
create index statement_row_open on payments.statement_row (workspace_id, gateway, connection, external_id)
  where verdict is null or verdict in ('waiting', 'different');

-- How far a run over a statement has compared, and how far it goes.
alter table payments.reconciliation add column compared_to timestamptz, add column compares_until timestamptz;
