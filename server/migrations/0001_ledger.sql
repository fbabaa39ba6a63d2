-- The ledger: every balance change of every product is a posting between two accounts of one workspace.
create schema ledger;

-- One book per workspace. Its row is the lane: whoever holds its lock is the only writer of the workspace until
-- commit, so seq has no gaps and recorded_at never goes back. Room on the page keeps the updates in place.
create table ledger.book (
  workspace_id integer primary key,
  seq bigint not null default 0,
  recorded_at timestamptz not null default '-infinity'
) with (fillfactor = 10);

-- No index on anything that changes, so a balance update stays on its page. An account is opened and moved in one
-- transaction, which leaves room for the next versions on the page by itself; a fill factor would only have PostgreSQL
-- clean the page at every visit. A limit that is null is as far as any account goes. Few constraints, each said whole:
-- PostgreSQL reads all of them at every statement.
create table ledger.account (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  balance bigint not null default 0,
  floor bigint,
  ceiling bigint,
  address text collate "C" not null,
  asset text collate "C" not null,
  primary key (workspace_id, id),
  constraint one_account_per_address_and_asset unique (workspace_id, address, asset),
  constraint balance_keeps_its_floor_and_ceiling check (
    balance between coalesce(floor, -9200000000000000000) and coalesce(ceiling, 9200000000000000000))
) with (autovacuum_vacuum_scale_factor = 0.05);

-- Postings, numbered within their transfer. The first one carries what is said of the transfer as a whole, so that the
-- common transfer, of one posting, is one row: ledger.transfer shows those. It is the record of its key as well: the hash
-- of what was asked for and the answer that was given. occurred_at is kept where it is not recorded_at.
create table ledger.posting (
  workspace_id integer not null,
  line integer not null,
  seq bigint not null,
  from_account bigint not null,
  to_account bigint not null,
  units bigint not null,
  from_after bigint not null,
  to_after bigint not null,
  recorded_at timestamptz,
  occurred_at timestamptz,
  input_hash uuid,
  key text collate "C",
  reason text collate "C",
  reference text collate "C",
  answer jsonb,
  primary key (workspace_id, seq, line),
  constraint units_move_between_two_accounts check (units > 0 and from_account <> to_account),
  constraint first_posting_carries_the_transfer check ((line = 1) = (key is not null))
);
create unique index one_effect_per_key on ledger.posting (workspace_id, key) where key is not null;
create index posting_lowers on ledger.posting (workspace_id, from_account, seq);
create index posting_raises on ledger.posting (workspace_id, to_account, seq);

create view ledger.transfer as
  select workspace_id, seq, key, reason, reference, input_hash, answer, recorded_at, coalesce(occurred_at, recorded_at) as occurred_at
  from ledger.posting where key is not null;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: rows of %.% are never changed or deleted. Book a reversing transfer instead.',
    tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger postings_are_append_only before update or delete or truncate on ledger.posting
  for each statement execute function ledger.refuse_change();

-- Money that waits, on the account hold:<id>; shares say who gets it when it is released: at its release time, or only
-- when somebody says so, where there is none.
create table ledger.hold (
  workspace_id integer not null,
  id text collate "C" not null,
  account bigint not null,
  origin bigint not null,
  asset text collate "C" not null,
  units bigint not null,
  share_account bigint[] not null,
  share_units bigint[] not null,
  reason text collate "C" not null,
  reference text collate "C",
  release_at timestamptz,
  state text collate "C" not null default 'open',
  settled_at timestamptz,
  primary key (workspace_id, id),
  constraint state_of_a_hold check (state in ('open', 'released', 'voided')),
  constraint settled_holds_say_when check ((state = 'open') = (settled_at is null)),
  constraint hold_has_units check (units > 0),
  constraint each_share_has_an_account check (cardinality(share_account) = cardinality(share_units))
);
create index hold_due on ledger.hold (workspace_id, release_at) where state = 'open' and release_at is not null;

-- Takes the lane of a workspace until commit, opening its book at first use.
create function ledger.lock_book(p_workspace integer) returns void language plpgsql as $$
begin
  perform from ledger.book where workspace_id = p_workspace for no key update;
  if not found then
    insert into ledger.book (workspace_id) values (p_workspace) on conflict do nothing;
    perform from ledger.book where workspace_id = p_workspace for no key update;
  end if;
end $$;

-- The ids of these places in their order, accounts opened where there are none. The caller holds the lane.
create function ledger.open_accounts(p_workspace integer, p_address text[], p_asset text[], p_floor bigint[], p_ceiling bigint[])
returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_ids bigint[];
begin
  insert into ledger.account (workspace_id, address, asset, floor, ceiling)
    select distinct on (p.address, p.asset) p_workspace, p.address, p.asset, p.floor, p.ceiling
    from unnest(p_address, p_asset, p_floor, p_ceiling) as p (address, asset, floor, ceiling)
    left join lateral (select b.id from ledger.account b
      where b.workspace_id = p_workspace and b.address = p.address collate "C" and b.asset = p.asset collate "C" limit 1) a on true
    where a.id is null
    on conflict do nothing;
  select array_agg(a.id order by p.n) into v_ids
    from unnest(p_address, p_asset) with ordinality as p (address, asset, n)
    cross join lateral (select b.id from ledger.account b
      where b.workspace_id = p_workspace and b.address = p.address collate "C" and b.asset = p.asset collate "C" limit 1) a;
  return coalesce(v_ids, '{}');
end $$;

-- Which of these keys are booked already (n is 1-based), and whether their input was the same. A key that a command
-- claimed which books later, or nothing, was used for something else.
create function ledger.replays(p_workspace integer, p_key text[], p_hash uuid[])
returns table (n integer, same boolean, seq bigint, recorded_at timestamptz, answer jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
begin
  return query
    select k.n::integer, t.input_hash = k.hash, t.seq, t.recorded_at, t.answer
    from unnest(p_key, p_hash) with ordinality as k (key, hash, n)
    cross join lateral (select p.* from ledger.posting p where p.workspace_id = p_workspace and p.key = k.key collate "C" limit 1) t;
  if not exists (select from ledger.claimed_key c where c.workspace_id = p_workspace) then return; end if;
  return query
    select k.n::integer, false, 0::bigint, null::timestamptz, null::jsonb from unnest(p_key) with ordinality as k (key, n)
    where exists (select from ledger.claimed_key c where c.workspace_id = p_workspace and c.key = k.key collate "C");
end $$;
