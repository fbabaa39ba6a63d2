-- Credit types with decimals, and who waits for a low balance.

-- A type that is not declared is whole.
create table billing.credit_type (
  workspace_id integer not null,
  code text collate "C" not null,
  title text not null,
  scale smallint not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, code),
  constraint a_scale_has_at_most_nine_decimals check (scale between 0 and 9)
);

-- Decimals of the credits of an asset.
create function billing.scale_of(p_workspace integer, p_asset text) returns smallint language sql stable as $$
  select coalesce((select t.scale from billing.credit_type t
    where t.workspace_id = p_workspace and t.code = substr(p_asset, 8) collate "C"), 0::smallint)
$$;

-- Units as the decimal text of the wire, exact and without needless zeros.
create function billing.decimal(p_units bigint, p_scale smallint) returns text language sql immutable as $$
  select trim_scale(p_units * ('1e-' || p_scale)::numeric)::text
$$;

-- Somebody (a refill policy) wants to know when a customer's credits of an asset fall below a threshold. The features
-- of the asset are marked `watched`, so that nobody else's spending looks here.
create table billing.low_watch (
  workspace_id integer not null,
  watch text collate "C" not null,
  asset text collate "C" not null,
  threshold bigint not null,
  primary key (workspace_id, watch),
  constraint a_threshold_is_positive check (threshold > 0)
);

-- A customer who is below the threshold of a watch since an instant, and has been told of: not told of again until the
-- balance was at or above it. crossing counts how often; noticed_at is when the watcher took it up.
create table billing.low_balance (
  workspace_id integer not null,
  watch text collate "C" not null,
  customer text collate "C" not null,
  crossing integer not null default 1,
  is_low boolean not null default true,
  crossed_at timestamptz not null,
  units bigint not null,
  is_new boolean not null default true,
  primary key (workspace_id, watch, customer)
);
create index new_crossings on billing.low_balance (crossed_at) where is_new;

-- Whether anything was ever counted in an asset: each grant and each metered feature has an issuer of its asset.
create function billing.is_counted(p_workspace integer, p_asset text) returns boolean language sql stable as $$
  select exists (select from ledger.account a where a.workspace_id = p_workspace and a.address >= 'issuer:' and a.address < 'issuer;' and a.asset = p_asset)
    or exists (select from billing.product p cross join jsonb_array_elements(p.grants) as l
      where p.workspace_id = p_workspace and 'credit:' || (l ->> 'creditType') = p_asset)
    or exists (select from billing.low_watch w where w.workspace_id = p_workspace and w.asset = p_asset)
$$;

-- Called by spend for a batch in a workspace that watches: item by item the customer, the asset, and what there was of
-- it before and after the batch. In the same transaction as the spend, under its lane.
create function billing.note_low(
  p_workspace integer, p_now timestamptz, p_customer text[], p_asset text[], p_before bigint[], p_after bigint[]
) returns void language sql as $$
  insert into billing.low_balance as l (workspace_id, watch, customer, crossed_at, units)
    select distinct on (w.watch, i.customer) p_workspace, w.watch, i.customer, p_now, i.after
    from unnest(p_customer, p_asset, p_before, p_after) as i (customer, asset, before, after)
    join billing.low_watch w on w.workspace_id = p_workspace and w.asset = i.asset
    left join billing.low_balance k on k.workspace_id = p_workspace and k.watch = w.watch and k.customer = i.customer collate "C"
    where i.after < i.before and i.after < w.threshold and (i.before >= w.threshold or k.is_low is not true)
  on conflict (workspace_id, watch, customer) do update
    set crossing = l.crossing + 1, is_low = true, crossed_at = excluded.crossed_at, units = excluded.units, is_new = true
$$;

-- So many credits more come in with this transaction: those who are at or above a threshold again are watched anew.
create function billing.note_risen(p_workspace integer, p_now timestamptz, p_customer text, p_asset text, p_more bigint) returns void language sql as $$
  update billing.low_balance l set is_low = false
  from billing.low_watch w
  where w.workspace_id = p_workspace and w.asset = p_asset and l.workspace_id = p_workspace and l.watch = w.watch
    and l.customer = p_customer collate "C" and l.is_low and billing.available(p_workspace, p_now, p_customer, p_asset) + p_more >= w.threshold
$$;
