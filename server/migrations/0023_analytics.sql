-- Figures for whoever runs a bot. Every one of them is summed from postings when it is asked for; nothing here is kept
-- but what an operator says of their own costs.
create schema analytics;

-- What one unit of a feature costs the operator from an instant on. Another cost is another row: the past keeps its own.
create table analytics.unit_cost (
  workspace_id integer not null,
  feature text collate "C" not null,
  since timestamptz not null,
  asset text not null,
  units bigint not null,
  constraint one_cost_at_a_time primary key (workspace_id, feature, since),
  constraint a_cost_is_not_negative check (units >= 0)
);

-- What one Star is worth to the operator in another asset from an instant on.
create table analytics.star_value (
  workspace_id integer not null,
  asset text not null,
  since timestamptz not null,
  units bigint not null,
  constraint one_value_at_a_time primary key (workspace_id, asset, since),
  constraint a_star_is_worth_something check (units > 0)
);

-- The accounts of one kind: an address is its kind, a colon and more. The collation makes this a range of the index.
create function analytics.accounts(p_workspace integer, p_kind text)
returns table (id bigint, address text, asset text) language sql stable as $$
  select a.id, a.address, a.asset from ledger.account a
  where a.workspace_id = p_workspace and a.address > p_kind || ':' collate "C" and a.address < p_kind || ';' collate "C"
$$;

-- What came onto the accounts of one kind between two places of the book: (above, upto].
create function analytics.raised(p_workspace integer, p_kind text, p_above bigint, p_upto bigint)
returns table (at timestamptz, seq bigint, key text, reason text, reference text, answer jsonb, address text, asset text, from_account bigint, units bigint)
language sql stable as $$
  select t.recorded_at, p.seq, t.key, t.reason, t.reference, t.answer, a.address, a.asset, p.from_account, p.units
  from analytics.accounts(p_workspace, p_kind) a
  join ledger.posting p on p.workspace_id = p_workspace and p.to_account = a.id and p.seq > p_above and p.seq <= p_upto
  join ledger.posting t on t.workspace_id = p_workspace and t.seq = p.seq and t.line = 1
$$;

-- Money earned and money given back, one row for each posting. What is given back is the money of a refund that went out
-- to the world, whoever had to cover it.
create function analytics.money(p_workspace integer, p_above bigint, p_upto bigint)
returns table (at timestamptz, payment text, customer text, product text, asset text, earned bigint, returned bigint)
language sql stable as $$
  with moved as (
    select r.at, r.reference as payment, r.asset, r.units as earned, 0::bigint as returned
    from analytics.raised(p_workspace, 'merchant', p_above, p_upto) r
    join ledger.account f on f.workspace_id = p_workspace and f.id = r.from_account and f.address like 'payment:%'
    union all
    select r.at, r.reference, r.asset, 0, r.units
    from analytics.raised(p_workspace, 'world', p_above, p_upto) r
    join ledger.account f on f.workspace_id = p_workspace and f.id = r.from_account
    where r.key like 'refund:%' and (f.address like 'merchant:%' or f.address like 'receivable:%')
  )
  select m.at, m.payment, coalesce(u.customer, y.customer), u.product, m.asset, m.earned, m.returned
  from moved m
  left join billing.purchase u on u.workspace_id = p_workspace and u.payment = m.payment
  left join payments.payment y on y.workspace_id = p_workspace and y.id = m.payment
$$;

-- Whether what comes from this account is free: a pass, or a reservation made under one.
create function analytics.is_free(p_workspace integer, p_account bigint) returns boolean language sql stable as $$
  select case
    when a.address like 'grant:%' then not exists (select from billing.grant g where g.workspace_id = p_workspace and g.account = p_account)
    when a.address like 'reserved:%' then exists (
      select from billing.reservation v where v.workspace_id = p_workspace and v.id = substr(a.address, 10) and v.pass is not null)
    else a.address like 'issuer:%'
  end
  from ledger.account a where a.workspace_id = p_workspace and a.id = p_account
$$;

-- Credits that moved between two places of the book, by what became of them. Use under a pass is free: it is issued and
-- used at once and is no credit that anybody had.
create function analytics.credits(p_workspace integer, p_above bigint, p_upto bigint)
returns table (at timestamptz, kind text, asset text, units bigint) language sql stable as $$
  select t.recorded_at, case when g.category = 'paid' then 'sold' else 'given' end, a.asset, p.units
    from analytics.accounts(p_workspace, 'issuer') a
    join ledger.posting p on p.workspace_id = p_workspace and p.from_account = a.id and p.seq > p_above and p.seq <= p_upto
    join billing.grant g on g.workspace_id = p_workspace and g.account = p.to_account
    join ledger.posting t on t.workspace_id = p_workspace and t.seq = p.seq and t.line = 1
  union all
  select r.at, 'used', r.asset, r.units from analytics.raised(p_workspace, 'usage', p_above, p_upto) r
    where not analytics.is_free(p_workspace, r.from_account)
  union all
  select r.at, 'expired', r.asset, r.units from analytics.raised(p_workspace, 'breakage', p_above, p_upto) r
  union all
  select r.at, 'revoked', r.asset, r.units from analytics.raised(p_workspace, 'revoked', p_above, p_upto) r
$$;

-- What the credits of a paid lot were bought for: its share of the price, as a fraction per credit. A price that bought
-- several credit types is shared equally among them, and within one type by the number of credits.
create function analytics.price(p_workspace integer)
returns table (account bigint, asset text, price numeric, granted numeric) language sql stable as $$
  select g.account, y.paid_asset, y.paid_units::numeric,
    (sum(g.granted) over (partition by g.payment, g.asset)) * q.kinds
  from billing.grant g
  join payments.payment y on y.workspace_id = p_workspace and y.id = g.payment
  cross join lateral (select count(distinct k.asset) as kinds from billing.grant k
    where k.workspace_id = p_workspace and k.payment = g.payment) q
  where g.workspace_id = p_workspace and g.category = 'paid' and g.payment is not null
$$;

-- Use of features between two places of the book, by customer: how often, how many units, and for how many credits.
create function analytics.uses(p_workspace integer, p_above bigint, p_upto bigint)
returns table (at timestamptz, seq bigint, feature text, customer text, quantity numeric, asset text, units bigint, from_account bigint)
language sql stable as $$
  select r.at, r.seq, regexp_replace(r.address, '^usage:[^:]+:', ''), r.reference, (r.answer ->> 'quantity')::numeric, r.asset, r.units, r.from_account
  from analytics.raised(p_workspace, 'usage', p_above, p_upto) r
$$;

-- The lots behind what was used: the lot itself, or those that a reservation took from, its first legs first.
create function analytics.used_lots(p_workspace integer, p_above bigint, p_upto bigint)
returns table (feature text, account bigint, units numeric) language sql stable as $$
  with used as (select * from analytics.uses(p_workspace, p_above, p_upto))
  select u.feature, u.from_account, sum(u.units) from used u
    join billing.grant g on g.workspace_id = p_workspace and g.account = u.from_account
    group by 1, 2
  union all
  select u.feature, l.account, sum(least(l.units, greatest(u.units - l.before, 0)))
    from used u
    join billing.reservation v on v.workspace_id = p_workspace and v.account = u.from_account and v.pass is null
    cross join lateral (
      select k.account, k.units, sum(k.units) over (order by k.n) - k.units as before
      from unnest(v.leg_account, v.leg_units) with ordinality as k (account, units, n)) l
    where u.units > l.before
    group by 1, 2
$$;
