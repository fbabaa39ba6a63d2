-- What gateways deliver, as it came, and what we are to look up at them because of it.
create table payments.delivery (
  workspace_id integer not null,
  id text collate "C" not null,
  gateway text not null,
  connection text not null,
  method text not null,
  query text not null,
  headers jsonb not null,
  body bytea not null,
  address text not null,
  verdict text not null,
  -- What it named: payments and payouts. Only those that are this connection's are looked up.
  mentions jsonb not null,
  problem text,
  received_at timestamptz not null,
  constraint a_delivery_has_one_id primary key (workspace_id, id),
  constraint a_delivery_has_a_known_verdict
    check (verdict in ('genuine', 'question', 'ignored', 'malformed', 'forged')),
  constraint a_delivery_is_short check (octet_length(body) <= 65536 and octet_length(query) <= 16384)
);

create index delivery_by_connection on payments.delivery (workspace_id, connection, id);
create index delivery_forged on payments.delivery (workspace_id, connection) where verdict = 'forged';
create index delivery_by_age on payments.delivery (received_at);

create function payments.keep_deliveries() returns trigger language plpgsql as $$
begin
  raise exception 'A delivery is kept as it came.' using errcode = 'check_violation', constraint = 'deliveries_never_change';
end $$;
create trigger deliveries_never_change before update on payments.delivery
  for each row execute function payments.keep_deliveries();

-- A payment that is to be looked up at its gateway. The row goes when there is nothing more to look for.
create table payments.look (
  workspace_id integer not null,
  payment text collate "C" not null,
  -- The gateway's name of the charge, as a delivery told it; empty: the payment as such is looked up.
  external_id text not null,
  gateway text not null,
  connection text not null,
  due_at timestamptz not null,
  -- How often a delivery has asked for it, and how much of that has been answered.
  wanted integer not null,
  answered integer not null default 0,
  -- How often the gateway said that there is nothing yet, and how often it said nothing at all, the last times.
  polls integer not null default 0,
  tries integer not null default 0,
  problem text,
  -- What the last delivery said of it beside its name, for gateways that do not say it again.
  told jsonb,
  -- Since when it waits for a person, with what the gateway said.
  strange_at timestamptz,
  answer json,
  constraint a_charge_is_looked_up_once_at_a_time primary key (workspace_id, payment, external_id),
  constraint a_look_is_of_a_payment foreign key (workspace_id, payment) references payments.payment (workspace_id, id)
);

create index look_due on payments.look (gateway, due_at);
create index look_strange on payments.look (workspace_id, payment) where strange_at is not null;
