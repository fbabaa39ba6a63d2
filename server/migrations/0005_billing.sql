-- Billing: what is sold, who was given what, and how credits are spent. Every amount that changes is a balance on
-- the ledger; the rows here are facts that stay, and states that end.
create schema billing;

-- The operator's own name of a customer, and the id under which a debt is kept (receivable:<id>).
create table billing.customer (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  since timestamptz not null,
  primary key (workspace_id, id),
  constraint one_id_per_customer unique (workspace_id, customer)
);

-- The accounts of a metered feature are opened with it, so that spending has nothing to look up.
create table billing.feature (
  workspace_id integer not null,
  code text collate "C" not null,
  kind text collate "C" not null,
  app text collate "C" not null,
  asset text collate "C",
  credit_cost bigint,
  overrun text collate "C",
  usage_account bigint,
  issuer_account bigint,
  changed_at timestamptz not null,
  primary key (workspace_id, code),
  constraint kind_of_a_feature check (kind in ('boolean', 'metered')),
  constraint overrun_of_a_feature check (overrun in ('refuse', 'partial', 'debt')),
  constraint a_use_costs_at_least_one_credit check (credit_cost > 0),
  constraint metered_features_have_a_cost_and_accounts check (
    (kind = 'metered') = (num_nonnulls(asset, credit_cost, overrun, usage_account, issuer_account) = 5)
    and (kind = 'boolean') = (num_nulls(asset, credit_cost, overrun, usage_account, issuer_account) = 5))
);

-- A change makes a new version; what was sold keeps its own.
create table billing.product (
  workspace_id integer not null,
  code text collate "C" not null,
  version integer not null,
  kind text collate "C" not null,
  title text not null,
  description text not null,
  price_asset text collate "C" not null,
  price_units bigint not null,
  grants jsonb not null,
  entitlements jsonb not null,
  refund_policy text collate "C" not null,
  created_at timestamptz not null,
  primary key (workspace_id, code, version),
  constraint kind_of_a_product check (kind in ('credit_pack', 'pass', 'subscription')),
  constraint versions_count_from_one check (version > 0),
  constraint a_price_is_positive check (price_units > 0),
  constraint refund_policy_of_a_product check (refund_policy in ('void_remaining', 'debt'))
);

-- One row per payment for a product: asked for, then (perhaps) fulfilled.
create table billing.purchase (
  workspace_id integer not null,
  payment text collate "C" not null,
  customer text collate "C" not null,
  product text collate "C" not null,
  version integer not null,
  key text collate "C",
  input_hash uuid,
  requested_at timestamptz not null,
  fulfilled_at timestamptz,
  primary key (workspace_id, payment),
  constraint one_purchase_per_key unique (workspace_id, key),
  constraint a_key_has_its_input check ((key is null) = (input_hash is null)),
  foreign key (workspace_id, product, version) references billing.product
);
create index purchases_of_a_customer on billing.purchase (workspace_id, customer, fulfilled_at);

-- What a refund did about what was bought.
create table billing.revocation (
  workspace_id integer not null,
  payment text collate "C" not null,
  policy text collate "C" not null,
  revoked_at timestamptz not null,
  primary key (workspace_id, payment),
  constraint policy_of_a_revocation check (policy in ('void_remaining', 'debt'))
);

-- In the order in which they are burnt.
create type billing.category as enum ('promo', 'trial', 'compensation', 'paid');

-- A lot of credits as it was given; what is on it is the balance of its account. is_open keeps the index of live
-- lots small and never decides anything: a lot is closed when its account is empty or its expiry is booked, and
-- opened again when a reservation gives something back.
create table billing.grant (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  asset text collate "C" not null,
  app text collate "C" not null,
  granted bigint not null,
  category billing.category not null,
  priority integer not null,
  starts_at timestamptz not null,
  expires_at timestamptz not null default 'infinity',
  payment text collate "C",
  reason text,
  account bigint not null,
  is_open boolean not null default true,
  primary key (workspace_id, id),
  constraint one_lot_per_account unique (workspace_id, account),
  constraint a_lot_has_units check (granted > 0),
  constraint a_lot_ends_after_its_start check (expires_at > starts_at)
);
create index live_lots on billing.grant (workspace_id, customer, asset) where is_open;
create index lots_of_a_customer on billing.grant (workspace_id, customer, starts_at, id);
create index lots_of_a_payment on billing.grant (workspace_id, payment) where payment is not null;
create index due_lots on billing.grant (expires_at) where is_open;

-- Access to a feature from starts_at until ends_at, or until a refund ended it.
create table billing.entitlement (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  feature text collate "C" not null,
  payment text collate "C",
  granted_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null default 'infinity',
  ended_at timestamptz not null default 'infinity',
  primary key (workspace_id, id),
  constraint access_ends_after_its_start check (ends_at > starts_at)
);
create index entitlements_of_a_customer on billing.entitlement (workspace_id, customer, feature);
create index entitlements_of_a_payment on billing.entitlement (workspace_id, payment) where payment is not null;

-- Credits set aside on the account reserved:<id>. The legs say how many came from which lot, in burn order; with a
-- pass, the one leg is the pass itself. Terms are those of the day it was made.
create table billing.reservation (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  feature text collate "C" not null,
  app text collate "C" not null,
  asset text collate "C" not null,
  account bigint not null,
  usage_account bigint not null,
  pass text collate "C",
  credit_cost bigint not null,
  overrun text collate "C" not null,
  held bigint not null,
  leg_account bigint[] not null,
  leg_units bigint[] not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  status text collate "C" not null default 'open',
  settled_at timestamptz not null default 'infinity',
  committed bigint not null default 0,
  primary key (workspace_id, id),
  constraint one_reservation_per_account unique (workspace_id, account),
  constraint status_of_a_reservation check (status in ('open', 'committed', 'released', 'expired')),
  constraint settled_reservations_say_when check ((status = 'open') = (settled_at = 'infinity')),
  constraint only_a_commit_commits check ((status = 'committed') = (committed > 0)),
  constraint a_reservation_holds_units check (held > 0),
  constraint each_leg_has_its_units check (cardinality(leg_account) = cardinality(leg_units) and cardinality(leg_units) > 0)
);
create index reservations_of_a_customer on billing.reservation (workspace_id, customer, settled_at);
create index due_reservations on billing.reservation (expires_at) where status = 'open';

-- Takes the lane and answers the instant at which this call happens. It never lies before what is booked, so what
-- was expired once stays expired, whatever the clocks of several processes say.
create function billing.begin(p_workspace integer, p_now timestamptz) returns timestamptz language plpgsql as $$
begin
  perform ledger.lock_book(p_workspace);
  return (select greatest(b.recorded_at, p_now) from ledger.book b where b.workspace_id = p_workspace);
end $$;

-- What lies on the lots of these customers that live at an instant, in burn order: priority, earlier expiry (none
-- last), category, age. The same order as burn.ts.
create function billing.live_lots(p_workspace integer, p_at timestamptz, p_group integer[], p_customer text[], p_asset text[])
returns table (grp integer, account bigint, balance bigint) language sql stable as $$
  select q.grp, g.account, a.balance
  from unnest(p_group, p_customer, p_asset) as q (grp, customer, asset)
  cross join lateral (
    select l.* from billing.grant l
    where l.workspace_id = p_workspace and l.customer = q.customer collate "C" and l.asset = q.asset collate "C"
      and l.is_open and l.starts_at <= p_at and l.expires_at > p_at
    offset 0) g -- keeps the planner to one index probe per customer
  join ledger.account a on a.workspace_id = p_workspace and a.id = g.account
  where a.balance > 0
  order by q.grp, g.priority, g.expires_at, g.category, g.starts_at, g.id
$$;

-- What reservations that are due, and not booked yet, have given back to live lots.
create function billing.due_back(p_workspace integer, p_at timestamptz, p_customer text, p_asset text) returns setof bigint language sql stable as $$
  select l.units
  from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
  join billing.grant g on g.workspace_id = p_workspace and g.account = l.account
  where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.settled_at = 'infinity' and r.expires_at <= p_at
    and g.asset = p_asset collate "C" and g.expires_at > p_at
    and not exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment)
$$;

-- What a customer can spend of an asset: the live lots, and what reservations that are due give back to them.
create function billing.available(p_workspace integer, p_at timestamptz, p_customer text, p_asset text)
returns bigint language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
  select coalesce(sum(l.units), 0)::bigint from (
    select a.balance as units
    from billing.grant g join ledger.account a on a.workspace_id = p_workspace and a.id = g.account
    where g.workspace_id = p_workspace and g.customer = p_customer collate "C" and g.asset = p_asset collate "C"
      and g.is_open and g.starts_at <= p_at and g.expires_at > p_at
    union all
    select * from billing.due_back(p_workspace, p_at, p_customer, p_asset)
  ) l
$$;

-- May these customers use these features? Reads only; the same rules as spend.
create function billing.check(p_workspace integer, p_now timestamptz, p_customer text[], p_feature text[], p_quantity bigint[])
returns table (verdict text, available bigint, debt bigint)
language plpgsql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
begin
  return query
    select case
        when f.code is null then 'unknown_feature'
        when f.kind = 'metered' and r.quantity > 9200000000000000000 / f.credit_cost then 'amount_overflow'
        when exists (select from billing.entitlement e
          where e.workspace_id = p_workspace and e.customer = r.customer collate "C" and e.feature = r.feature collate "C"
            and e.starts_at <= p_now and e.ends_at > p_now and e.ended_at > p_now) then 'allowed'
        when f.kind = 'boolean' then 'no_entitlement'
        when coalesce(credits.units, 0) >= r.quantity * f.credit_cost then 'allowed'
        else 'insufficient_credits'
      end,
      coalesce(credits.units, 0)::bigint,
      coalesce(-owed.balance, 0)
    from unnest(p_customer, p_feature, p_quantity) with ordinality as r (customer, feature, quantity, n)
    left join billing.feature f on f.workspace_id = p_workspace and f.code = r.feature collate "C"
    left join lateral (
      select sum(l.units) as units from (
        select a.balance as units
        from billing.grant g join ledger.account a on a.workspace_id = p_workspace and a.id = g.account
        where g.workspace_id = p_workspace and g.customer = r.customer collate "C" and g.asset = f.asset
          and g.is_open and g.starts_at <= p_now and g.expires_at > p_now
        union all
        select * from billing.due_back(p_workspace, p_now, r.customer, f.asset)) l) credits on true
    left join billing.customer c on c.workspace_id = p_workspace and c.customer = r.customer collate "C"
    left join ledger.account owed on owed.workspace_id = p_workspace and owed.address = 'receivable:' || c.id and owed.asset = f.asset
    order by r.n;
end $$;

-- Gives back what reservations of these customers held that are due: each counts as given back at its own instant,
-- so a lot that expired later than that gets its credits back first.
create function billing.release_due(p_workspace integer, p_now timestamptz, p_customer text[]) returns void
language plpgsql set enable_seqscan = off set enable_bitmapscan = off as $$
declare v_due text[];
begin
  if not exists (select from billing.reservation r where r.workspace_id = p_workspace and r.customer = any (p_customer collate "C")
    and r.settled_at = 'infinity' and r.expires_at <= p_now)
  then return; end if;
  select array_agg(r.id order by r.expires_at, r.id) into v_due from billing.reservation r
    where r.workspace_id = p_workspace and r.customer = any (p_customer collate "C") and r.settled_at = 'infinity' and r.expires_at <= p_now;
  perform billing.expire(p_workspace, p_now, v_due);
end $$;

-- Ends these reservations as expired. The caller holds the lane.
create function billing.expire(p_workspace integer, p_now timestamptz, p_reservation text[]) returns void language plpgsql as $$
declare v_count integer := cardinality(p_reservation);
begin
  perform billing.settle(p_workspace, p_now, array_fill(null::text, array[v_count]), array_fill(null::uuid, array[v_count]), p_reservation,
    array_fill('expire'::text, array[v_count]), array_fill(0::bigint, array[v_count]));
end $$;

-- Spends credits of a batch, item by item as if they had come one after another: consumes (p_reservation null) or
-- reserves. Answers a verdict for each, what its customer can spend then, the transfer, and the answer as it is kept.
create function billing.spend(
  p_workspace integer, p_now timestamptz, p_key text[], p_hash uuid[], p_customer text[], p_feature text[], p_quantity bigint[],
  p_reservation text[], p_seconds integer[]
) returns table (verdict text, remaining bigint, seq bigint, answer jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
declare
  c_most constant bigint := 9200000000000000000;
  v_count integer := cardinality(p_key); v_now timestamptz := billing.begin(p_workspace, p_now); v_reserves boolean := p_reservation is not null;
  v_verdict text[] := array_fill(null::text, array[v_count]); v_answer jsonb[] := array_fill(null::jsonb, array[v_count]);
  v_remaining bigint[] := array_fill(0::bigint, array[v_count]); v_seq bigint[] := v_remaining;
  v_kind text[]; v_asset text[]; v_cost bigint[]; v_usage bigint[]; v_issuer bigint[]; v_pass text[]; v_room bigint[]; v_pass_lot bigint[];
  v_group integer[]; v_lot_group integer[]; v_lot bigint[]; v_units bigint[]; v_next integer[]; v_total bigint[]; v_empty bigint[] := '{}';
  v_item integer[] := '{}'; v_target bigint[]; v_booked bigint[];
  v_transfer integer[] := '{}'; v_from bigint[] := '{}'; v_to bigint[] := '{}'; v_moved bigint[] := '{}';
  n integer := 0; m integer := 0; g integer; k integer; v_need bigint; v_take bigint; r record;
begin
  for r in select * from ledger.replays(p_workspace, p_key, p_hash) loop
    v_verdict[r.n] := case when r.same then 'replay' else 'conflict' end;
    v_answer[r.n] := r.answer; v_seq[r.n] := r.seq;
  end loop;
  perform billing.release_due(p_workspace, v_now, p_customer);

  -- Each item's feature, the pass that makes it free, and its group: those who draw on the same lots.
  select array_agg(q.kind order by q.n), array_agg(q.asset order by q.n), array_agg(q.credit_cost order by q.n),
      array_agg(q.usage_account order by q.n), array_agg(q.issuer_account order by q.n), array_agg(q.pass order by q.n),
      array_agg(q.grp order by q.n)
    into v_kind, v_asset, v_cost, v_usage, v_issuer, v_pass, v_group
    from (
      select i.n, f.kind, f.asset, f.credit_cost, f.usage_account, f.issuer_account, e.id as pass,
        (dense_rank() over (order by i.customer, f.asset))::integer as grp
      from unnest(p_customer, p_feature) with ordinality as i (customer, feature, n)
      left join billing.feature f on f.workspace_id = p_workspace and f.code = i.feature collate "C"
      left join lateral (
        select p.id from billing.entitlement p
        where p.workspace_id = p_workspace and p.customer = i.customer collate "C" and p.feature = i.feature collate "C"
          and p.starts_at <= v_now and p.ends_at > v_now and p.ended_at > v_now and f.kind = 'metered'
        order by p.starts_at, p.id limit 1) e on true
    ) q;

  -- A pass is a lot that the issuer fills at the moment of each use. One use takes at most a 2,048th of what an
  -- issuer can still issue, so that a whole batch of them always fits.
  if array_remove(v_pass, null) <> '{}' then
    select array_agg(case when v_pass[i.n] is not null then (
        ledger.open_accounts(p_workspace, array['grant:' || v_pass[i.n]], array[v_asset[i.n]], array[0::bigint], array[null::bigint]))[1] end order by i.n),
      array_agg((select (c_most + a.balance) / 2048 from ledger.account a where a.workspace_id = p_workspace and a.id = v_issuer[i.n]) order by i.n)
      into v_pass_lot, v_room from generate_series(1, v_count) as i (n);
  end if;

  -- The live lots of every group, in burn order.
  select array_agg(l.grp), array_agg(l.account), array_agg(l.balance) into v_lot_group, v_lot, v_units
    from (
      select array_agg(q.grp) as grp, array_agg(q.customer) as customer, array_agg(q.asset) as asset from (
        select distinct on (u.grp) u.grp, u.customer, u.asset from unnest(v_group, p_customer, v_asset) as u (grp, customer, asset)
        where u.asset is not null order by u.grp) q
    ) a cross join lateral billing.live_lots(p_workspace, v_now, a.grp, a.customer, a.asset) l;
  v_total := array_fill(0::bigint, array[v_count]); v_next := array_fill(null::integer, array[v_count]);
  for j in 1 .. coalesce(cardinality(v_lot), 0) loop
    g := v_lot_group[j]; v_total[g] := v_total[g] + v_units[j];
    if v_next[g] is null then v_next[g] := j; end if;
  end loop;

  for i in 1 .. v_count loop
    continue when v_verdict[i] is not null;
    g := v_group[i]; v_remaining[i] := v_total[g];
    if v_kind[i] is distinct from 'metered' then
      v_verdict[i] := case when v_kind[i] is null then 'unknown_feature' else 'feature_not_metered' end; continue;
    end if;
    if p_quantity[i] > coalesce(v_room[i], c_most) / v_cost[i] then v_verdict[i] := 'amount_overflow'; continue; end if;
    v_need := p_quantity[i] * v_cost[i];
    if v_pass[i] is null and v_need > v_total[g] then v_verdict[i] := 'insufficient_credits'; continue; end if;
    v_verdict[i] := 'allowed'; n := n + 1; v_item[n] := i;
    if v_pass[i] is not null then
      m := m + 1; v_transfer[m] := n; v_from[m] := v_issuer[i]; v_to[m] := v_pass_lot[i]; v_moved[m] := v_need;
      m := m + 1; v_transfer[m] := n; v_from[m] := v_pass_lot[i]; v_to[m] := v_usage[i]; v_moved[m] := v_need;
    else
      v_total[g] := v_total[g] - v_need; v_remaining[i] := v_total[g]; k := v_next[g];
      while v_need > 0 loop
        v_take := least(v_need, v_units[k]);
        m := m + 1; v_transfer[m] := n; v_from[m] := v_lot[k]; v_to[m] := v_usage[i]; v_moved[m] := v_take;
        v_units[k] := v_units[k] - v_take; v_need := v_need - v_take;
        if v_units[k] = 0 then v_empty := v_empty || v_lot[k]; k := k + 1; end if;
      end loop;
      v_next[g] := k;
    end if;
    v_answer[i] := jsonb_build_object('allowed', true, 'remaining', v_remaining[i]::text);
    if v_reserves then v_answer[i] := v_answer[i] || jsonb_build_object('reservation', p_reservation[i],
      'expires_at', to_char((v_now + make_interval(secs => p_seconds[i])) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')); end if;
  end loop;

  if n > 0 then
    if v_reserves then
      v_target := (select ledger.open_accounts(p_workspace, array_agg('reserved:' || p_reservation[x.i] order by x.o), array_agg(v_asset[x.i] order by x.o),
        array_agg(0::bigint), array_agg(null::bigint)) from unnest(v_item) with ordinality as x (i, o));
      for j in 1 .. m loop
        if v_to[j] = v_usage[v_item[v_transfer[j]]] then v_to[j] := v_target[v_transfer[j]]; end if;
      end loop;
      insert into billing.reservation (workspace_id, id, customer, feature, app, asset, account, usage_account, pass, credit_cost, overrun,
          held, leg_account, leg_units, opened_at, expires_at)
        select p_workspace, p_reservation[x.i], p_customer[x.i], f.code, f.app, f.asset, v_target[x.o], f.usage_account, v_pass[x.i], f.credit_cost,
          f.overrun, l.held, l.account, l.units, v_now, v_now + make_interval(secs => p_seconds[x.i])
        from unnest(v_item) with ordinality as x (i, o)
        join billing.feature f on f.workspace_id = p_workspace and f.code = p_feature[x.i] collate "C"
        join (select p.transfer, sum(p.units) as held, array_agg(p.lot order by p.line) as account, array_agg(p.units order by p.line) as units
          from unnest(v_transfer, v_from, v_to, v_moved) with ordinality as p (transfer, lot, target, units, line)
          where p.target = v_target[p.transfer] group by p.transfer) l on l.transfer = x.o;
    end if;
    v_booked := ledger.write(p_workspace, v_now,
      (select array_agg(p_key[x.i] order by x.o) from unnest(v_item) with ordinality as x (i, o)),
      (select array_agg(p_hash[x.i] order by x.o) from unnest(v_item) with ordinality as x (i, o)),
      array_fill(case when v_reserves then 'billing.reserve' else 'billing.consume' end, array[n]),
      (select array_agg(p_customer[x.i] order by x.o) from unnest(v_item) with ordinality as x (i, o)),
      array_fill(null::timestamptz, array[n]),
      (select array_agg(v_answer[x.i] order by x.o) from unnest(v_item) with ordinality as x (i, o)),
      v_transfer, v_from, v_to, v_moved);
    for j in 1 .. n loop v_seq[v_item[j]] := v_booked[j]; end loop;
    if v_empty <> '{}' then update billing.grant set is_open = false where workspace_id = p_workspace and account = any (v_empty); end if;
  end if;
  return query select * from unnest(v_verdict, v_remaining, v_seq, v_answer);
end $$;

-- What a customer hears of a reservation; kept on the transfer of a commit, so that a replay hears the same.
create function billing.reservation_answer(r billing.reservation, p_remaining bigint, p_debt bigint) returns jsonb language sql immutable as $$
  select jsonb_build_object('reservation', r.id, 'status', r.status,
    'expires_at', to_char(r.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'committed', r.committed::text, 'returned', (case when r.status = 'open' then 0 else greatest(r.held - r.committed, 0) end)::text,
    'remaining', p_remaining::text, 'debt', p_debt::text)
$$;

-- Where a debt of a customer is kept.
create function billing.receivable_of(p_workspace integer, p_customer text) returns text language sql stable as $$
  select 'receivable:' || c.id from billing.customer c where c.workspace_id = p_workspace and c.customer = p_customer collate "C"
$$;

-- The account at an address of this asset, opened when there is none. Owed: at least zero; owned: at most zero.
create function billing.owed_account(p_workspace integer, p_address text, p_asset text) returns bigint language sql as $$
  select (ledger.open_accounts(p_workspace, array[p_address], array[p_asset], array[0::bigint], array[null::bigint]))[1]
$$;
create function billing.owned_account(p_workspace integer, p_address text, p_asset text) returns bigint language sql as $$
  select (ledger.open_accounts(p_workspace, array[p_address], array[p_asset], array[null::bigint], array[0::bigint]))[1]
$$;

-- Ends reservations of a batch, item by item as if they had come one after another: 'commit' takes p_quantity and
-- gives the rest back, 'release' and 'expire' give all back. What returns goes to the lot it came from; from there on
-- to breakage when the lot has expired, to revoked when its payment was refunded, to the issuer when it is a pass.
-- What is committed of a refunded lot counts as spent, and under the policy debt becomes a debt. The caller holds the
-- lane, and p_now is its instant.
create function billing.settle(
  p_workspace integer, p_now timestamptz, p_key text[], p_hash uuid[], p_reservation text[], p_action text[], p_quantity bigint[]
) returns table (verdict text, answer jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
declare
  c_most constant bigint := 9200000000000000000;
  v_count integer := cardinality(p_reservation); v_verdict text[] := array_fill(null::text, array[v_count]); v_answer jsonb[] := array_fill(null::jsonb, array[v_count]);
  r billing.reservation; v_at timestamptz; v_cost bigint; v_uses bigint; v_extra bigint; v_taken bigint; v_debt bigint; v_short bigint;
  v_receivable bigint; v_issuer bigint; g integer; n integer := 0; m integer := 0; v_start integer; x record;
  v_who text[]; v_total bigint[]; v_empty bigint[] := '{}'; v_reopened bigint[] := '{}';
  w_key text[] := '{}'; w_hash uuid[] := '{}'; w_reason text[] := '{}'; w_reference text[] := '{}'; w_at timestamptz[] := '{}'; w_answer jsonb[] := '{}';
  w_transfer integer[] := '{}'; w_from bigint[] := '{}'; w_to bigint[] := '{}'; w_units bigint[] := '{}';
begin
  for x in select * from ledger.replays(p_workspace, p_key, p_hash) loop
    v_verdict[x.n] := case when x.same then 'replay' else 'conflict' end; v_answer[x.n] := x.answer;
  end loop;
  -- What each customer of the batch can spend before it.
  select array_agg(q.customer || ' ' || q.asset), array_agg(billing.available(p_workspace, p_now, q.customer, q.asset)) into v_who, v_total
    from (select distinct v.customer, v.asset from unnest(p_reservation) as i (id)
      join billing.reservation v on v.workspace_id = p_workspace and v.id = i.id collate "C") q;

  for i in 1 .. v_count loop
    continue when v_verdict[i] is not null;
    select * into r from billing.reservation v where v.workspace_id = p_workspace and v.id = p_reservation[i] collate "C";
    if not found then v_verdict[i] := 'not_found'; continue; end if;
    g := array_position(v_who, r.customer || ' ' || r.asset);
    if r.status <> 'open' then
      v_verdict[i] := case when p_action[i] = 'commit' or r.status = 'committed' then 'reservation_not_open' else 'settled' end;
      v_answer[i] := billing.reservation_answer(r, v_total[g], 0); continue;
    end if;
    if p_action[i] = 'commit' and p_quantity[i] > c_most / r.credit_cost then v_verdict[i] := 'amount_overflow'; continue; end if;
    v_at := case when p_action[i] = 'expire' then r.expires_at else p_now end;
    v_cost := case when p_action[i] = 'commit' then p_quantity[i] * r.credit_cost else 0 end;
    v_uses := least(v_cost, r.held); v_extra := v_cost - v_uses; v_taken := 0; v_debt := 0; v_short := 0; v_start := m;
    if v_extra > 0 and r.overrun = 'refuse' and r.pass is null then
      v_verdict[i] := 'above_reservation';
      v_answer[i] := billing.reservation_answer(r, v_total[g], 0) || jsonb_build_object('held', r.held::text); continue;
    end if;

    -- What was set aside: used from the first leg on, given back from the last.
    if v_uses > 0 then m := m + 1; w_from[m] := r.account; w_to[m] := r.usage_account; w_units[m] := v_uses; end if;
    for x in
      select l.account, least(l.units, greatest(v_uses - l.before, 0)) as used, l.units - least(l.units, greatest(v_uses - l.before, 0)) as back, k.app,
        case when k.id is null then 'pass' when v.payment is not null then 'revoked' when k.expires_at <= v_at then 'expired' else 'live' end as fate,
        v.policy = 'debt' as owed, k.expires_at > p_now as counts
      from (select u.*, (sum(u.units) over (order by u.n) - u.units)::bigint as before
        from unnest(r.leg_account, r.leg_units) with ordinality as u (account, units, n)) l
      left join billing.grant k on k.workspace_id = p_workspace and k.account = l.account
      left join billing.revocation v on v.workspace_id = p_workspace and v.payment = k.payment
      order by l.n
    loop
      if x.fate = 'revoked' and x.owed and x.used > 0 then
        m := m + 1; w_from[m] := billing.owned_account(p_workspace, billing.receivable_of(p_workspace, r.customer), r.asset);
        w_to[m] := billing.owed_account(p_workspace, 'revoked:' || x.app, r.asset); w_units[m] := x.used; v_debt := v_debt + x.used;
      end if;
      continue when x.back = 0;
      m := m + 1; w_from[m] := r.account; w_to[m] := x.account; w_units[m] := x.back;
      if x.fate = 'live' then
        v_reopened := v_reopened || x.account;
        if x.counts then v_total[g] := v_total[g] + x.back; end if;
      else
        m := m + 1; w_from[m] := x.account; w_units[m] := x.back;
        w_to[m] := case x.fate when 'pass' then billing.owned_account(p_workspace, 'issuer:' || r.app, r.asset)
          else billing.owed_account(p_workspace, case x.fate when 'expired' then 'breakage:' else 'revoked:' end || x.app, r.asset) end;
      end if;
    end loop;

    -- Above the reservation: free with the pass, else the customer's other credits in burn order, then by the policy.
    if v_extra > 0 and r.pass is not null then
      v_issuer := billing.owned_account(p_workspace, 'issuer:' || r.app, r.asset);
      v_short := v_extra - least(v_extra, (select (c_most + a.balance) / 2048 from ledger.account a where a.workspace_id = p_workspace and a.id = v_issuer));
      if v_short > 0 then v_verdict[i] := 'amount_overflow'; m := v_start; continue; end if;
      m := m + 1; w_from[m] := v_issuer; w_to[m] := r.leg_account[1]; w_units[m] := v_extra;
      m := m + 1; w_from[m] := r.leg_account[1]; w_to[m] := r.usage_account; w_units[m] := v_extra;
      v_taken := v_extra;
    elsif v_extra > 0 then
      -- The lots have to be as the items before have left them.
      if n > 0 then
        perform ledger.write(p_workspace, p_now, w_key[1:n], w_hash[1:n], w_reason[1:n], w_reference[1:n], w_at[1:n], w_answer[1:n],
          w_transfer[1:v_start], w_from[1:v_start], w_to[1:v_start], w_units[1:v_start]);
        w_from := w_from[v_start + 1:m]; w_to := w_to[v_start + 1:m]; w_units := w_units[v_start + 1:m];
        w_transfer := '{}'; m := m - v_start; v_start := 0; n := 0;
        update billing.grant k set is_open = true where k.workspace_id = p_workspace and k.account = any (v_reopened) and not k.is_open;
        v_reopened := '{}';
      end if;
      for x in select * from billing.live_lots(p_workspace, p_now, array[1], array[r.customer], array[r.asset]) loop
        exit when v_taken = v_extra;
        m := m + 1; w_from[m] := x.account; w_to[m] := r.usage_account; w_units[m] := least(x.balance, v_extra - v_taken);
        if w_units[m] = x.balance then v_empty := v_empty || x.account; end if;
        v_taken := v_taken + w_units[m];
      end loop;
      v_total[g] := v_total[g] - v_taken;
      if r.overrun = 'debt' and v_extra > v_taken then
        v_short := v_extra - v_taken;
        v_receivable := billing.owned_account(p_workspace, billing.receivable_of(p_workspace, r.customer), r.asset);
        if v_short > (select min(c_most - abs(a.balance)) / 2048 from ledger.account a where a.workspace_id = p_workspace and a.id in (v_receivable, r.usage_account)) then
          v_verdict[i] := 'amount_overflow'; m := v_start; v_total[g] := v_total[g] + v_taken; continue;
        end if;
        m := m + 1; w_from[m] := v_receivable; w_to[m] := r.usage_account; w_units[m] := v_short; v_debt := v_debt + v_short;
      end if;
    end if;

    r.status := case p_action[i] when 'commit' then 'committed' when 'release' then 'released' else 'expired' end;
    r.settled_at := p_now; r.committed := v_uses + v_taken + v_short;
    update billing.reservation v set status = r.status, settled_at = r.settled_at, committed = r.committed
      where v.workspace_id = p_workspace and v.id = r.id;
    v_verdict[i] := 'settled'; v_answer[i] := billing.reservation_answer(r, v_total[g], v_debt);
    n := n + 1; w_key[n] := coalesce(p_key[i], p_action[i] || ':' || r.id); w_hash[n] := coalesce(p_hash[i], md5(r.id)::uuid);
    w_reason[n] := 'billing.' || p_action[i] || case when p_action[i] = 'expire' then '_reservation' else '' end;
    w_reference[n] := r.customer; w_at[n] := v_at; w_answer[n] := v_answer[i];
    for j in v_start + 1 .. m loop w_transfer[j] := n; end loop;
  end loop;

  if n > 0 then
    perform ledger.write(p_workspace, p_now, w_key[1:n], w_hash[1:n], w_reason[1:n], w_reference[1:n], w_at[1:n], w_answer[1:n],
      w_transfer[1:m], w_from[1:m], w_to[1:m], w_units[1:m]);
  end if;
  if v_reopened <> '{}' then update billing.grant k set is_open = true where k.workspace_id = p_workspace and k.account = any (v_reopened) and not k.is_open; end if;
  if v_empty <> '{}' then
    update billing.grant k set is_open = false from ledger.account a
      where k.workspace_id = p_workspace and k.account = any (v_empty) and a.workspace_id = p_workspace and a.id = k.account and a.balance = 0;
  end if;
  return query select * from unnest(v_verdict, v_answer);
end $$;

-- Commits and releases reservations of a batch; those of the same customers that are due are given back first.
create function billing.settle_all(
  p_workspace integer, p_now timestamptz, p_key text[], p_hash uuid[], p_reservation text[], p_action text[], p_quantity bigint[]
) returns table (verdict text, answer jsonb) language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare v_now timestamptz := billing.begin(p_workspace, p_now);
begin
  perform billing.release_due(p_workspace, v_now, (select array_agg(r.customer)
    from unnest(p_reservation) as i (id) join billing.reservation r on r.workspace_id = p_workspace and r.id = i.id collate "C"));
  return query select * from billing.settle(p_workspace, v_now, p_key, p_hash, p_reservation, p_action, p_quantity);
end $$;

-- Lets open reservations end later (or sooner) than they would have.
create function billing.extend_all(p_workspace integer, p_now timestamptz, p_reservation text[], p_seconds integer[])
returns table (verdict text, answer jsonb) language plpgsql as $$
declare r billing.reservation; v_now timestamptz := billing.begin(p_workspace, p_now);
begin
  for i in 1 .. cardinality(p_reservation) loop
    select * into r from billing.reservation v where v.workspace_id = p_workspace and v.id = p_reservation[i] collate "C";
    if not found then verdict := 'not_found'; answer := null; return next; continue; end if;
    verdict := 'reservation_not_open';
    if r.status = 'open' and r.expires_at <= v_now then r.status := 'expired';
    elsif r.status = 'open' then
      verdict := 'settled'; r.expires_at := v_now + make_interval(secs => p_seconds[i]);
      update billing.reservation v set expires_at = r.expires_at where v.workspace_id = p_workspace and v.id = r.id;
    end if;
    answer := billing.reservation_answer(r, billing.available(p_workspace, v_now, r.customer, r.asset), 0);
    return next;
  end loop;
end $$;

-- Ends reservations that are due, at most so many; answers how many.
create function billing.expire_reservations(p_workspace integer, p_now timestamptz, p_most integer) returns integer language plpgsql as $$
declare v_now timestamptz := billing.begin(p_workspace, p_now); v_due text[];
begin
  select array_agg(q.id order by q.expires_at, q.id) into v_due from (
    select r.id, r.expires_at from billing.reservation r where r.workspace_id = p_workspace and r.status = 'open' and r.expires_at <= v_now
    order by r.expires_at limit p_most) q;
  if v_due is not null then perform billing.expire(p_workspace, v_now, v_due); end if;
  return coalesce(cardinality(v_due), 0);
end $$;

-- Books what lies on lots that have expired as breakage, at most so many lots; answers how many. Reservations that
-- were due come first, so that what they gave back in time expires with its lot.
create function billing.expire_lots(p_workspace integer, p_now timestamptz, p_most integer) returns integer
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
declare v_now timestamptz := billing.begin(p_workspace, p_now); v_due text[]; v_customer text[];
begin
  select array_agg(q.id), array_agg(distinct q.customer) into v_due, v_customer from (
    select g.id, g.customer from billing.grant g where g.workspace_id = p_workspace and g.is_open and g.expires_at <= v_now
    order by g.expires_at limit p_most) q;
  if v_due is null then return 0; end if;
  perform billing.release_due(p_workspace, v_now, v_customer);
  perform ledger.write(p_workspace, v_now, q.key, q.hash, array_fill('billing.expire_grant'::text, array[q.count]), q.reference, q.occurred,
      array_fill(null::jsonb, array[q.count]), q.transfer, q.lot, q.breakage, q.units)
    from (
      select count(*)::integer as count, array_agg('expire:' || l.id order by l.n) as key, array_agg(md5(l.id)::uuid order by l.n) as hash,
        array_agg(l.customer order by l.n) as reference, array_agg(l.expires_at order by l.n) as occurred, array_agg(l.n order by l.n) as transfer,
        array_agg(l.account order by l.n) as lot, array_agg(l.balance order by l.n) as units,
        array_agg(billing.owed_account(p_workspace, 'breakage:' || l.app, l.asset) order by l.n) as breakage
      from (select g.*, a.balance, (row_number() over (order by g.expires_at, g.id))::integer as n
        from billing.grant g join ledger.account a on a.workspace_id = p_workspace and a.id = g.account
        where g.workspace_id = p_workspace and g.id = any (v_due) and a.balance > 0) l
    ) q where q.count > 0;
  update billing.grant g set is_open = false where g.workspace_id = p_workspace and g.id = any (v_due);
  return cardinality(v_due);
end $$;

-- The credits of a customer at an instant: p_seq is where the book stood then, null for now.
create function billing.credits_at(p_workspace integer, p_customer text, p_at timestamptz, p_seq bigint)
returns table (asset text, available bigint, reserved bigint, debt bigint) language sql stable as $$
  with lot as (
    select g.asset, g.account, g.payment, g.expires_at > p_at as lives, g.is_open or p_seq is not null as counts
    from billing.grant g where g.workspace_id = p_workspace and g.customer = p_customer collate "C" and g.starts_at <= p_at
  ), leg as (
    select l.account, coalesce(sum(l.units) filter (where r.expires_at > p_at), 0) as held, coalesce(sum(l.units) filter (where r.expires_at <= p_at), 0) as due
    from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
    where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.opened_at <= p_at
      and r.settled_at > case when p_seq is null then timestamptz '200000-01-01' else p_at end
    group by l.account
  ), total as (
    select lot.asset,
      coalesce(sum(case when lot.lives and lot.counts then case when p_seq is null then
        (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = lot.account)
        else ledger.balance_at(p_workspace, lot.account, p_seq) end end), 0)
      + coalesce(sum(leg.due) filter (where lot.lives and not exists (
        select from billing.revocation v where v.workspace_id = p_workspace and v.payment = lot.payment and v.revoked_at <= p_at)), 0) as available,
      coalesce(sum(leg.held), 0) as reserved
    from lot left join leg on leg.account = lot.account group by lot.asset
  )
  select t.asset, t.available::bigint, t.reserved::bigint,
    coalesce((select -case when p_seq is null then a.balance else ledger.balance_at(p_workspace, a.id, p_seq) end
      from ledger.account a where a.workspace_id = p_workspace and a.asset = t.asset
        and a.address = billing.receivable_of(p_workspace, p_customer)), 0)::bigint
  from total t order by t.asset
$$;

-- Where the credits of these lots are at an instant: on the lot, set aside by reservations that run, set aside by
-- those that are due, booked as expired or revoked, or taken by an older debt. What is missing was spent.
create function billing.lots_at(p_workspace integer, p_lot text[], p_at timestamptz, p_seq bigint)
returns table (id text, balance bigint, held bigint, due bigint, expired bigint, revoked bigint, repaid bigint, was_revoked boolean)
language sql stable as $$
  select g.id,
    case when p_seq is null then (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = g.account)
      else ledger.balance_at(p_workspace, g.account, p_seq) end,
    coalesce(leg.held, 0)::bigint, coalesce(leg.due, 0)::bigint,
    coalesce(gone.expired, 0)::bigint, coalesce(gone.revoked, 0)::bigint, coalesce(gone.repaid, 0)::bigint,
    exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment and v.revoked_at <= p_at)
  from unnest(p_lot) with ordinality as q (id, n)
  join billing.grant g on g.workspace_id = p_workspace and g.id = q.id collate "C"
  left join lateral (
    select sum(l.units) filter (where r.expires_at > p_at) as held, sum(l.units) filter (where r.expires_at <= p_at) as due
    from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
    where r.workspace_id = p_workspace and r.customer = g.customer and r.opened_at <= p_at
      and r.settled_at > case when p_seq is null then timestamptz '200000-01-01' else p_at end and l.account = g.account
  ) leg on true
  left join lateral (
    select sum(p.units) filter (where o.address = 'breakage:' || g.app) as expired,
      sum(p.units) filter (where o.address = 'revoked:' || g.app) as revoked,
      sum(p.units) filter (where o.address = billing.receivable_of(p_workspace, g.customer)) as repaid
    from ledger.posting p join ledger.account o on o.workspace_id = p_workspace and o.id = p.to_account
    where p.workspace_id = p_workspace and p.from_account = g.account and (p.seq <= p_seq or p_seq is null)
      and o.address in ('breakage:' || g.app, 'revoked:' || g.app, billing.receivable_of(p_workspace, g.customer))
  ) gone on true
  order by q.n
$$;

-- The postings of a customer's newest transfers between two places in the book, newest first: those that touch the
-- customer's lots, passes, reservations or debts, and those of purchases and refunds that moved no credits. What the
-- sweeps book is left out: billing.due_history tells it at the instant it was due, booked or not.
create function billing.history(p_workspace integer, p_customer text, p_above bigint, p_below bigint, p_most integer)
returns table (seq bigint, recorded_at timestamptz, reason text, source text, target text, asset text, units bigint,
  feature text, reservation text, free boolean, payment text, product text, category text, note text)
language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  with mine as (
    select g.account from billing.grant g where g.workspace_id = p_workspace and g.customer = p_customer collate "C"
    union all
    select a.id from billing.entitlement e
      join ledger.account a on a.workspace_id = p_workspace and a.address = 'grant:' || e.id
      where e.workspace_id = p_workspace and e.customer = p_customer collate "C"
    union all
    select a.id from ledger.account a where a.workspace_id = p_workspace and a.address = billing.receivable_of(p_workspace, p_customer)
    union all
    (select r.account from billing.reservation r
      where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.status = 'committed'
        and r.settled_at <= (select t.recorded_at from ledger.transfer t
          where t.workspace_id = p_workspace and t.seq < p_below order by t.seq desc limit 1)
      order by r.settled_at desc limit p_most)
  ), found as (
    select s.seq from mine cross join lateral (
      (select p.seq from ledger.posting p join ledger.transfer t on t.workspace_id = p_workspace and t.seq = p.seq
        where p.workspace_id = p_workspace and p.from_account = mine.account and p.seq > p_above and p.seq < p_below
          and t.reason not in ('billing.expire_reservation', 'billing.expire_grant') order by p.seq desc limit p_most)
      union all
      (select p.seq from ledger.posting p join ledger.transfer t on t.workspace_id = p_workspace and t.seq = p.seq
        where p.workspace_id = p_workspace and p.to_account = mine.account and p.seq > p_above and p.seq < p_below
          and t.reason not in ('billing.expire_reservation', 'billing.expire_grant') order by p.seq desc limit p_most)
    ) s
    union
    select t.seq from billing.purchase u cross join (values ('purchase:'), ('refund:')) as k (prefix)
      join ledger.transfer t on t.workspace_id = p_workspace and t.key = k.prefix || u.payment
      where u.workspace_id = p_workspace and u.customer = p_customer collate "C" and u.fulfilled_at is not null
        and t.seq > p_above and t.seq < p_below
    order by 1 desc limit p_most
  )
  select t.seq, t.recorded_at, t.reason, f.address, o.address, f.asset, p.units, r.feature, r.id, r.pass is not null,
    u.payment, u.product, g.category::text, g.reason
  from found join ledger.transfer t on t.workspace_id = p_workspace and t.seq = found.seq
  join ledger.posting p on p.workspace_id = p_workspace and p.seq = t.seq
  join ledger.account f on f.workspace_id = p_workspace and f.id = p.from_account
  join ledger.account o on o.workspace_id = p_workspace and o.id = p.to_account
  left join billing.reservation r on r.workspace_id = p_workspace
    and r.account = case when f.address like 'reserved:%' then f.id when o.address like 'reserved:%' then o.id end
  left join billing.purchase u on u.workspace_id = p_workspace and u.payment = t.reference
  left join billing.grant g on g.workspace_id = p_workspace and g.id = t.reference
  order by t.seq desc, p.line
$$;

-- What came due for a customer by the clock, newest first: lots that expired, and reservations that ended unused. It
-- follows from facts that the sweeps do not change, so it reads the same before and after they have run. A lot that
-- was empty when it expired is no event.
create function billing.due_history(p_workspace integer, p_customer text, p_since timestamptz, p_until timestamptz, p_before text, p_most integer)
returns table (at timestamptz, id text, asset text, feature text, held bigint, lot text[], units bigint[])
language sql stable as $$
  select * from (
    select g.expires_at as at, g.id, g.asset, null::text as feature, 0::bigint as held, array[g.id], array[coalesce(
      (select p.units from ledger.transfer t join ledger.posting p on p.workspace_id = p_workspace and p.seq = t.seq and p.line = 1
        where t.workspace_id = p_workspace and t.key = 'expire:' || g.id),
      (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = g.account)
      + coalesce((select sum(l.units) from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
        where r.workspace_id = p_workspace and r.customer = g.customer and r.settled_at = 'infinity' and r.expires_at < g.expires_at
          and l.account = g.account
          and not exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment)), 0))::bigint]
    from billing.grant g
    where g.workspace_id = p_workspace and g.customer = p_customer collate "C" and g.expires_at >= p_since and g.expires_at <= p_until
    union all
    select r.expires_at, r.id, r.asset, r.feature, case when r.pass is null then r.held else 0 end,
      array(select g.id from unnest(r.leg_account) with ordinality as l (account, n)
        join billing.grant g on g.workspace_id = p_workspace and g.account = l.account order by l.n),
      array(select case when g.expires_at > r.expires_at and not exists (
          select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment and v.revoked_at < r.expires_at)
          then l.units else 0 end
        from unnest(r.leg_account, r.leg_units) with ordinality as l (account, units, n)
        join billing.grant g on g.workspace_id = p_workspace and g.account = l.account order by l.n)
    from billing.reservation r
    where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.status in ('open', 'expired')
      and r.expires_at >= p_since and r.expires_at <= p_until
  ) due (at, id, asset, feature, held, lot, units)
  where (due.feature is not null or due.units[1] > 0) and (p_before is null or due.at < p_until or due.id < p_before collate "C")
  order by due.at desc, due.id desc limit p_most
$$;
