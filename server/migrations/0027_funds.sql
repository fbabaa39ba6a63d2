-- Money of people. What they have lies on the ledger (`user:<user>`); here is what they asked for, and the terms.
create schema funds;

-- Which deposit a key asked for. All else is on the payment.
create table funds.deposit (
  workspace_id integer not null,
  payment text collate "C" not null,
  key text collate "C" not null,
  input_hash uuid not null,
  constraint a_deposit_has_one_payment primary key (workspace_id, payment),
  constraint a_deposit_is_asked_for_once unique (workspace_id, key)
);

-- The first deposit says whether the money of a workspace is real or of test accounts: the two are never mixed.
create table funds.world (
  workspace_id integer not null,
  is_test boolean not null,
  constraint a_workspace_has_money_of_one_world primary key (workspace_id)
);

create table funds.deposit_limit (
  workspace_id integer not null,
  asset text collate "C" not null,
  minimum_units bigint not null,
  maximum_units bigint,
  constraint a_limit_is_of_one_asset primary key (workspace_id, asset),
  constraint a_limit_leaves_room check (minimum_units >= 0 and maximum_units >= minimum_units and maximum_units > 0)
);

-- What the house takes of conversions; the pair '' and '' is every other one.
create table funds.spread (
  workspace_id integer not null,
  one_asset text collate "C" not null,
  other_asset text collate "C" not null,
  basis_points integer not null,
  constraint a_pair_has_one_spread primary key (workspace_id, one_asset, other_asset),
  constraint a_pair_is_kept_in_order check (one_asset < other_asset or (one_asset = '' and other_asset = '')),
  constraint a_spread_leaves_something check (basis_points between 0 and 9999)
);

-- Prices that stood for a while. Rates are kept as their parts, with the text of each source.
create table funds.conversion_quote (
  workspace_id integer not null,
  id text collate "C" not null,
  user_name text collate "C" not null,
  from_asset text not null,
  from_units bigint not null,
  to_asset text not null,
  to_units bigint not null,
  fee_units bigint not null,
  rest_units bigint not null,
  spread integer not null,
  parts jsonb not null,
  quoted_at timestamptz not null,
  expires_at timestamptz not null,
  constraint a_conversion_quote_has_one_id primary key (workspace_id, id)
);
create index conversion_quote_by_end on funds.conversion_quote (expires_at);

create table funds.conversion (
  workspace_id integer not null,
  id text collate "C" not null,
  key text collate "C" not null,
  input_hash uuid not null,
  user_name text collate "C" not null,
  from_asset text not null,
  from_units bigint not null,
  to_asset text not null,
  to_units bigint not null,
  fee_units bigint not null,
  rest_units bigint not null,
  spread integer not null,
  parts jsonb not null,
  converted_at timestamptz not null,
  constraint a_conversion_has_one_id primary key (workspace_id, id),
  constraint a_conversion_is_asked_for_once unique (workspace_id, key),
  constraint a_conversion_takes_what_it_says
    check (from_units >= fee_units + rest_units and fee_units >= 0 and rest_units >= 0 and to_units > 0)
);
create index conversion_by_user on funds.conversion (workspace_id, user_name, id);

-- What became of a top-up: what came in, what it paid of a debt, and what the rest was converted to. The rate as its parts.
create table funds.top_up (
  workspace_id integer not null,
  payment text collate "C" not null,
  user_name text collate "C" not null,
  from_asset text not null,
  from_units bigint not null,
  repaid_units bigint not null,
  to_asset text not null,
  to_units bigint not null,
  fee_units bigint not null,
  rest_units bigint not null,
  spread integer not null,
  parts jsonb not null,
  converted_at timestamptz not null,
  constraint a_payment_tops_up_once primary key (workspace_id, payment),
  constraint a_top_up_takes_what_it_says
    check (from_units >= repaid_units + fee_units + rest_units and least(repaid_units, fee_units, rest_units, to_units) >= 0)
);
