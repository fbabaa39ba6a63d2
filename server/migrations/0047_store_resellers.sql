-- Who sells Stars on: resellers, their keys, what they asked for, and the orders of their sandbox keys.
create table store.reseller (
  workspace_id integer not null,
  user_id text collate "C" not null,
  name text not null,
  -- How much may be owed once the prepaid balance is used up; null and 0 are none.
  credit_asset text,
  credit_units bigint,
  is_suspended boolean not null default false,
  added_at timestamptz not null,
  constraint a_reseller_is_one primary key (workspace_id, user_id),
  constraint a_credit_line_has_an_asset check ((credit_asset is null) = (credit_units is null)),
  constraint a_credit_line_is_not_below_zero check (credit_units >= 0)
);

create table store.reseller_key (
  workspace_id integer not null,
  -- The id of the API key.
  key text collate "C" not null,
  user_id text collate "C" not null,
  -- Nothing is booked or bought with it.
  is_sandbox boolean not null,
  requests_per_minute integer not null,
  is_suspended boolean not null default false,
  added_at timestamptz not null,
  constraint a_store_key_is_of_one_reseller primary key (workspace_id, key),
  constraint a_store_key_has_a_reseller foreign key (workspace_id, user_id) references store.reseller (workspace_id, user_id),
  constraint a_store_key_may_ask check (requests_per_minute between 1 and 100000)
);

create index reseller_key_by_user on store.reseller_key (workspace_id, user_id, key);

-- What a reseller asked for, by the keys they gave it: the same again is the same order.
create table store.top_up (
  workspace_id integer not null,
  order_id text collate "C" not null,
  reseller text collate "C" not null,
  is_sandbox boolean not null,
  -- Null where none came along: then the same within two minutes is the same order.
  request_key text collate "C",
  client_ref text collate "C",
  input_hash text not null,
  asked_at timestamptz not null,
  constraint an_order_is_asked_for_once primary key (workspace_id, order_id),
  constraint a_request_key_is_one_order unique (workspace_id, reseller, is_sandbox, request_key),
  constraint a_client_ref_is_asked_for_once unique (workspace_id, reseller, is_sandbox, client_ref)
);

create index top_up_lately on store.top_up (workspace_id, reseller, is_sandbox, input_hash, asked_at);

-- Orders of sandbox keys: the name of the recipient says what becomes of them.
create table store.sandbox_order (
  workspace_id integer not null,
  id text collate "C" not null,
  number bigint generated always as identity,
  reseller text collate "C" not null,
  username text collate "C" not null,
  stars integer not null,
  price_asset text not null,
  price_units bigint not null,
  client_ref text collate "C",
  ordered_at timestamptz not null,
  -- How many of its steps were told to the reseller, and when the next one is due; null when it is over.
  told integer not null default 0,
  next_at timestamptz,
  constraint a_sandbox_order_has_one_id primary key (workspace_id, id)
);

create index sandbox_order_by_reseller on store.sandbox_order (workspace_id, reseller, number);
create index sandbox_order_due on store.sandbox_order (next_at) where next_at is not null;
