-- Taking orders: replays, guards, the number, the money and the rows in one call.

-- Takes orders, one after another as they came, in one call. The book of the workspace is held, so nobody orders beside it:
-- what was ordered before is seen, and the money of several orders is spent once. Answers a verdict for each, the number
-- and id of the order, and with `insufficient_funds` what there is.
create function reselling.add(
  p_workspace integer, p_now timestamptz, p_id text[], p_user text[], p_key text[], p_service integer[], p_terms jsonb[], p_by text[],
  p_link text[], p_link_key text[], p_quantity integer[], p_runs integer[], p_interval integer[], p_comments jsonb[], p_rate bigint[],
  p_charge bigint[], p_run_charges jsonb[], p_request text[], p_hash uuid[]
) returns table (verdict text, number bigint, id text, room bigint)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  v_count integer := cardinality(p_id); n integer := 0; u integer; o record; s record;
  v_verdict text[] := array_fill('added'::text, array[v_count]); v_number bigint[] := array_fill(null::bigint, array[v_count]);
  v_id text[] := p_id; v_room bigint[] := v_number; v_last bigint; v_item integer[] := '{}'; v_paid integer[] := '{}';
  v_users text[]; v_account bigint[]; v_balance bigint[]; v_from bigint[] := '{}'; v_escrow bigint[];
begin
  perform ledger.lock_book(p_workspace);
  select g.replay_seconds, g.guard_links, g.guarded_services into s from reselling.setting g where g.workspace_id = p_workspace;
  if not found then select 120 as replay_seconds, false as guard_links, '{}'::integer[] as guarded_services into s; end if;
  select coalesce((select c.last from reselling.counter c where c.workspace_id = p_workspace and c.kind = 'order'), 0) into v_last;
  select array_agg(x.name order by x.name), array_agg(a.id order by x.name), array_agg(coalesce(a.balance, 0) order by x.name)
    into v_users, v_account, v_balance
    from (select distinct unnest(p_user) collate "C" as name) x left join lateral (select b.id, b.balance from ledger.account b
      where b.workspace_id = p_workspace and b.address = 'user:' || x.name and b.asset = 'USD' limit 1) a on true;

  for i in 1 .. v_count loop
    if p_request[i] is not null then
      select k.number, k.id, k.input_hash into o from reselling.panel_order k
        where k.workspace_id = p_workspace and k.user_id = p_user[i] and k.request_id = p_request[i];
    else
      select k.number, k.id, k.input_hash into o from reselling.panel_order k
        where k.workspace_id = p_workspace and k.key = p_key[i] and k.input_hash = p_hash[i] and k.request_id is null
          and k.created_at > p_now - make_interval(secs => s.replay_seconds)
        order by k.created_at desc limit 1;
    end if;
    if found then
      v_verdict[i] := case when o.input_hash = p_hash[i] then 'replay' else 'conflict' end;
      v_number[i] := o.number; v_id[i] := o.id; continue;
    end if;
    if exists (select from reselling.panel_key k where k.workspace_id = p_workspace and k.key = p_key[i] and k.is_suspended) then
      v_verdict[i] := 'suspended'; continue;
    end if;
    if (s.guard_links or p_service[i] = any (s.guarded_services)) and exists (select from reselling.panel_order k
        where k.workspace_id = p_workspace and k.user_id = p_user[i] and k.link_key = p_link_key[i] and k.service = p_service[i] and k.ended_at is null) then
      v_verdict[i] := 'link_busy'; continue;
    end if;
    u := array_position(v_users, p_user[i]);
    if v_balance[u] < p_charge[i] then v_verdict[i] := 'insufficient_funds'; v_room[i] := v_balance[u]; continue; end if;
    v_balance[u] := v_balance[u] - p_charge[i]; v_last := v_last + 1; n := n + 1; v_item[n] := i; v_number[i] := v_last;
    if p_charge[i] > 0 then v_paid := v_paid || i; v_from := v_from || v_account[u]; end if;
    insert into reselling.panel_order (workspace_id, number, id, user_id, key, service, terms, fulfilled_by, link, link_key, quantity, runs,
        interval_minutes, comments, rate_units, charged_units, request_id, input_hash, created_at)
      values (p_workspace, v_last, p_id[i], p_user[i], p_key[i], p_service[i], p_terms[i], p_by[i], p_link[i], p_link_key[i], p_quantity[i], p_runs[i],
        p_interval[i], array(select jsonb_array_elements_text(p_comments[i])), p_rate[i], p_charge[i], p_request[i], p_hash[i], p_now);
  end loop;
  if n > 0 then
    insert into reselling.counter as c (workspace_id, kind, last) values (p_workspace, 'order', v_last)
      on conflict on constraint a_kind_is_counted_once do update set last = excluded.last;
    insert into reselling.run (workspace_id, order_id, number, fulfilled_by, quantity, charged_units, due_at)
      select p_workspace, p_id[x.i], r.n, p_by[x.i], p_quantity[x.i] / p_runs[x.i], (p_run_charges[x.i] ->> (r.n - 1))::bigint,
        p_now + make_interval(mins => (r.n - 1) * coalesce(p_interval[x.i], 0))
      from unnest(v_item) as x (i) cross join lateral generate_series(1, p_runs[x.i]) as r (n);
  end if;
  if v_paid <> '{}' then
    v_escrow := ledger.open_accounts(p_workspace, array(select 'escrow:' || p_id[x.i] from unnest(v_paid) with ordinality as x (i, o) order by x.o),
      array_fill('USD'::text, array[cardinality(v_paid)]), array_fill(0::bigint, array[cardinality(v_paid)]), array_fill(null::bigint, array[cardinality(v_paid)]));
    perform ledger.write(p_workspace, p_now, array(select 'panel_order.add:' || p_id[x.i] from unnest(v_paid) with ordinality as x (i, o) order by x.o),
      array(select p_hash[x.i] from unnest(v_paid) with ordinality as x (i, o) order by x.o), array_fill('panel_order.added'::text, array[cardinality(v_paid)]),
      array(select p_id[x.i] from unnest(v_paid) with ordinality as x (i, o) order by x.o), array_fill(null::timestamptz, array[cardinality(v_paid)]),
      array_fill(null::jsonb, array[cardinality(v_paid)]), array(select generate_series(1, cardinality(v_paid))), v_from, v_escrow,
      array(select p_charge[x.i] from unnest(v_paid) with ordinality as x (i, o) order by x.o));
  end if;
  return query select * from unnest(v_verdict, v_number, v_id, v_room);
end $$;
