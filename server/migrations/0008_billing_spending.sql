-- Spending credits: questions, consumes and reserves, a batch in one call.

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
    offset 0) g
  cross join lateral (select b.balance from ledger.account b where b.workspace_id = p_workspace and b.id = g.account limit 1) a
  where a.balance > 0
  order by q.grp, g.priority, g.expires_at, g.category, g.starts_at, g.id
$$;

-- What reservations that are due, and not booked yet, have given back to live lots.
create function billing.due_back(p_workspace integer, p_at timestamptz, p_customer text, p_asset text) returns setof bigint language sql stable as $$
  select l.units
  from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
  cross join lateral (select * from billing.grant k where k.workspace_id = p_workspace and k.account = l.account limit 1) g
  where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.settled_at = 'infinity' and r.expires_at <= p_at
    and g.asset = p_asset collate "C" and g.expires_at > p_at
    and not exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment and v.lifted_at = 'infinity')
$$;

-- What a customer can spend of an asset: the live lots, and what reservations that are due give back to them.
create function billing.available(p_workspace integer, p_at timestamptz, p_customer text, p_asset text)
returns bigint language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  select coalesce(sum(l.units), 0)::bigint from (
    select a.balance as units
    from billing.grant g
    cross join lateral (select b.balance from ledger.account b where b.workspace_id = p_workspace and b.id = g.account limit 1) a
    where g.workspace_id = p_workspace and g.customer = p_customer collate "C" and g.asset = p_asset collate "C"
      and g.is_open and g.starts_at <= p_at and g.expires_at > p_at
    union all
    select * from billing.due_back(p_workspace, p_at, p_customer, p_asset)
  ) l
$$;

-- May these customers use these features? Reads only; the same rules as spend.
create function billing.check(p_workspace integer, p_now timestamptz, p_customer text[], p_feature text[], p_quantity bigint[])
returns table (verdict text, available bigint, debt bigint, scale smallint, told jsonb)
language plpgsql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_blocked text[] := case when exists (select from billing.block b where b.ended_at = 'infinity') then billing.blocked(p_workspace, p_customer) end;
  v_verdict text[]; v_told jsonb[]; v_paid bigint[];
begin
  -- Only features with rules are judged by them; the others do not even pay for the possibility.
  if exists (select from billing.feature f where f.workspace_id = p_workspace and f.code = any (p_feature collate "C") and f.ruled) then
    select array_agg(j.verdict order by i.n), array_agg(j.told order by i.n), array_agg(j.paid order by i.n) into v_verdict, v_told, v_paid
      from unnest(p_customer, p_feature, p_quantity) with ordinality as i (customer, feature, quantity, n)
      left join lateral (select * from billing.feature k where k.workspace_id = p_workspace and k.code = i.feature collate "C" limit 1) f on true
      left join lateral (select * from billing.judge(p_workspace, p_now, i.customer, i.feature, i.quantity, true, true, false) where f.ruled) j on true;
  end if;
  return query
    select case
        when f.code is null then 'unknown_feature'
        when f.kind = 'metered' and r.quantity > 9200000000000000000 / greatest(f.credit_cost, 1) then 'amount_overflow'
        when r.customer = any (v_blocked) then 'blocked'
        when r.verdict is not null then r.verdict
        when exists (select from billing.entitlement e
          where e.workspace_id = p_workspace and e.customer = r.customer collate "C" and e.feature = r.feature collate "C"
            and e.starts_at <= p_now and e.ends_at > p_now and e.ended_at > p_now) then 'allowed'
        when f.kind = 'boolean' then 'no_entitlement'
        when coalesce(credits.units, 0) >= coalesce(r.paid, r.quantity * f.credit_cost) then 'allowed'
        else 'insufficient_credits'
      end,
      coalesce(credits.units, 0)::bigint,
      case when r.customer = any (v_blocked) then billing.debt_shown(p_workspace, r.customer, f.asset) else coalesce(-owed.balance, 0) end,
      coalesce(f.scale, 0::smallint),
      r.told
    from unnest(p_customer, p_feature, p_quantity, v_verdict, v_told, v_paid) with ordinality as r (customer, feature, quantity, verdict, told, paid, n)
    left join lateral (select * from billing.feature k where k.workspace_id = p_workspace and k.code = r.feature collate "C" limit 1) f on true
    left join lateral (
      select sum(l.units) as units from (
        select a.balance as units
        from billing.grant g
        cross join lateral (select b.balance from ledger.account b where b.workspace_id = p_workspace and b.id = g.account limit 1) a
        where g.workspace_id = p_workspace and g.customer = r.customer collate "C" and g.asset = f.asset
          and g.is_open and g.starts_at <= p_now and g.expires_at > p_now
        union all
        select * from billing.due_back(p_workspace, p_now, r.customer, f.asset)) l) credits on true
    left join lateral (select k.id from billing.customer k where k.workspace_id = p_workspace and k.customer = r.customer collate "C" limit 1) c on true
    left join lateral (select b.balance from ledger.account b
      where b.workspace_id = p_workspace and b.address = 'receivable:' || c.id and b.asset = f.asset limit 1) owed on true
    order by r.n;
end $$;

-- Gives back what reservations of these customers held that are due: each counts as given back at its own instant,
-- so a lot that expired later than that gets its credits back first.
create function billing.release_due(p_workspace integer, p_now timestamptz, p_customer text[]) returns void
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_due text[];
begin
  if not exists (select from billing.reservation r where r.status = 'open' and r.expires_at <= p_now) then return; end if;
  select array_agg(r.id order by r.expires_at, r.id) into v_due from billing.reservation r
    where r.workspace_id = p_workspace and r.customer = any (p_customer collate "C") and r.settled_at = 'infinity' and r.expires_at <= p_now;
  if v_due is not null then perform billing.expire(p_workspace, p_now, v_due); end if;
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
) returns table (verdict text, remaining bigint, seq bigint, answer jsonb, scale smallint)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  c_most constant bigint := 9200000000000000000;
  v_count integer := cardinality(p_key); v_now timestamptz := billing.begin(p_workspace, p_now); v_reserves boolean := p_reservation is not null;
  v_verdict text[] := array_fill(null::text, array[v_count]); v_answer jsonb[] := array_fill(null::jsonb, array[v_count]);
  v_remaining bigint[] := array_fill(0::bigint, array[v_count]); v_seq bigint[] := v_remaining;
  v_kind text[]; v_asset text[]; v_cost bigint[]; v_usage bigint[]; v_issuer bigint[]; v_pass text[]; v_room bigint[]; v_pass_lot bigint[];
  v_group integer[]; v_lot_group integer[]; v_lot bigint[]; v_units bigint[]; v_next integer[]; v_total bigint[]; v_before bigint[]; v_scale smallint[]; v_watched boolean[]; v_ruled boolean[]; v_empty bigint[] := '{}';
  v_item integer[] := '{}'; v_target bigint[]; v_booked bigint[];
  v_transfer integer[] := '{}'; v_from bigint[] := '{}'; v_to bigint[] := '{}'; v_moved bigint[] := '{}';
  n integer := 0; m integer := 0; g integer; k integer; v_need bigint; v_take bigint; v_gift bigint; r record; t record; v_blocked text[];
begin
  for r in select * from ledger.replays(p_workspace, p_key, p_hash) loop
    v_verdict[r.n] := case when r.same then 'replay' else 'conflict' end;
    v_answer[r.n] := r.answer; v_seq[r.n] := r.seq;
  end loop;
  perform billing.release_due(p_workspace, v_now, p_customer);
  v_blocked := case when exists (select from billing.block b where b.ended_at = 'infinity') then billing.blocked(p_workspace, p_customer) end;

  -- Each item's feature, the pass that makes it free, and its group: those who draw on the same lots.
  select array_agg(q.kind order by q.n), array_agg(q.asset order by q.n), array_agg(q.credit_cost order by q.n),
      array_agg(q.usage_account order by q.n), array_agg(q.issuer_account order by q.n), array_agg(q.pass order by q.n),
      array_agg(q.grp order by q.n), array_agg(q.scale order by q.n), array_agg(q.watched order by q.n),
      array_agg(q.ruled order by q.n)
    into v_kind, v_asset, v_cost, v_usage, v_issuer, v_pass, v_group, v_scale, v_watched, v_ruled
    from (
      select i.n, f.kind, f.asset, f.credit_cost, f.usage_account, f.issuer_account, f.scale, f.watched, f.ruled, e.id as pass,
        (dense_rank() over (order by i.customer, f.asset))::integer as grp
      from unnest(p_customer, p_feature) with ordinality as i (customer, feature, n)
      left join lateral (select * from billing.feature k where k.workspace_id = p_workspace and k.code = i.feature collate "C" limit 1) f on true
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
  v_before := v_total;

  for i in 1 .. v_count loop
    continue when v_verdict[i] is not null;
    g := v_group[i]; v_remaining[i] := v_total[g];
    if v_kind[i] is distinct from 'metered' then
      v_verdict[i] := case when v_kind[i] is null then 'unknown_feature' else 'feature_not_metered' end; continue;
    end if;
    if p_quantity[i] > coalesce(v_room[i], c_most) / greatest(v_cost[i], 1) then v_verdict[i] := 'amount_overflow'; continue; end if;
    if p_customer[i] = any (v_blocked) then
      v_verdict[i] := 'blocked'; v_answer[i] := jsonb_build_object('debt', billing.debt_shown(p_workspace, p_customer[i], v_asset[i])::text); continue;
    end if;
    v_need := p_quantity[i] * greatest(v_cost[i], 1); v_gift := 0;
    if v_ruled[i] then
      select * into t from billing.judge(p_workspace, v_now, p_customer[i], p_feature[i], p_quantity[i], v_reserves, false, false);
      if t.verdict is not null then v_verdict[i] := t.verdict; v_answer[i] := t.told; continue; end if;
      if v_pass[i] is null then v_need := t.paid; v_gift := t.gift; end if;
    end if;
    if v_pass[i] is null and v_need > v_total[g] then v_verdict[i] := 'insufficient_credits'; continue; end if;
    v_verdict[i] := 'allowed'; n := n + 1; v_item[n] := i;
    if v_ruled[i] then
      perform billing.take(p_workspace, v_now, p_customer[i], p_feature[i], p_quantity[i], v_pass[i] is not null, p_reservation[i],
        v_now + make_interval(secs => p_seconds[i]), t.terms);
    end if;
    if v_gift > 0 then
      k := m + 1; m := m + 2; v_transfer[k:m] := array[n, n]; v_moved[k:m] := array[v_gift, v_gift];
      v_from[k] := v_issuer[i]; v_to[k] := billing.free_lot(p_workspace, p_customer[i], v_asset[i]); v_from[m] := v_to[k]; v_to[m] := v_usage[i];
    end if;
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
    v_answer[i] := jsonb_build_object('allowed', true, 'remaining', v_remaining[i]::text, 'quantity', p_quantity[i]::text);
    if v_scale[i] > 0 then v_answer[i] := v_answer[i] || jsonb_build_object('scale', v_scale[i]); end if;
    if v_reserves then v_answer[i] := v_answer[i] || jsonb_build_object('reservation', p_reservation[i],
      'expires_at', v_now + make_interval(secs => p_seconds[i])); end if;
  end loop;

  if n > 0 then
    if v_reserves then
      v_target := (select ledger.open_accounts(p_workspace, array_agg('reserved:' || p_reservation[x.i] order by x.o), array_agg(v_asset[x.i] order by x.o),
        array_agg(0::bigint), array_agg(null::bigint)) from unnest(v_item) with ordinality as x (i, o));
      for j in 1 .. m loop
        if v_to[j] = v_usage[v_item[v_transfer[j]]] then v_to[j] := v_target[v_transfer[j]]; end if;
      end loop;
      insert into billing.reservation (workspace_id, id, customer, feature, app, asset, account, usage_account, pass, credit_cost, overrun,
          held, leg_account, leg_units, opened_at, expires_at, scale, ruled)
        select p_workspace, p_reservation[x.i], p_customer[x.i], f.code, f.app, f.asset, v_target[x.o], f.usage_account, v_pass[x.i], greatest(f.credit_cost, 1),
          f.overrun, l.held, l.account, l.units, v_now, v_now + make_interval(secs => p_seconds[x.i]), f.scale, f.ruled
        from unnest(v_item) with ordinality as x (i, o)
        cross join lateral (select * from billing.feature k where k.workspace_id = p_workspace and k.code = p_feature[x.i] collate "C" limit 1) f
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
    if true = any (v_watched) then
      perform billing.note_low(p_workspace, v_now, p_customer, v_asset, (select array_agg(v_before[x.g] order by x.n) from unnest(v_group) with ordinality as x (g, n)),
        (select array_agg(v_total[x.g] order by x.n) from unnest(v_group) with ordinality as x (g, n)));
    end if;
  end if;
  return query select * from unnest(v_verdict, v_remaining, v_seq, v_answer, v_scale);
end $$;

-- What a customer hears of a reservation; kept on the transfer of a commit, so that a replay hears the same.
create function billing.reservation_answer(r billing.reservation, p_remaining bigint, p_debt bigint) returns jsonb language sql stable as $$
  select jsonb_build_object('reservation', r.id, 'status', r.status,
    'expires_at', r.expires_at,
    'committed', r.committed::text, 'returned', (case when r.status = 'open' then 0 else greatest(r.held - r.committed, 0) end)::text,
    'remaining', p_remaining::text, 'debt', p_debt::text) || case when r.scale > 0 then jsonb_build_object('scale', r.scale) else '{}' end
$$;

-- Where a debt of a customer is kept.
create function billing.receivable_of(p_workspace integer, p_customer text) returns text language sql stable as $$
  select 'receivable:' || c.id from billing.customer c where c.workspace_id = p_workspace and c.customer = p_customer collate "C"
$$;

-- The account at an address of this asset, opened when there is none. Owed: at least zero; owned: at most zero.
create function billing.owed_account(p_workspace integer, p_address text, p_asset text) returns bigint language sql as $$
  select (ledger.open_accounts(p_workspace, array[p_address], array[p_asset], array[0::bigint], array[null::bigint]))[1]
$$;
-- What is free is a lot that the issuer fills at the moment of each use, as a pass is.
create function billing.free_lot(p_workspace integer, p_customer text, p_asset text) returns bigint language sql as $$
  select billing.owed_account(p_workspace, 'grant:free_' || md5(p_customer), p_asset)
$$;
create function billing.owned_account(p_workspace integer, p_address text, p_asset text) returns bigint language sql as $$
  select (ledger.open_accounts(p_workspace, array[p_address], array[p_asset], array[null::bigint], array[0::bigint]))[1]
$$;
