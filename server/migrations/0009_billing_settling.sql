-- The end of reservations and of lots.

-- Ends reservations of a batch, item by item as if they had come one after another: 'commit' takes p_quantity and
-- gives the rest back, 'release' and 'expire' give all back. What returns goes to the lot it came from; from there on
-- to breakage when the lot has expired, to revoked when its payment was refunded, to the issuer when it is a pass.
-- What is committed of a refunded lot counts as spent, and under the policies debt and block becomes a debt. The caller holds the
-- lane, p_now is its instant, and no reservation is named twice.
create function billing.settle(
  p_workspace integer, p_now timestamptz, p_key text[], p_hash uuid[], p_reservation text[], p_action text[], p_quantity bigint[]
) returns table (verdict text, answer jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  c_most constant bigint := 9200000000000000000;
  v_count integer := cardinality(p_reservation); v_verdict text[] := array_fill(null::text, array[v_count]); v_answer jsonb[] := array_fill(null::jsonb, array[v_count]);
  r billing.reservation; v_at timestamptz; v_cost bigint; v_uses bigint; v_extra bigint; v_taken bigint; v_debt bigint; v_short bigint; v_gift bigint;
  v_receivable bigint; v_issuer bigint; g integer; n integer := 0; m integer := 0; v_start integer; x record;
  v_row billing.reservation[]; v_group integer[]; v_customer text[]; v_asset text[]; v_total bigint[]; v_empty bigint[] := '{}'; v_reopened bigint[] := '{}';
  w_key text[] := '{}'; w_hash uuid[] := '{}'; w_reason text[] := '{}'; w_reference text[] := '{}'; w_at timestamptz[] := '{}'; w_answer jsonb[] := '{}';
  w_transfer integer[] := '{}'; w_from bigint[] := '{}'; w_to bigint[] := '{}'; w_units bigint[] := '{}';
begin
  for x in select * from ledger.replays(p_workspace, p_key, p_hash) loop
    v_verdict[x.n] := case when x.same then 'replay' else 'conflict' end; v_answer[x.n] := x.answer;
  end loop;
  -- The reservations with the group of those who draw on the same lots, and what each group can spend before this batch.
  v_row := array(select k from unnest(p_reservation) with ordinality as i (id, n) left join lateral (
    select * from billing.reservation q where q.workspace_id = p_workspace and q.id = i.id collate "C" limit 1) k on true order by i.n);
  select array_agg(q.grp order by q.n), array_agg(q.customer order by q.n), array_agg(q.asset order by q.n) into v_group, v_customer, v_asset
    from (select i.n, i.customer, i.asset, (dense_rank() over (order by i.customer, i.asset))::integer as grp from unnest(v_row) with ordinality
      as i (workspace_id, id, customer, feature, app, asset, account, usage_account, pass, credit_cost, overrun, held, leg_account, leg_units,
        opened_at, expires_at, status, settled_at, committed, scale, ruled, n)) q;
  v_total := array_fill(0::bigint, array[v_count]);
  for x in
    select l.grp, sum(l.balance)::bigint as units from (
      select array_agg(q.grp) as grp, array_agg(q.customer) as customer, array_agg(q.asset) as asset from (
        select distinct on (u.grp) u.grp, u.customer, u.asset from unnest(v_group, v_customer, v_asset) as u (grp, customer, asset)
        where u.asset is not null order by u.grp) q
    ) a cross join lateral billing.live_lots(p_workspace, p_now, a.grp, a.customer, a.asset) l group by l.grp
  loop v_total[x.grp] := x.units; end loop;

  for i in 1 .. v_count loop
    continue when v_verdict[i] is not null;
    r := v_row[i]; g := v_group[i];
    if r.id is null then v_verdict[i] := 'not_found'; continue; end if;
    if r.status <> 'open' then
      v_verdict[i] := case when p_action[i] = 'commit' or r.status = 'committed' then 'reservation_not_open' else 'settled' end;
      v_answer[i] := billing.reservation_answer(r, v_total[g], 0); continue;
    end if;
    if p_action[i] = 'commit' and p_quantity[i] > c_most / r.credit_cost then v_verdict[i] := 'amount_overflow'; continue; end if;
    v_gift := 0; v_cost := 0;
    if p_action[i] = 'commit' and r.ruled then
      select * into x from billing.price_commit(r, p_quantity[i]);
      if x.cost > c_most or x.gift > (select (c_most + a.balance) / 2048 from ledger.account a
        where a.workspace_id = p_workspace and a.id = billing.owned_account(p_workspace, 'issuer:' || r.app, r.asset)) then v_verdict[i] := 'amount_overflow'; continue; end if;
      v_gift := x.gift; v_cost := x.cost;
    elsif p_action[i] = 'commit' then v_cost := p_quantity[i] * r.credit_cost; end if;
    v_at := case when p_action[i] = 'expire' then r.expires_at else p_now end;
    v_uses := least(v_cost, r.held); v_extra := v_cost - v_uses - v_gift; v_taken := 0; v_debt := 0; v_short := 0; v_start := m;
    if v_extra + v_gift > 0 and r.overrun = 'refuse' and r.pass is null then
      v_verdict[i] := 'above_reservation';
      v_answer[i] := billing.reservation_answer(r, v_total[g], 0) || jsonb_build_object('held', r.held::text); continue;
    end if;

    -- What was set aside: used from the first leg on, given back from the last.
    if v_uses > 0 then m := m + 1; w_from[m] := r.account; w_to[m] := r.usage_account; w_units[m] := v_uses; end if;
    for x in
      select l.account, least(l.units, greatest(v_uses - l.before, 0)) as used, l.units - least(l.units, greatest(v_uses - l.before, 0)) as back, k.app,
        case when k.id is null then 'pass' when v.payment is not null then 'revoked' when k.expires_at <= v_at then 'expired' else 'live' end as fate,
        v.policy in ('debt', 'block') as owed, v.policy = 'block' as blocks, k.payment, k.expires_at > p_now as counts
      from (select u.*, (sum(u.units) over (order by u.n) - u.units)::bigint as before
        from unnest(r.leg_account, r.leg_units) with ordinality as u (account, units, n)) l
      left join lateral (select * from billing.grant q where q.workspace_id = p_workspace and q.account = l.account limit 1) k on true
      left join lateral (select * from billing.revocation q where q.workspace_id = p_workspace and q.payment = k.payment and q.lifted_at = 'infinity' limit 1) v on true
      order by l.n
    loop
      if x.fate = 'revoked' and x.owed and x.used > 0 then
        m := m + 1; w_from[m] := billing.owned_account(p_workspace, billing.receivable_of(p_workspace, r.customer), r.asset);
        w_to[m] := billing.owed_account(p_workspace, 'revoked:' || x.app, r.asset); w_units[m] := x.used; v_debt := v_debt + x.used;
        if x.blocks then perform billing.block(p_workspace, r.customer, r.asset, x.payment, p_now); end if;
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

    if v_gift > 0 then
      m := m + 1; w_from[m] := billing.owned_account(p_workspace, 'issuer:' || r.app, r.asset); w_to[m] := billing.free_lot(p_workspace, r.customer, r.asset); w_units[m] := v_gift;
      m := m + 1; w_from[m] := w_to[m - 1]; w_to[m] := r.usage_account; w_units[m] := v_gift;
    end if;
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
    r.settled_at := p_now; r.committed := v_uses + v_taken + v_short + v_gift;
    if r.ruled then perform quotas.settle(p_workspace, p_now, r.id, case p_action[i] when 'commit' then p_quantity[i] else 0 end); end if;
    v_row[i] := r; v_verdict[i] := 'settled'; v_answer[i] := billing.reservation_answer(r, v_total[g], v_debt);
    n := n + 1; w_key[n] := coalesce(p_key[i], p_action[i] || ':' || r.id); w_hash[n] := coalesce(p_hash[i], md5(r.id)::uuid);
    w_reason[n] := 'billing.' || p_action[i] || case when p_action[i] = 'expire' then '_reservation' else '' end;
    w_reference[n] := r.customer; w_at[n] := v_at; w_answer[n] := v_answer[i] || jsonb_build_object('quantity', p_quantity[i]::text);
    for j in v_start + 1 .. m loop w_transfer[j] := n; end loop;
  end loop;

  if n > 0 then
    perform ledger.write(p_workspace, p_now, w_key[1:n], w_hash[1:n], w_reason[1:n], w_reference[1:n], w_at[1:n], w_answer[1:n],
      w_transfer[1:m], w_from[1:m], w_to[1:m], w_units[1:m]);
    update billing.reservation v set status = k.status, settled_at = k.settled_at, committed = k.committed
      from unnest(v_row, v_verdict) as k (workspace_id, id, customer, feature, app, asset, account, usage_account, pass, credit_cost, overrun, held,
        leg_account, leg_units, opened_at, expires_at, status, settled_at, committed, scale, ruled, verdict)
      where k.verdict = 'settled' and v.workspace_id = p_workspace and v.id = k.id and v.status = 'open' and k.status <> 'open';
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
) returns table (verdict text, answer jsonb) language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_now timestamptz := billing.begin(p_workspace, p_now);
begin
  perform billing.release_due(p_workspace, v_now, (select array_agg(r.customer) from unnest(p_reservation) as i (id)
    cross join lateral (select * from billing.reservation k where k.workspace_id = p_workspace and k.id = i.id collate "C" limit 1) r));
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
      if r.ruled then update quotas.hold h set expires_at = r.expires_at where h.workspace_id = p_workspace and h.reservation = r.id; end if;
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

-- Tells the receivers of the workspace, if it has any, what is about to be booked as expired.
create function billing.announce_expired(p_workspace integer, p_grants text[]) returns void language plpgsql as $$
begin
  if not webhooks.anybody_listens(p_workspace) then return; end if;
  perform webhooks.announce(p_workspace, 'credits.expired', g.customer, g.expires_at, json_build_object(
      'grant', g.id, 'customer', g.customer, 'credit_type', substr(g.asset, 8),
      'amount', json_build_object('asset', g.asset, 'amount', billing.decimal(a.balance, billing.scale_of(p_workspace, g.asset))),
      'category', g.category, 'expires_at', webhooks.instant(g.expires_at), 'payment', g.payment))
    from billing.grant g join ledger.account a on a.workspace_id = p_workspace and a.id = g.account
    where g.workspace_id = p_workspace and g.id = any (p_grants) and a.balance > 0
    order by g.expires_at, g.id;
end $$;

-- Books what lies on these lots, which have expired, as breakage. The caller holds the lane, p_now is its instant.
-- Reservations that were due come first, so that what they gave back in time expires with its lot.
create function billing.book_expiry(p_workspace integer, p_now timestamptz, p_lot text[], p_customer text[]) returns void
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
begin
  perform billing.release_due(p_workspace, p_now, p_customer);
  perform billing.announce_expired(p_workspace, p_lot);
  perform ledger.write(p_workspace, p_now, q.key, q.hash, array_fill('billing.expire_grant'::text, array[q.count]), q.reference, q.occurred,
      array_fill(null::jsonb, array[q.count]), q.transfer, q.lot, q.breakage, q.units)
    from (
      select count(*)::integer as count, array_agg('expire:' || l.id order by l.n) as key, array_agg(md5(l.id)::uuid order by l.n) as hash,
        array_agg(l.customer order by l.n) as reference, array_agg(l.expires_at order by l.n) as occurred, array_agg(l.n order by l.n) as transfer,
        array_agg(l.account order by l.n) as lot, array_agg(l.balance order by l.n) as units,
        array_agg(billing.owed_account(p_workspace, 'breakage:' || l.app, l.asset) order by l.n) as breakage
      from (select g.*, a.balance, (row_number() over (order by g.expires_at, g.id))::integer as n
        from billing.grant g join ledger.account a on a.workspace_id = p_workspace and a.id = g.account
        where g.workspace_id = p_workspace and g.id = any (p_lot) and a.balance > 0) l
    ) q where q.count > 0;
  update billing.grant g set is_open = false where g.workspace_id = p_workspace and g.id = any (p_lot);
end $$;

-- Books lots that have expired, at most so many; answers how many.
create function billing.expire_lots(p_workspace integer, p_now timestamptz, p_most integer) returns integer
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_now timestamptz := billing.begin(p_workspace, p_now); v_due text[]; v_customer text[];
begin
  select array_agg(q.id), array_agg(distinct q.customer) into v_due, v_customer from (
    select g.id, g.customer from billing.grant g where g.workspace_id = p_workspace and g.is_open and g.expires_at <= v_now
    order by g.expires_at limit p_most) q;
  if v_due is not null then perform billing.book_expiry(p_workspace, v_now, v_due, v_customer); end if;
  return coalesce(cardinality(v_due), 0);
end $$;
