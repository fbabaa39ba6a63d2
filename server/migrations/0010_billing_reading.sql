-- Reading what customers have, had and did.

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
        select from billing.revocation v where v.workspace_id = p_workspace and v.payment = lot.payment and v.revoked_at <= p_at and v.lifted_at > p_at)), 0) as available,
      coalesce(sum(leg.held), 0) as reserved
    from lot left join leg on leg.account = lot.account group by lot.asset
  )
  select t.asset, t.available::bigint, t.reserved::bigint,
    coalesce((select -case when p_seq is null then a.balance else ledger.balance_at(p_workspace, a.id, p_seq) end
      from ledger.account a where a.workspace_id = p_workspace and a.asset = t.asset
        and a.address = billing.receivable_of(p_workspace, p_customer)), 0)::bigint
  from total t order by t.asset
$$;

-- What a customer could spend of an asset at an instant, from the lots that lived then.
create function billing.available_at(p_workspace integer, p_customer text, p_asset text, p_at timestamptz, p_seq bigint)
returns bigint language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  select coalesce(sum(q.units), 0)::bigint from (
    select case when p_seq is null then (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = g.account)
      else ledger.balance_at(p_workspace, g.account, p_seq) end as units
    from billing.grant g
    where g.customer = p_customer collate "C" and g.workspace_id = p_workspace and g.asset = p_asset collate "C"
      and g.closed_at >= p_at and g.starts_at <= p_at and g.expires_at > p_at
    union all
    select l.units
    from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
    cross join lateral (select * from billing.grant k where k.workspace_id = p_workspace and k.account = l.account limit 1) g
    where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.expires_at <= p_at
      and r.settled_at > case when p_seq is null then timestamptz '200000-01-01' else p_at end
      and g.asset = p_asset collate "C" and g.expires_at > p_at
      and not exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment
        and v.revoked_at <= p_at and v.lifted_at > p_at)) q
$$;

-- Where the credits of these lots are at an instant: on the lot, set aside by reservations that run, set aside by
-- those that are due, booked as expired or revoked, or taken by an older debt. What is missing was spent.
create function billing.lots_at(p_workspace integer, p_lot text[], p_at timestamptz, p_seq bigint)
returns table (id text, balance bigint, held bigint, due bigint, expired bigint, revoked bigint, repaid bigint, rolled bigint, was_revoked boolean)
language sql stable as $$
  select g.id,
    case when p_seq is null then (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = g.account)
      else ledger.balance_at(p_workspace, g.account, p_seq) end,
    coalesce(leg.held, 0)::bigint, coalesce(leg.due, 0)::bigint,
    coalesce(gone.expired, 0)::bigint, coalesce(gone.revoked, 0)::bigint, coalesce(gone.repaid, 0)::bigint, coalesce(gone.rolled, 0)::bigint,
    exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment and v.revoked_at <= p_at and v.lifted_at > p_at)
  from unnest(p_lot) with ordinality as q (id, n)
  join billing.grant g on g.workspace_id = p_workspace and g.id = q.id collate "C"
  left join lateral (
    select sum(l.units) filter (where r.expires_at > p_at) as held, sum(l.units) filter (where r.expires_at <= p_at) as due
    from billing.reservation r cross join unnest(r.leg_account, r.leg_units) as l (account, units)
    where r.workspace_id = p_workspace and r.customer = g.customer and r.opened_at <= p_at
      and r.settled_at > case when p_seq is null then timestamptz '200000-01-01' else p_at end and l.account = g.account
  ) leg on true
  left join lateral (
    select sum(p.units) filter (where o.address = 'breakage:' || g.app) - (
        select coalesce(sum(b.units), 0) from ledger.posting b join ledger.account s on s.workspace_id = p_workspace and s.id = b.from_account
        where b.workspace_id = p_workspace and b.to_account = g.account and (b.seq <= p_seq or p_seq is null)
          and s.address = 'breakage:' || g.app) as expired,
      coalesce(sum(p.units) filter (where o.address = 'revoked:' || g.app), 0) - coalesce((
        select sum(b.units) from ledger.posting b join ledger.account w on w.workspace_id = p_workspace and w.id = b.from_account
        where b.workspace_id = p_workspace and b.to_account = g.account and (b.seq <= p_seq or p_seq is null)
          and w.address = 'revoked:' || g.app), 0) as revoked,
      sum(p.units) filter (where o.address = billing.receivable_of(p_workspace, g.customer)) as repaid,
      sum(p.units) filter (where o.address like 'grant:%') as rolled
    from ledger.posting p join ledger.account o on o.workspace_id = p_workspace and o.id = p.to_account
    where p.workspace_id = p_workspace and p.from_account = g.account and (p.seq <= p_seq or p_seq is null)
      and (o.address in ('breakage:' || g.app, 'revoked:' || g.app, billing.receivable_of(p_workspace, g.customer)) or o.address like 'grant:%')
  ) gone on true
  order by q.n
$$;

-- The newest of these accounts' transfers between two places in the book; at most so many of each account.
create function billing.transfers_of(p_workspace integer, p_account bigint[], p_above bigint, p_below bigint, p_most integer, p_reasons text[], p_but text[])
returns setof bigint language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  select s.seq from unnest(p_account) as mine (account) cross join lateral (
    (select p.seq from ledger.posting p cross join lateral (
        select t.reason from ledger.posting t where t.workspace_id = p_workspace and t.seq = p.seq and t.line = 1 limit 1) t
      where p.workspace_id = p_workspace and p.from_account = mine.account and p.seq > p_above and p.seq < p_below
        and t.reason <> all (p_but) and (p_reasons is null or t.reason = any (p_reasons)) order by p.seq desc limit p_most)
    union all
    (select p.seq from ledger.posting p cross join lateral (
        select t.reason from ledger.posting t where t.workspace_id = p_workspace and t.seq = p.seq and t.line = 1 limit 1) t
      where p.workspace_id = p_workspace and p.to_account = mine.account and p.seq > p_above and p.seq < p_below
        and t.reason <> all (p_but) and (p_reasons is null or t.reason = any (p_reasons)) order by p.seq desc limit p_most)
  ) s
$$;

-- A customer's newest transfers between two places in the book: those that touch the customer's lots, passes,
-- reservations or debts, and those of purchases and refunds that moved no credits. What the sweeps book is left out:
-- billing.due_history tells it at the instant it was due, booked or not.
-- Looks at the lots that lived where the page begins; then at closed ones, the last to close first, until none that is
-- left can have anything newer than what was found. So the work is that of the page, however long the history is.
create function billing.transfers(p_workspace integer, p_customer text, p_above bigint, p_below bigint, p_most integer, p_reasons text[], p_but text[])
returns bigint[] language plpgsql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  v_but text[] := array['billing.expire_reservation', 'billing.expire_grant'] || coalesce(p_but, '{}');
  v_at timestamptz; v_seq bigint[]; v_batch bigint[]; v_before timestamptz; v_last timestamptz; v_oldest timestamptz; v_step integer := least(p_most, 16);
begin
  select t.recorded_at into v_at from ledger.transfer t where t.workspace_id = p_workspace and t.seq < p_below order by t.seq desc limit 1;
  if v_at is null then return '{}'; end if;
  v_batch := array(
    select g.account from billing.grant g where g.customer = p_customer collate "C" and g.workspace_id = p_workspace
      and g.closed_at >= v_at and g.starts_at <= v_at
    union all
    select a.id from billing.entitlement e cross join lateral (
      select b.id from ledger.account b where b.workspace_id = p_workspace and b.address = 'grant:' || e.id) a
      where e.workspace_id = p_workspace and e.customer = p_customer collate "C" and e.starts_at <= v_at
    union all
    select a.id from ledger.account a where a.workspace_id = p_workspace and a.address = billing.receivable_of(p_workspace, p_customer)
    union all
    select a.id from ledger.account a where a.workspace_id = p_workspace and a.address = 'grant:free_' || md5(p_customer)
    union all
    (select r.account from billing.reservation r
      where r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.settled_at <= v_at and r.status in ('committed', 'released')
      order by r.settled_at desc limit p_most));
  v_seq := array(select distinct x.seq from (
    select * from billing.transfers_of(p_workspace, v_batch, p_above, p_below, p_most, p_reasons, v_but)
    union all
    select t.seq from (select u.payment from billing.purchase u where u.customer = p_customer collate "C" and u.workspace_id = p_workspace
        and u.fulfilled_at <= v_at order by u.fulfilled_at desc limit p_most) u
      cross join lateral (select p.seq, p.reason from ledger.posting p where p.workspace_id = p_workspace and p.key = 'purchase:' || u.payment limit 1) t
      where t.seq > p_above and t.seq < p_below and t.reason <> all (v_but) and (p_reasons is null or t.reason = any (p_reasons))
    union all
    select t.seq from (select u.payment from billing.purchase u where u.customer = p_customer collate "C" and u.workspace_id = p_workspace
        and u.refunded_at <= v_at order by u.refunded_at desc limit p_most) u
      cross join lateral (select p.seq, p.reason from ledger.posting p where p.workspace_id = p_workspace and p.key = 'refund:' || u.payment limit 1) t
      where t.seq > p_above and t.seq < p_below and t.reason <> all (v_but) and (p_reasons is null or t.reason = any (p_reasons))
  ) x (seq) order by 1 desc limit p_most);
  v_before := v_at;
  loop
    v_batch := '{}';
    select array_agg(q.account), min(q.closed_at) into v_batch, v_last from (
      select g.account, g.closed_at from billing.grant g where g.customer = p_customer collate "C" and g.workspace_id = p_workspace
        and g.closed_at < v_before order by g.closed_at desc limit v_step) q;
    exit when v_batch is null;
    -- Lots that were closed at one instant are looked at together.
    v_batch := array(select g.account from billing.grant g where g.customer = p_customer collate "C" and g.workspace_id = p_workspace
      and g.closed_at < v_before and g.closed_at >= v_last);
    if cardinality(v_seq) = p_most then
      select t.recorded_at into v_oldest from ledger.transfer t where t.workspace_id = p_workspace and t.seq = v_seq[p_most];
      exit when v_oldest > (select max(g.closed_at) from billing.grant g where g.customer = p_customer collate "C" and g.workspace_id = p_workspace
        and g.closed_at < v_before);
    end if;
    v_seq := array(select distinct x.seq from (select unnest(v_seq) union all
      select * from billing.transfers_of(p_workspace, v_batch, p_above, p_below, p_most, p_reasons, v_but)) x (seq) order by 1 desc limit p_most);
    v_before := v_last; v_step := least(v_step * 2, 1024);
  end loop;
  return v_seq;
end $$;

-- The postings of those transfers, newest transfer first.
create function billing.history(p_workspace integer, p_customer text, p_above bigint, p_below bigint, p_most integer,
  p_reasons text[] default null, p_but text[] default null)
returns table (seq bigint, recorded_at timestamptz, reason text, answer jsonb, source text, target text, asset text, units bigint,
  feature text, reservation text, free boolean, payment text, product text, category text, note text)
language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
  select t.seq, t.recorded_at, t.reason, t.answer, f.address, o.address, f.asset, p.units, r.feature, r.id, r.pass is not null,
    u.payment, u.product, g.category::text, g.reason
  from unnest(billing.transfers(p_workspace, p_customer, p_above, p_below, p_most, p_reasons, p_but)) as found (seq)
  join ledger.transfer t on t.workspace_id = p_workspace and t.seq = found.seq
  join ledger.posting p on p.workspace_id = p_workspace and p.seq = t.seq
  join ledger.account f on f.workspace_id = p_workspace and f.id = p.from_account
  join ledger.account o on o.workspace_id = p_workspace and o.id = p.to_account
  left join billing.reservation r on r.workspace_id = p_workspace
    and r.id = case when f.address like 'reserved:%' then split_part(f.address, ':', 2) when o.address like 'reserved:%' then split_part(o.address, ':', 2) end
  left join billing.purchase u on u.workspace_id = p_workspace and u.payment = t.reference
  left join billing.grant g on g.workspace_id = p_workspace and g.id = t.reference
  order by t.seq desc, p.line
$$;

-- What came due for a customer by the clock, newest first: lots that expired, and reservations that ended unused. It
-- follows from facts that the sweeps do not change, so it reads the same before and after they have run. A lot that
-- was empty when it expired is no event.
create function billing.due_history(p_workspace integer, p_customer text, p_since timestamptz, p_until timestamptz, p_before text, p_most integer,
  p_lots boolean default true, p_reservations boolean default true)
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
          and not exists (select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment
            and v.lifted_at = 'infinity')), 0))::bigint]
    from billing.grant g
    where p_lots and g.workspace_id = p_workspace and g.customer = p_customer collate "C" and g.expires_at >= p_since and g.expires_at <= p_until
      and g.expires_at < 'infinity'
    union all
    select r.expires_at, r.id, r.asset, r.feature, case when r.pass is null then r.held else 0 end,
      array(select g.id from unnest(r.leg_account) with ordinality as l (account, n)
        join billing.grant g on g.workspace_id = p_workspace and g.account = l.account order by l.n),
      array(select case when g.expires_at > r.expires_at and not exists (
          select from billing.revocation v where v.workspace_id = p_workspace and v.payment = g.payment
            and v.revoked_at < r.expires_at and v.lifted_at >= r.expires_at)
          then l.units else 0 end
        from unnest(r.leg_account, r.leg_units) with ordinality as l (account, units, n)
        join billing.grant g on g.workspace_id = p_workspace and g.account = l.account order by l.n)
    from billing.reservation r
    where p_reservations and r.workspace_id = p_workspace and r.customer = p_customer collate "C" and r.status in ('open', 'expired')
      and r.expires_at >= p_since and r.expires_at <= p_until
  ) due (at, id, asset, feature, held, lot, units)
  where (due.feature is not null or due.units[1] > 0) and (p_before is null or due.at < p_until or due.id < p_before collate "C")
  order by due.at desc, due.id desc limit p_most
$$;
