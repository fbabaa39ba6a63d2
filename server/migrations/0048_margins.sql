-- What orders brought and cost: sums of postings that name the order, and nothing else.
create schema margins;

-- The accounts that a margin is made of, and what each of them says.
create function margins.accounts(p_workspace integer, p_currency text)
returns table (id bigint, kind text) language sql stable as $$
  select a.id, k.kind from (values
    ('platform:sales:store', 'retail'), ('platform:cost:stars', 'wholesale'), ('platform:cost:payment', 'payment'),
    ('platform:cost:network', 'network'), ('platform:cost:lost', 'lost')) k (address, kind)
  join ledger.account a on a.workspace_id = p_workspace and a.address = k.address and a.asset = p_currency
$$;

-- One row for each posting between two places of the book, (above, upto], that moved one of them for an order: sales are what
-- arrived, costs are what left. A cost that was booked exactly before it became one of an order comes out of fx, and is none
-- anew.
create function margins.moved(p_workspace integer, p_currency text, p_above bigint, p_upto bigint)
returns table (order_id text, at timestamptz, kind text, units bigint) language sql stable as $$
  select t.reference, t.recorded_at, m.kind, m.units from (
    select p.seq, a.kind, case a.kind when 'retail' then p.units else -p.units end as units
    from margins.accounts(p_workspace, p_currency) a
    join ledger.posting p on p.workspace_id = p_workspace and p.to_account = a.id and p.seq > p_above and p.seq <= p_upto
    join ledger.account f on f.workspace_id = p_workspace and f.id = p.from_account
    where not (a.kind in ('payment', 'network') and f.address like 'fx:%')
    union all
    select p.seq, a.kind, case a.kind when 'retail' then -p.units else p.units end
    from margins.accounts(p_workspace, p_currency) a
    join ledger.posting p on p.workspace_id = p_workspace and p.from_account = a.id and p.seq > p_above and p.seq <= p_upto) m
  join ledger.posting t on t.workspace_id = p_workspace and t.seq = m.seq and t.line = 1
  where t.reference like 'so\_%'
$$;

-- The same with what is known of the order.
create function margins.known(p_workspace integer, p_currency text, p_above bigint, p_upto bigint)
returns table (order_id text, number bigint, at timestamptz, kind text, units bigint, stars integer, method text,
  supplier text, reseller text) language sql stable as $$
  select m.order_id, o.number, m.at, m.kind, m.units, o.stars, o.method, o.supplier,
    case o.channel when 'api' then o.buyer end
  from margins.moved(p_workspace, p_currency, p_above, p_upto) m
  left join store.store_order o on o.workspace_id = p_workspace and o.id = m.order_id
$$;
