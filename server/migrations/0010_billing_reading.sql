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
returns table (id text, balance bigint, held bigint, due bigint, expired bigint, revoked bigint, repaid bigint, rolled bigint, was_revoked boolean)
language sql stable as $$
  select g.id,
    case when p_seq is null then (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = g.account)
      else ledger.balance_at(p_workspace, g.account, p_seq) end,
    coalesce(leg.held, 0)::bigint, coalesce(leg.due, 0)::bigint,
    coalesce(gone.expired, 0)::bigint, coalesce(gone.revoked, 0)::bigint, coalesce(gone.repaid, 0)::bigint, coalesce(gone.rolled, 0)::bigint,
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
    select sum(p.units) filter (where o.address = 'breakage:' || g.app) - (
        select coalesce(sum(b.units), 0) from ledger.posting b join ledger.account s on s.workspace_id = p_workspace and s.id = b.from_account
        where b.workspace_id = p_workspace and b.to_account = g.account and (b.seq <= p_seq or p_seq is null)
          and s.address = 'breakage:' || g.app) as expired,
      sum(p.units) filter (where o.address = 'revoked:' || g.app) as revoked,
      sum(p.units) filter (where o.address = billing.receivable_of(p_workspace, g.customer)) as repaid,
      sum(p.units) filter (where o.address like 'grant:%') as rolled
    from ledger.posting p join ledger.account o on o.workspace_id = p_workspace and o.id = p.to_account
    where p.workspace_id = p_workspace and p.from_account = g.account and (p.seq <= p_seq or p_seq is null)
      and (o.address in ('breakage:' || g.app, 'revoked:' || g.app, billing.receivable_of(p_workspace, g.customer)) or o.address like 'grant:%')
  ) gone on true
  order by q.n
$$;

-- The postings of a customer's newest transfers between two places in the book, newest first: those that touch the
-- customer's lots, passes, reservations or debts, and those of purchases and refunds that moved no credits. What the
-- sweeps book is left out: billing.due_history tells it at the instant it was due, booked or not.
create function billing.history(p_workspace integer, p_customer text, p_above bigint, p_below bigint, p_most integer)
returns table (seq bigint, recorded_at timestamptz, reason text, source text, target text, asset text, units bigint,
  feature text, reservation text, free boolean, payment text, product text, category text, note text)
language sql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
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
    and r.id = case when f.address like 'reserved:%' then split_part(f.address, ':', 2) when o.address like 'reserved:%' then split_part(o.address, ':', 2) end
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
