-- What a customer's timeline tells beside the books, refunds that wait for a person, and customers who are refused
-- until a debt is settled.

-- Something that was done about a customer or said of them, by a person or by a rule. Never changed afterwards. It
-- stands where the book stood when it was written, so what was answered about the past stays true.
create table billing.customer_event (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  kind text collate "C" not null,
  at timestamptz not null,
  payment text collate "C",
  actor text,
  reason text,
  details jsonb not null,
  primary key (workspace_id, id),
  constraint kind_of_an_event check (kind in
    ('refusal', 'note', 'entitlement_override', 'subscription', 'refill', 'refund_decision', 'quota_override'))
);
create index events_of_a_customer on billing.customer_event (customer, workspace_id, at, id);

create function billing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was recorded in %.% is never changed or deleted. Record what is true now.',
    tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger events_are_append_only before update or delete or truncate on billing.customer_event
  for each statement execute function billing.refuse_change();
