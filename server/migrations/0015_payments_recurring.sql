-- Payments that repeat by themselves: what was told of them, and what we want of their renewal.

create index events_of_an_invoice on payments.event (payload, workspace_id) where kind = 'subscription_changed';
create index payments_of_an_invoice on payments.payment (invoice, workspace_id);

-- The table of recurring.ts. A test compares the two.
create function payments.renewal_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('due', 'asking'), ('due', 'due'), ('asking', 'due'), ('asking', 'done'), ('asking', 'refused'),
    ('done', 'due'), ('refused', 'due'))
$$;

-- No foreign key to the invoice: its lock would be taken after the product's rows, against the order of locks.
-- The newest wish about the renewal of an invoice. An older one that is still on its way is overtaken by it.
create table payments.renewal (
  workspace_id integer not null,
  invoice text collate "C" not null,
  renews boolean not null,
  status text not null,
  asked_at timestamptz not null,
  stopped_at timestamptz,
  due_at timestamptz,
  problem text,
  tries integer not null default 0,
  constraint one_wish_per_invoice primary key (workspace_id, invoice),
  constraint a_wish_has_a_known_status check (status in ('due', 'asking', 'done', 'refused')),
  constraint an_open_wish_is_due check ((status in ('due', 'asking')) = (due_at is not null))
);
create index renewal_due on payments.renewal (due_at) where due_at is not null;

create function payments.keep_the_wishes() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not payments.renewal_may_become(old.status, new.status) then
    raise exception 'A wish about a renewal that is % cannot become %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger renewals_follow_the_table before update of status on payments.renewal
  for each row execute function payments.keep_the_wishes();
