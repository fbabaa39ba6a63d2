-- Asking quotas and taking from them, and what billing adds: free quantities and volume steps. The caller of everything
-- that writes holds the workspace's lane.

-- How every quota of a feature (of all features: null) stands for a customer. p_standing: what the customer holds and since
-- when; only asked of billing when a quota asks for it. A quota without a limit for this customer has most null.
create function quotas.states(p_workspace integer, p_at timestamptz, p_customer text, p_feature text, p_standing jsonb, p_past boolean)
returns table (code text, kind text, counter bigint, subject text, most bigint, used bigint, starts_at timestamptz, ends_at timestamptz, seconds integer)
language plpgsql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
declare q quotas.quota; o quotas.override;
begin
  for q in select k.* from quotas.quota k where k.workspace_id = p_workspace and (p_feature is null or k.code in (
      select f.code from quotas.quota_feature f where f.workspace_id = p_workspace and f.feature = p_feature collate "C")) order by k.code
  loop
    code := q.code; kind := q.kind; counter := q.counter; starts_at := null; ends_at := null; seconds := (q.window_rule ->> 'seconds')::integer;
    subject := case q.scope when 'app' then '' else p_customer end;
    select * into o from quotas.override v where v.workspace_id = p_workspace and v.counter = q.counter and v.customer = p_customer collate "C"
      and v.set_at <= p_at order by v.set_at desc limit 1;
    most := case when o.most is not null and o.until > p_at then o.most else coalesce(
      (select max((p ->> 'limit')::bigint) from jsonb_array_elements(q.plans) p where p_standing -> 'holds' ? (p ->> 'holds')), q.most) end;
    if q.kind = 'concurrency' then
      used := (select count(*) from quotas.hold h where h.workspace_id = p_workspace and h.counter = q.counter and h.subject = states.subject collate "C"
        and h.settled_at > p_at and h.expires_at > p_at and h.at <= p_at);
    else
      select s.starts_at, s.ends_at into states.starts_at, states.ends_at
        from quotas.span(q.window_rule, quotas.anchor_of(p_workspace, q.counter, subject, q.window_rule, p_at, p_standing), p_at) s;
      used := quotas.used(p_workspace, q.counter, subject, starts_at, ends_at, p_at, p_past);
    end if;
    return next;
  end loop;
end $$;

-- When a quota that stands like this will have room for p_wanted (null: never by itself).
create function quotas.resets_at(p_workspace integer, p_at timestamptz, s record, p_wanted bigint) returns timestamptz language plpgsql stable as $$
begin
  if p_wanted > s.most then return null; end if;
  if s.kind = 'concurrency' then
    return (select h.expires_at from quotas.hold h where h.workspace_id = p_workspace and h.counter = s.counter and h.subject = s.subject collate "C"
      and h.settled_at > p_at and h.expires_at > p_at and h.at <= p_at order by h.expires_at offset greatest(s.used + p_wanted - s.most - 1, 0) limit 1);
  elsif s.seconds is not null then
    return quotas.frees_at(p_workspace, s.counter, s.subject, s.starts_at, s.seconds, greatest(s.used + p_wanted - s.most, 1), p_at);
  end if;
  return s.ends_at;
end $$;

-- Whether every quota of a feature has room for so many units (and for one more reservation). Answers the quota that keeps
-- the customer waiting the longest; told is what the customer hears of it. p_list: also of every quota with a limit.
create function quotas.judge(p_workspace integer, p_at timestamptz, p_customer text, p_feature text, p_quantity bigint, p_reserves boolean,
  p_standing jsonb, p_list boolean, p_past boolean, out verdict text, out told jsonb) language plpgsql stable as $$
declare s record; v_wanted bigint; v_at timestamptz; v_worst timestamptz; v_quota text; v_list jsonb := '[]';
begin
  for s in select * from quotas.states(p_workspace, p_at, p_customer, p_feature, p_standing, p_past) k where k.most is not null loop
    v_wanted := case when s.kind = 'units' then p_quantity when p_reserves then 1 else 0 end;
    if s.used::numeric + v_wanted > s.most and v_wanted > 0 then
      v_at := coalesce(quotas.resets_at(p_workspace, p_at, s, v_wanted), 'infinity');
      if verdict is null or v_at > v_worst then
        v_worst := v_at; v_quota := s.code; verdict := case s.kind when 'units' then 'quota_exceeded' else 'concurrency_exceeded' end;
      end if;
    end if;
    if p_list then v_list := v_list || jsonb_build_array(quotas.told(p_workspace, p_at, s)); end if;
  end loop;
  told := jsonb_strip_nulls(jsonb_build_object('quota', v_quota, 'resets_at', nullif(v_worst, 'infinity')))
    || case when p_list then jsonb_build_object('quotas', v_list) else '{}' end;
end $$;

-- What is told of a quota: resets_at is when something of it comes back.
create function quotas.told(p_workspace integer, p_at timestamptz, s record) returns jsonb language plpgsql stable as $$
begin
  return jsonb_strip_nulls(jsonb_build_object('quota', s.code, 'limit', s.most::text, 'used', s.used::text, 'remaining', greatest(s.most - s.used, 0)::text,
    'resets_at', case when s.used > 0 or s.seconds is null and s.kind = 'units' then quotas.resets_at(p_workspace, p_at, s, least(s.most, s.most - s.used + 1)) end));
end $$;

-- Adds units to a counter.
create function quotas.add(p_workspace integer, p_counter bigint, p_subject text, p_at timestamptz, p_units bigint) returns void language sql as $$
  insert into quotas.taken as t (workspace_id, counter, subject, grain, at, units)
    values (p_workspace, p_counter, p_subject, 0, p_at, p_units),
      (p_workspace, p_counter, p_subject, 1, date_bin('1 minute', p_at, '2000-01-01 00:00:00Z'), p_units),
      (p_workspace, p_counter, p_subject, 2, date_bin('24 hours', p_at, '2000-01-01 00:00:00Z'), p_units)
    on conflict (workspace_id, counter, subject, grain, at) do update set units = t.units + excluded.units;
$$;

-- Counts units on one counter, and keeps what a reservation took.
create function quotas.count_use(p_workspace integer, p_counter bigint, p_subject text, p_counts boolean, p_at timestamptz, p_quantity bigint,
  p_reservation text, p_expires timestamptz) returns void language plpgsql as $$
begin
  if p_counts then
    perform quotas.add(p_workspace, p_counter, p_subject, p_at, p_quantity);
    insert into quotas.first_use (workspace_id, counter, subject, at) values (p_workspace, p_counter, p_subject, p_at) on conflict do nothing;
  end if;
  if p_reservation is not null then
    insert into quotas.hold (workspace_id, reservation, counter, subject, counts, quantity, at, expires_at)
      values (p_workspace, p_reservation, p_counter, p_subject, p_counts, p_quantity, p_at, p_expires);
  end if;
end $$;

-- Takes units from every quota of a feature, also from those that have no limit for this customer today.
create function quotas.take(p_workspace integer, p_at timestamptz, p_customer text, p_feature text, p_quantity bigint, p_reservation text, p_expires timestamptz)
returns void language sql as $$
  select quotas.count_use(p_workspace, k.counter, case k.scope when 'app' then '' else p_customer end, k.kind = 'units', p_at, p_quantity, p_reservation, p_expires)
  from quotas.quota_feature f join quotas.quota k on k.workspace_id = p_workspace and k.code = f.code
  where f.workspace_id = p_workspace and f.feature = p_feature collate "C"
$$;

-- Ends what a reservation holds, of which p_quantity units were used: less goes back to the window of the reserve, more
-- counts now.
create function quotas.settle(p_workspace integer, p_now timestamptz, p_reservation text, p_quantity bigint) returns void language plpgsql as $$
declare h quotas.hold; v_back bigint;
begin
  for h in select * from quotas.hold k where k.workspace_id = p_workspace and k.reservation = p_reservation collate "C" and k.settled_at = 'infinity' loop
    v_back := greatest(h.quantity - p_quantity, 0);
    update quotas.hold k set settled_at = p_now, returned = v_back
      where k.workspace_id = p_workspace and k.reservation = h.reservation and k.counter = h.counter;
    continue when not h.counts or h.quantity = p_quantity;
    if v_back > 0 then
      update quotas.taken t set units = t.units - v_back
        where t.workspace_id = p_workspace and t.counter = h.counter and t.subject = h.subject
          and (t.grain, t.at) in ((0, h.at), (1, date_bin('1 minute', h.at, '2000-01-01 00:00:00Z')), (2, date_bin('24 hours', h.at, '2000-01-01 00:00:00Z')));
    else perform quotas.add(p_workspace, h.counter, h.subject, p_now, p_quantity - h.quantity); end if;
  end loop;
end $$;

-- Deletes what no window can reach any more, and 35 days beyond it: about those the past can be asked. Each counter is
-- looked at once a day, and until it is clean.
create function quotas.sweep(p_now timestamptz, p_most integer) returns integer language plpgsql as $$
declare c quotas.counter; v_before timestamptz; v_done integer; v_holds integer; v_total integer := 0;
begin
  for c in select * from quotas.counter k where k.sweep_at <= p_now order by k.sweep_at limit 20 for update skip locked loop
    v_before := case when c.ended_at <= p_now then 'infinity' else p_now - make_interval(secs => c.reach) - interval '35 days' end;
    delete from quotas.taken t where t.ctid = any (array(select k.ctid from quotas.taken k
      where k.workspace_id = c.workspace_id and k.counter = c.id and k.at < v_before limit p_most));
    get diagnostics v_done = row_count;
    delete from quotas.hold h where h.ctid = any (array(select k.ctid from quotas.hold k
      where k.counter = c.id and k.workspace_id = c.workspace_id and k.at < v_before and (k.settled_at <= p_now or c.ended_at <= p_now) limit p_most));
    get diagnostics v_holds = row_count;
    v_done := v_done + v_holds; v_total := v_total + v_done;
    if v_done > 0 then continue; end if;
    if c.ended_at <= p_now then
      delete from quotas.first_use f where f.workspace_id = c.workspace_id and f.counter = c.id;
      delete from quotas.override v where v.workspace_id = c.workspace_id and v.counter = c.id;
      delete from quotas.counter k where k.workspace_id = c.workspace_id and k.id = c.id;
    else update quotas.counter k set sweep_at = p_now + interval '24 hours' where k.workspace_id = c.workspace_id and k.id = c.id; end if;
  end loop;
  return v_total;
end $$;

-- The terms a reservation with a free quantity or volume steps was made at: so many units free, each booked at unit_value;
-- those after them by tiers, of which the last has no end.
create table billing.reservation_terms (
  workspace_id integer not null,
  reservation text collate "C" not null,
  quantity bigint not null,
  free_units bigint not null,
  unit_value bigint not null,
  tier_units bigint[] not null,
  tier_cost bigint[] not null,
  primary key (workspace_id, reservation)
);

-- What a customer holds at an instant (access to features, products that still give something), and when each product was
-- bought last.
create function billing.standing(p_workspace integer, p_at timestamptz, p_customer text) returns jsonb language sql stable as $$
  with access as (
    select e.feature, e.payment, e.starts_at <= p_at and e.ends_at > p_at and e.ended_at > p_at as lives
    from billing.entitlement e where e.workspace_id = p_workspace and e.customer = p_customer collate "C" and e.granted_at <= p_at
  ), bought as (
    select u.product, u.fulfilled_at, case when exists (select from access a where a.payment = u.payment)
      then exists (select from access a where a.payment = u.payment and a.lives)
      else exists (select from billing.grant g where g.payment = u.payment and g.workspace_id = p_workspace and g.starts_at <= p_at and g.expires_at > p_at) end as lives
    from billing.purchase u
    where u.workspace_id = p_workspace and u.customer = p_customer collate "C" and u.fulfilled_at <= p_at
      and not exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = u.payment and v.revoked_at <= p_at)
  )
  select jsonb_build_object(
    'holds', coalesce((select jsonb_agg(distinct h.code) from (
      select 'feature:' || a.feature as code from access a where a.lives union all select 'product:' || b.product from bought b where b.lives) h), '[]'),
    'since', coalesce((select jsonb_object_agg(b.product, b.last) from (select product, max(fulfilled_at) as last from bought group by product) b), '{}'))
$$;

-- What so many units cost at these terms: the value of the free ones, and what is paid for the others.
create function billing.price(p_quantity bigint, p_free bigint, p_value bigint, p_units bigint[], p_cost bigint[], out gift numeric, out paid numeric)
language plpgsql immutable as $$
declare v_open bigint := p_quantity - least(p_quantity, p_free); v_part bigint;
begin
  gift := least(p_quantity, p_free)::numeric * p_value; paid := 0;
  for i in 1 .. coalesce(cardinality(p_units), 0) loop
    v_part := least(v_open, p_units[i]); paid := paid + v_part::numeric * p_cost[i]; v_open := v_open - v_part;
  end loop;
end $$;

-- The terms of a feature for a customer at an instant: what is free still, and the steps from where the customer is.
create function billing.terms_of(p_workspace integer, p_at timestamptz, f billing.feature, p_customer text, p_standing jsonb, p_past boolean)
returns billing.reservation_terms language plpgsql stable as $$
declare
  c_most constant bigint := 9200000000000000000; t billing.reservation_terms; w record; v_from bigint := 0; v_price bigint := f.credit_cost; s record;
begin
  t.workspace_id := p_workspace; t.free_units := 0; t.unit_value := greatest(f.credit_cost, 1); t.tier_units := '{}'; t.tier_cost := '{}';
  if f.credit_cost = 0 then t.free_units := c_most; return t; end if;
  if f.free_quantity is not null then
    select * into w from quotas.span(f.free_window, quotas.anchor_of(p_workspace, f.counter, p_customer, f.free_window, p_at, p_standing), p_at);
    t.free_units := greatest(f.free_quantity - quotas.used(p_workspace, f.counter, p_customer, w.starts_at, w.ends_at, p_at, p_past), 0);
  end if;
  if f.steps is not null then
    select * into w from quotas.span(f.steps_window, quotas.anchor_of(p_workspace, f.counter, p_customer, f.steps_window, p_at, p_standing), p_at);
    v_from := quotas.used(p_workspace, f.counter, p_customer, w.starts_at, w.ends_at, p_at, p_past) + t.free_units;
    for s in select (k ->> 'from')::bigint as begins, (k ->> 'credit_cost')::bigint as cost from jsonb_array_elements(f.steps) k order by 1 loop
      if s.begins > v_from then t.tier_units := t.tier_units || (s.begins - v_from); t.tier_cost := t.tier_cost || v_price; v_from := s.begins; end if;
      v_price := s.cost;
    end loop;
  end if;
  t.tier_units := t.tier_units || c_most; t.tier_cost := t.tier_cost || v_price;
  return t;
end $$;

-- May a customer use a feature that has quotas, a free quantity or steps, and at what terms? Writes nothing.
create function billing.judge(p_workspace integer, p_at timestamptz, p_customer text, p_feature text, p_quantity bigint, p_reserves boolean, p_list boolean, p_past boolean,
  out verdict text, out told jsonb, out gift bigint, out paid bigint, out terms billing.reservation_terms) language plpgsql stable as $$
declare c_most constant bigint := 9200000000000000000; f billing.feature; v_standing jsonb; p record;
begin
  select * into f from billing.feature k where k.workspace_id = p_workspace and k.code = p_feature collate "C";
  if coalesce(f.free_window ->> 'since' = 'purchase' or f.steps_window ->> 'since' = 'purchase', false) or exists (
    select from quotas.quota_feature q join quotas.quota k on k.workspace_id = p_workspace and k.code = q.code
    where q.workspace_id = p_workspace and q.feature = p_feature collate "C" and k.asks_standing) then
    v_standing := billing.standing(p_workspace, p_at, p_customer);
  end if;
  if f.limited then
    select j.verdict, j.told into judge.verdict, judge.told from quotas.judge(p_workspace, p_at, p_customer, p_feature, p_quantity, p_reserves, v_standing, p_list, p_past) j;
  end if;
  terms := billing.terms_of(p_workspace, p_at, f, p_customer, v_standing, p_past); terms.quantity := p_quantity;
  select * into p from billing.price(p_quantity, terms.free_units, terms.unit_value, terms.tier_units, terms.tier_cost);
  if verdict is null and (p.paid > c_most or p.gift > (select (c_most + a.balance) / 2048 from ledger.account a where a.workspace_id = p_workspace and a.id = f.issuer_account)) then
    verdict := 'amount_overflow';
  end if;
  gift := least(p.gift, c_most); paid := least(p.paid, c_most);
end $$;

-- Books what billing.judge has allowed: the units, on every counter, and the terms of a reservation.
create function billing.take(p_workspace integer, p_at timestamptz, p_customer text, p_feature text, p_quantity bigint, p_passes boolean,
  p_reservation text, p_expires timestamptz, p_terms billing.reservation_terms) returns void language plpgsql as $$
declare v_counter bigint;
begin
  perform quotas.take(p_workspace, p_at, p_customer, p_feature, p_quantity, p_reservation, p_expires);
  if p_passes then return; end if;
  select k.counter into v_counter from billing.feature k where k.workspace_id = p_workspace and k.code = p_feature collate "C";
  if v_counter is not null then perform quotas.count_use(p_workspace, v_counter, p_customer, true, p_at, p_quantity, p_reservation, p_expires); end if;
  if p_reservation is not null then
    insert into billing.reservation_terms values (p_workspace, p_reservation, p_quantity, p_terms.free_units, p_terms.unit_value, p_terms.tier_units, p_terms.tier_cost);
  end if;
end $$;

-- What a commit of so many units costs at the terms of its reservation, and how much of that is given free beyond what was
-- set aside. A reservation under a pass has no terms: it costs its price.
create function billing.price_commit(r billing.reservation, p_quantity bigint, out cost numeric, out gift numeric) language plpgsql stable as $$
declare t billing.reservation_terms; p record;
begin
  select * into t from billing.reservation_terms k where k.workspace_id = r.workspace_id and k.reservation = r.id;
  cost := p_quantity::numeric * r.credit_cost; gift := 0;
  if not found then return; end if;
  select * into p from billing.price(p_quantity, t.free_units, t.unit_value, t.tier_units, t.tier_cost);
  cost := p.gift + p.paid; gift := greatest(p.gift - least(t.quantity, t.free_units)::numeric * t.unit_value, 0);
end $$;
