-- Posting: the batch decides, books and moves the balances in one call.

-- Appends decided transfers and moves the balances. p_begin says where the postings of each transfer begin. A transfer
-- without a seq was refused and is left out; a null p_seq means that all are booked, from p_first on. Postings name
-- accounts by their position in p_id, or by their id when p_id is null. Rows of accounts are found where they were read:
-- the lane is held, so nobody has moved them, and the count makes sure.
create function ledger.append(
  p_workspace integer, p_at timestamptz, p_first bigint, p_seq bigint[], p_key text[], p_hash uuid[], p_reason text[], p_reference text[],
  p_occurred timestamptz[], p_answer jsonb[], p_begin integer[], p_transfer integer[], p_id bigint[], p_from bigint[], p_to bigint[],
  p_units bigint[], p_from_after bigint[], p_to_after bigint[], p_row tid[], p_balance bigint[]
) returns void language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_moved integer;
begin
  insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after,
      recorded_at, occurred_at, input_hash, key, reason, reference, answer)
    select p_workspace, case when p_seq is null then p_first + t.n - 1 else p_seq[t.n] end, 1,
      case when p_id is null then p_from[p_begin[t.n]] else p_id[p_from[p_begin[t.n]]] end,
      case when p_id is null then p_to[p_begin[t.n]] else p_id[p_to[p_begin[t.n]]] end,
      p_units[p_begin[t.n]], p_from_after[p_begin[t.n]], p_to_after[p_begin[t.n]],
      p_at, t.occurred, t.hash, t.key, t.reason, t.reference, t.answer
    from unnest(p_key, p_hash, p_reason, p_reference, p_occurred, p_answer) with ordinality
      as t (key, hash, reason, reference, occurred, answer, n)
    where p_seq is null or p_seq[t.n] is not null;
  if cardinality(p_units) > cardinality(p_key) then
    insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after)
      select p_workspace, case when p_seq is null then p_first + p.transfer - 1 else p_seq[p.transfer] end, p.n - p_begin[p.transfer] + 1,
        case when p_id is null then p.from_account else p_id[p.from_account] end,
        case when p_id is null then p.to_account else p_id[p.to_account] end, p.units, p.from_after, p.to_after
      from unnest(p_transfer, p_from, p_to, p_units, p_from_after, p_to_after) with ordinality
        as p (transfer, from_account, to_account, units, from_after, to_after, n)
      where p.n > p_begin[p.transfer] and (p_seq is null or p_seq[p.transfer] is not null);
  end if;
  update ledger.account a set balance = c.balance
    from unnest(p_row, p_balance) as c (row, balance) where a.ctid = c.row;
  get diagnostics v_moved = row_count;
  if v_moved <> cardinality(p_row) then
    raise exception 'An account was changed by someone who does not hold the lane.' using errcode = 'serialization_failure';
  end if;
end $$;

-- The lower half, for batched functions of other modules: the caller holds the lane and has decided that every
-- posting fits. p_transfer points each posting at its transfer (1-based, ascending). Answers the sequence numbers.
create function ledger.write(
  p_workspace integer, p_now timestamptz, p_key text[], p_hash uuid[], p_reason text[], p_reference text[],
  p_occurred timestamptz[], p_answer jsonb[], p_transfer integer[], p_from bigint[], p_to bigint[], p_units bigint[]
) returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  v_count integer := cardinality(p_key); v_first bigint; v_at timestamptz; v_id bigint[]; v_row tid[]; v_balance bigint[];
  v_begin integer[]; v_from_after bigint[] := p_units; v_to_after bigint[] := p_units; v_transfer integer := 0; f integer; t integer;
begin
  if v_count = 0 then return '{}'; end if;
  update ledger.book b set seq = b.seq + v_count, recorded_at = greatest(b.recorded_at, p_now)
    where b.workspace_id = p_workspace returning b.seq - v_count + 1, b.recorded_at into v_first, v_at;
  select array_agg(x.id order by x.id), array_agg(a.row order by x.id), array_agg(a.balance order by x.id)
    into v_id, v_row, v_balance
    from (select distinct unnest(p_from || p_to) as id) x left join lateral (
      select b.ctid as row, b.balance from ledger.account b where b.workspace_id = p_workspace and b.id = x.id limit 1) a on true;
  if array_position(v_row, null) is not null then
    raise exception 'A posting names an account that workspace % does not have.', p_workspace using errcode = 'foreign_key_violation';
  end if;
  for j in 1 .. cardinality(p_units) loop
    if p_transfer[j] <> v_transfer then v_transfer := p_transfer[j]; v_begin[v_transfer] := j; end if;
    f := width_bucket(p_from[j], v_id); t := width_bucket(p_to[j], v_id);
    v_balance[f] := v_balance[f] - p_units[j]; v_from_after[j] := v_balance[f];
    v_balance[t] := v_balance[t] + p_units[j]; v_to_after[j] := v_balance[t];
  end loop;
  perform ledger.append(p_workspace, v_at, v_first, null, p_key, p_hash, p_reason, p_reference, p_occurred, p_answer,
    v_begin, p_transfer, null, p_from, p_to, p_units, v_from_after, v_to_after, v_row, v_balance);
  return array(select generate_series(v_first, v_first + v_count - 1));
end $$;

-- Why an account that has to be there is not: nothing has this address, or it holds something else.
create function ledger.why_lacking(p_workspace integer, p_address text) returns text language sql stable as $$
  select case when exists (select from ledger.account a where a.workspace_id = p_workspace and a.address = p_address collate "C")
    then 'wrong_asset' else 'unknown_account' end
$$;

-- Posts a batch of transfers, each of them whole or not at all, in one call.
--   p_account   ids of the accounts this batch touches; postings name them by their position. 0: only the place is known.
--   p_place     per place, its position in p_account; then its address, asset, limits, and whether it must be there.
--   p_strict    postings whose account has to be there although another posting may open it: n its from, -n its to.
--   p_begin     per transfer, where its postings begin; p_transfer: per posting the position of its transfer, ascending.
-- Answers the first sequence number (booked transfers follow one another), the instant of recording, the ids of the
-- places (0: none), and the noes: per transfer not booked now { n, no, posting, room } or { n, no, seq, recorded_at, answer }.
create function ledger.post(
  p_workspace integer, p_now timestamptz, p_account bigint[],
  p_place integer[], p_address text[], p_asset text[], p_floor bigint[], p_ceiling bigint[], p_must_exist boolean[], p_strict integer[],
  p_key text[], p_hash uuid[], p_reason text[], p_reference text[], p_occurred timestamptz[], p_answer jsonb[],
  p_begin integer[], p_transfer integer[], p_from bigint[], p_to bigint[], p_units bigint[],
  out first_seq bigint, out recorded_at timestamptz, out opened bigint[], out noes jsonb
) language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare
  c_most constant bigint := 9200000000000000000;
  -- Of an account: is there, may be opened, has to be there and is not, is being opened by this batch.
  c_there constant integer := 0; c_openable constant integer := 1; c_lacking constant integer := 2; c_opening constant integer := 3;
  v_transfers integer := cardinality(p_key); v_noes integer := 0; v_no text; v_refused boolean[]; v_seq bigint[]; v_first bigint; v_at timestamptz;
  v_id bigint[]; v_row tid[]; v_balance bigint[]; v_low bigint[]; v_high bigint[]; v_state integer[]; v_absent boolean;
  v_from_after bigint[] := p_units; v_to_after bigint[] := p_units; f integer; t integer; u bigint; v_done text; r record;
begin
  -- Numbers for all are taken at once, which also takes the lane; those of the noes are given back below.
  update ledger.book b set seq = b.seq + v_transfers, recorded_at = greatest(b.recorded_at, p_now)
    where b.workspace_id = p_workspace returning b.seq - v_transfers + 1, b.recorded_at into v_first, v_at;
  if v_first is null then
    perform ledger.lock_book(p_workspace);
    update ledger.book b set seq = b.seq + v_transfers, recorded_at = greatest(b.recorded_at, p_now)
      where b.workspace_id = p_workspace returning b.seq - v_transfers + 1, b.recorded_at into v_first, v_at;
  end if;

  select array_agg(coalesce(a.id, 0) order by x.n), array_agg(coalesce(a.row, '(0,0)') order by x.n),
    array_agg(coalesce(a.balance, 0) order by x.n), array_agg(coalesce(a.floor, -c_most) order by x.n),
    array_agg(coalesce(a.ceiling, c_most) order by x.n), bool_or(a.id is null)
    into v_id, v_row, v_balance, v_low, v_high, v_absent
    from unnest(p_account) with ordinality x (id, n) left join lateral (
      select b.id, b.ctid as row, b.balance, b.floor, b.ceiling from ledger.account b
      where b.workspace_id = p_workspace and b.id = x.id limit 1) a on true;
  if v_absent then
    v_state := array(select case id when 0 then c_lacking else c_there end from unnest(v_id) id);
    for r in
      select q.n, a.id, a.row, a.balance, case when a.id is null then q.floor else a.floor end as floor,
        case when a.id is null then q.ceiling else a.ceiling end as ceiling, q.must_exist
      from unnest(p_place, p_address, p_asset, p_floor, p_ceiling, p_must_exist) as q (n, address, asset, floor, ceiling, must_exist)
      left join lateral (select b.id, b.ctid as row, b.balance, b.floor, b.ceiling from ledger.account b
        where b.workspace_id = p_workspace and b.address = q.address collate "C" and b.asset = q.asset collate "C" limit 1) a on true
    loop
      v_low[r.n] := coalesce(r.floor, -c_most); v_high[r.n] := coalesce(r.ceiling, c_most);
      if r.id is null then
        v_state[r.n] := case when r.must_exist then c_lacking else c_openable end;
      else
        v_id[r.n] := r.id; v_row[r.n] := r.row; v_balance[r.n] := r.balance; v_state[r.n] := c_there;
      end if;
    end loop;
    v_absent := 0 = any (v_id);
  end if;

  v_refused := array_fill(false, array[v_transfers]);
  for r in
    select k.n, b.input_hash = k.hash as same, b.seq, b.recorded_at, b.answer
    from unnest(p_key, p_hash) with ordinality as k (key, hash, n)
    cross join lateral (select p.* from ledger.posting p where p.workspace_id = p_workspace and p.key = k.key collate "C" limit 1) b
  loop
    v_refused[r.n] := true; v_noes := v_noes + 1;
    noes := coalesce(noes, '[]') || jsonb_build_object('n', r.n, 'no', case when r.same then 'replay' else 'conflict' end,
      'seq', r.seq::text, 'recorded_at', r.recorded_at, 'answer', r.answer);
  end loop;

  for j in 1 .. cardinality(p_units) loop
    continue when v_refused[p_transfer[j]];
    f := p_from[j]; t := p_to[j]; u := p_units[j];
    if v_absent then
      v_no := case
        when v_state[f] = c_lacking or v_state[f] = c_openable and j = any (p_strict) then ledger.why_lacking(p_workspace, p_address[array_position(p_place, f)])
        when v_state[t] = c_lacking or v_state[t] = c_openable and -j = any (p_strict) then ledger.why_lacking(p_workspace, p_address[array_position(p_place, t)])
      end;
    end if;
    if v_no is null then
      if v_balance[f] < v_low[f] + u then
        v_no := case when v_low[f] = -c_most then 'amount_overflow' else 'insufficient_funds' end;
      elsif v_balance[t] > v_high[t] - u then
        v_no := case when v_high[t] = c_most then 'amount_overflow' else 'above_ceiling' end;
      else
        v_balance[f] := v_balance[f] - u; v_from_after[j] := v_balance[f];
        v_balance[t] := v_balance[t] + u; v_to_after[j] := v_balance[t];
        if v_absent and p_transfer[j + 1] is distinct from p_transfer[j] then
          for k in p_begin[p_transfer[j]] .. j loop
            if v_state[p_from[k]] = c_openable then v_state[p_from[k]] := c_opening; end if;
            if v_state[p_to[k]] = c_openable then v_state[p_to[k]] := c_opening; end if;
          end loop;
        end if;
        continue;
      end if;
    end if;
    v_refused[p_transfer[j]] := true; v_noes := v_noes + 1;
    noes := coalesce(noes, '[]') || jsonb_build_object('n', p_transfer[j], 'no', v_no, 'posting', j, 'room', case v_no
      when 'insufficient_funds' then (v_balance[f] - v_low[f])::text when 'above_ceiling' then (v_high[t] - v_balance[t])::text end);
    v_no := null;
    for k in p_begin[p_transfer[j]] .. j - 1 loop
      v_balance[p_from[k]] := v_balance[p_from[k]] + p_units[k];
      v_balance[p_to[k]] := v_balance[p_to[k]] - p_units[k];
    end loop;
  end loop;

  if v_absent then
    -- Accounts are opened for what is booked only: a no leaves nothing behind.
    if c_opening = any (v_state) then
      perform ledger.open_accounts(p_workspace, array_agg(p.address), array_agg(p.asset), array_agg(p.floor), array_agg(p.ceiling))
        from unnest(p_place, p_address, p_asset, p_floor, p_ceiling) as p (n, address, asset, floor, ceiling) where v_state[p.n] = c_opening;
      for r in
        select q.n, a.id, a.row from unnest(p_place, p_address, p_asset) as q (n, address, asset)
        cross join lateral (select b.id, b.ctid as row from ledger.account b
          where b.workspace_id = p_workspace and b.address = q.address collate "C" and b.asset = q.asset collate "C" limit 1) a
        where v_state[q.n] = c_opening
      loop
        v_id[r.n] := r.id; v_row[r.n] := r.row;
      end loop;
    end if;
    select array_agg(a.row), array_agg(a.balance) into v_row, v_balance from unnest(v_id, v_row, v_balance) as a (id, row, balance) where a.id <> 0;
  end if;
  if cardinality(p_place) > 0 then opened := array(select v_id[n] from unnest(p_place) n); end if;

  if v_noes > 0 then
    update ledger.book b set seq = b.seq - v_noes where b.workspace_id = p_workspace;
    if v_noes = v_transfers then return; end if;
    v_seq := array_fill(null::bigint, array[v_transfers]); t := 0;
    for i in 1 .. v_transfers loop
      if not v_refused[i] then v_seq[i] := v_first + t; t := t + 1; end if;
    end loop;
  end if;
  first_seq := v_first; recorded_at := v_at;
  v_done := ledger.append(p_workspace, v_at, v_first, v_seq, p_key, p_hash, p_reason, p_reference, p_occurred, p_answer, p_begin, p_transfer,
    v_id, p_from, p_to, p_units, v_from_after, v_to_after, v_row, v_balance);
end $$;

-- One transfer of one posting between accounts that are known, with fewer statements: answers its sequence number and
-- the instant of recording in milliseconds. Whatever does not simply go through is undone and answered with null, for
-- ledger.post to say why.
create function ledger.post_one(
  p_workspace integer, p_now timestamptz, p_from bigint, p_to bigint, p_units bigint,
  p_key text, p_hash uuid, p_reason text, p_reference text, p_occurred timestamptz, p_answer jsonb
) returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_seq bigint; v_at timestamptz; v_from_after bigint; v_to_after bigint;
begin
  update ledger.book b set seq = b.seq + 1, recorded_at = greatest(b.recorded_at, p_now)
    where b.workspace_id = p_workspace returning b.seq, b.recorded_at into v_seq, v_at;
  if v_seq is null then return null; end if;
  if not exists (select from ledger.posting p where p.workspace_id = p_workspace and p.key = p_key collate "C") then
    update ledger.account a set balance = a.balance - p_units
      where a.workspace_id = p_workspace and a.id = p_from and a.balance >= coalesce(a.floor, -9200000000000000000) + p_units
      returning a.balance into v_from_after;
    if found then
      update ledger.account a set balance = a.balance + p_units
        where a.workspace_id = p_workspace and a.id = p_to and a.balance <= coalesce(a.ceiling, 9200000000000000000) - p_units
        returning a.balance into v_to_after;
      if found then
        insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after,
            recorded_at, occurred_at, input_hash, key, reason, reference, answer)
          values (p_workspace, v_seq, 1, p_from, p_to, p_units, v_from_after, v_to_after,
            v_at, p_occurred, p_hash, p_key, p_reason, p_reference, p_answer);
        return array[v_seq, (extract(epoch from v_at) * 1000)::bigint];
      end if;
      update ledger.account a set balance = a.balance + p_units where a.workspace_id = p_workspace and a.id = p_from;
    end if;
  end if;
  update ledger.book b set seq = b.seq - 1 where b.workspace_id = p_workspace;
  return null;
end $$;

-- Releases those of these holds that are open, each as one transfer to its shares, and answers which they were. The lane is
-- held, so what is read stays as it is: each balance after is the balance before and the sum of what this call moves up to
-- there. Limits are kept by their constraint. An account that is not there leaves a null where none may be.
create function ledger.release_holds(p_workspace integer, p_now timestamptz, p_hold text[]) returns text[]
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_released text[];
begin
  perform ledger.lock_book(p_workspace);
  with settled as materialized (
    update ledger.hold h set state = 'released', settled_at = p_now
      from unnest(p_hold) as d (id)
      where h.workspace_id = p_workspace and h.id = d.id collate "C" and h.state = 'open'
      returning h.id, h.account, h.reference, h.share_account, h.share_units
  ), due as materialized (
    select row_number() over () as n, s.id, s.account, s.reference, s.share_account, s.share_units,
      (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = s.account) as balance from settled s
  ), leg as materialized (
    select d.n, s.line, d.id, d.account as from_account, s.account as to_account, s.units, d.reference,
      d.balance - sum(s.units) over (partition by d.n order by s.line) as from_after,
      sum(s.units) over (partition by s.account order by d.n, s.line)
        + (select a.balance from ledger.account a where a.workspace_id = p_workspace and a.id = s.account) as to_after
    from due d cross join lateral unnest(d.share_account, d.share_units) with ordinality as s (account, units, line)
  ), numbered as (
    update ledger.book b set seq = b.seq + c.count, recorded_at = greatest(b.recorded_at, p_now)
      from (select count(*) as count from due) c where b.workspace_id = p_workspace
      returning b.seq - c.count as before, b.recorded_at
  ), booked as (
    insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after,
        recorded_at, input_hash, key, reason, reference)
      select p_workspace, b.before + l.n, l.line, l.from_account, l.to_account, l.units, l.from_after, l.to_after,
        case l.line when 1 then b.recorded_at end, case l.line when 1 then md5(l.id)::uuid end,
        case l.line when 1 then 'hold.release:' || l.id end, case l.line when 1 then 'hold.release' end,
        case l.line when 1 then coalesce(l.reference, l.id) end
      from leg l cross join numbered b order by l.n, l.line
  ), moved as (
    update ledger.account a set balance = a.balance + m.units
      from (select each.id, sum(each.units) as units from (
          select l.to_account as id, l.units from leg l union all select l.from_account, -l.units from leg l
        ) each group by each.id) m
      where a.workspace_id = p_workspace and a.id = m.id
  )
  select array_agg(d.id order by d.n) into v_released from due d;
  return coalesce(v_released, '{}');
end $$;
