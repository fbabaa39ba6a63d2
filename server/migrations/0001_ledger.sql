-- The ledger: every balance change of every product is a posting between two accounts of one workspace.
create schema ledger;

-- One book per workspace. Its row is the lane: whoever holds its lock is the only writer of the workspace until
-- commit, so seq has no gaps and recorded_at never goes back. Room on the page keeps the updates in place.
create table ledger.book (
  workspace_id integer primary key,
  seq bigint not null default 0,
  recorded_at timestamptz not null default '-infinity'
) with (fillfactor = 10);

-- No index on anything that changes, so a balance update stays on its page. An account is opened and moved in one
-- transaction, which leaves room for the next versions on the page by itself; a fill factor would only have PostgreSQL
-- clean the page at every visit. A limit that is null is as far as any account goes. Few constraints, each said whole:
-- PostgreSQL reads all of them at every statement.
create table ledger.account (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  balance bigint not null default 0,
  floor bigint,
  ceiling bigint,
  address text collate "C" not null,
  asset text collate "C" not null,
  primary key (workspace_id, id),
  constraint one_account_per_address_and_asset unique (workspace_id, address, asset),
  constraint balance_keeps_its_floor_and_ceiling check (
    balance between coalesce(floor, -9200000000000000000) and coalesce(ceiling, 9200000000000000000))
) with (autovacuum_vacuum_scale_factor = 0.05);

-- Postings, numbered within their transfer. The first one carries what is said of the transfer as a whole, so that the
-- common transfer, of one posting, is one row: ledger.transfer shows those. It is the record of its key as well: the hash
-- of what was asked for and the answer that was given. occurred_at is kept where it is not recorded_at.
create table ledger.posting (
  workspace_id integer not null,
  line integer not null,
  seq bigint not null,
  from_account bigint not null,
  to_account bigint not null,
  units bigint not null,
  from_after bigint not null,
  to_after bigint not null,
  recorded_at timestamptz,
  occurred_at timestamptz,
  input_hash uuid,
  key text collate "C",
  reason text collate "C",
  reference text collate "C",
  answer jsonb,
  primary key (workspace_id, seq, line),
  constraint units_move_between_two_accounts check (units > 0 and from_account <> to_account),
  constraint first_posting_carries_the_transfer check ((line = 1) = (key is not null))
);
create unique index one_effect_per_key on ledger.posting (workspace_id, key) where key is not null;
create index posting_lowers on ledger.posting (workspace_id, from_account, seq);
create index posting_raises on ledger.posting (workspace_id, to_account, seq);

create view ledger.transfer as
  select workspace_id, seq, key, reason, reference, input_hash, answer, recorded_at, coalesce(occurred_at, recorded_at) as occurred_at
  from ledger.posting where key is not null;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: rows of %.% are never changed or deleted. Book a reversing transfer instead.',
    tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger postings_are_append_only before update or delete or truncate on ledger.posting
  for each statement execute function ledger.refuse_change();

-- Money with a release time. It lies on the account hold:<id>; shares say who gets it when it is released.
create table ledger.hold (
  workspace_id integer not null,
  id text collate "C" not null,
  account bigint not null,
  origin bigint not null,
  asset text collate "C" not null,
  units bigint not null,
  share_account bigint[] not null,
  share_units bigint[] not null,
  reason text collate "C" not null,
  reference text collate "C",
  release_at timestamptz not null,
  state text collate "C" not null default 'open',
  settled_at timestamptz,
  primary key (workspace_id, id),
  constraint state_of_a_hold check (state in ('open', 'released', 'voided')),
  constraint settled_holds_say_when check ((state = 'open') = (settled_at is null)),
  constraint hold_has_units check (units > 0),
  constraint each_share_has_an_account check (cardinality(share_account) = cardinality(share_units))
);
create index hold_due on ledger.hold (workspace_id, release_at) where state = 'open';

-- Takes the lane of a workspace until commit, opening its book at first use.
create function ledger.lock_book(p_workspace integer) returns void language plpgsql as $$
begin
  perform from ledger.book where workspace_id = p_workspace for no key update;
  if not found then
    insert into ledger.book (workspace_id) values (p_workspace) on conflict do nothing;
    perform from ledger.book where workspace_id = p_workspace for no key update;
  end if;
end $$;

-- The ids of these places in their order, accounts opened where there are none. The caller holds the lane.
create function ledger.open_accounts(p_workspace integer, p_address text[], p_asset text[], p_floor bigint[], p_ceiling bigint[])
returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_ids bigint[];
begin
  insert into ledger.account (workspace_id, address, asset, floor, ceiling)
    select distinct on (p.address, p.asset) p_workspace, p.address, p.asset, p.floor, p.ceiling
    from unnest(p_address, p_asset, p_floor, p_ceiling) as p (address, asset, floor, ceiling)
    left join lateral (select b.id from ledger.account b
      where b.workspace_id = p_workspace and b.address = p.address collate "C" and b.asset = p.asset collate "C" limit 1) a on true
    where a.id is null
    on conflict do nothing;
  select array_agg(a.id order by p.n) into v_ids
    from unnest(p_address, p_asset) with ordinality as p (address, asset, n)
    cross join lateral (select b.id from ledger.account b
      where b.workspace_id = p_workspace and b.address = p.address collate "C" and b.asset = p.asset collate "C" limit 1) a;
  return coalesce(v_ids, '{}');
end $$;

-- Which of these keys are booked already (n is 1-based), and whether their input was the same.
create function ledger.replays(p_workspace integer, p_key text[], p_hash uuid[])
returns table (n integer, same boolean, seq bigint, recorded_at timestamptz, answer jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
begin
  return query
    select k.n::integer, t.input_hash = k.hash, t.seq, t.recorded_at, t.answer
    from unnest(p_key, p_hash) with ordinality as k (key, hash, n)
    cross join lateral (select p.* from ledger.posting p where p.workspace_id = p_workspace and p.key = k.key collate "C" limit 1) t;
end $$;

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

-- Releases those of these holds that are open and due, each as one transfer to its shares. Answers how many.
create function ledger.release_holds(p_workspace integer, p_now timestamptz, p_hold text[]) returns integer
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_hold text[]; v_reference text[]; v_hash uuid[]; v_transfer integer[]; v_from bigint[]; v_to bigint[]; v_units bigint[];
begin
  perform ledger.lock_book(p_workspace);
  select array_agg(h.id order by h.release_at, h.id), array_agg(coalesce(h.reference, h.id) order by h.release_at, h.id),
    array_agg(md5(h.id)::uuid order by h.release_at, h.id)
    into v_hold, v_reference, v_hash
    from ledger.hold h where h.workspace_id = p_workspace and h.id = any (p_hold) and h.state = 'open' and h.release_at <= p_now;
  if v_hold is null then return 0; end if;
  select array_agg(d.n order by d.n, s.line), array_agg(h.account order by d.n, s.line),
    array_agg(s.account order by d.n, s.line), array_agg(s.units order by d.n, s.line)
    into v_transfer, v_from, v_to, v_units
    from unnest(v_hold) with ordinality d (id, n)
    join ledger.hold h on h.workspace_id = p_workspace and h.id = d.id
    cross join unnest(h.share_account, h.share_units) with ordinality s (account, units, line);
  perform ledger.write(p_workspace, p_now, (select array_agg('hold.release:' || id order by n) from unnest(v_hold) with ordinality d (id, n)),
    v_hash, array_fill('hold.release'::text, array[cardinality(v_hold)]), v_reference,
    null::timestamptz[], null::jsonb[], v_transfer, v_from, v_to, v_units);
  update ledger.hold set state = 'released', settled_at = p_now where workspace_id = p_workspace and id = any (v_hold);
  return cardinality(v_hold);
end $$;

-- From here on no transfer is recorded before this instant, so what was true before it stays as it was read.
create function ledger.seal(p_workspace integer, p_before timestamptz) returns void language plpgsql as $$
begin
  if exists (select from ledger.book where workspace_id = p_workspace and recorded_at < p_before) then
    update ledger.book set recorded_at = p_before where workspace_id = p_workspace and recorded_at < p_before;
  end if;
end $$;

-- The last sequence number recorded before an instant. Sequence and time rise together, so halving finds it
-- and needs no index of its own.
create function ledger.seq_before(p_workspace integer, p_instant timestamptz) returns bigint language plpgsql stable as $$
declare v_low bigint := 0; v_high bigint; v_middle bigint;
begin
  select seq into v_high from ledger.book where workspace_id = p_workspace;
  while v_low < v_high loop
    v_middle := (v_low + v_high + 1) / 2;
    if exists (select from ledger.posting where workspace_id = p_workspace and seq = v_middle and line = 1 and recorded_at < p_instant)
    then v_low := v_middle; else v_high := v_middle - 1; end if;
  end loop;
  return v_low;
end $$;

-- The balance of an account when the book stood at this sequence number: the balance after its last posting up to
-- there. The account is part of the order, so that only the index by account can answer and no plan walks the book.
create function ledger.balance_at(p_workspace integer, p_account bigint, p_seq bigint) returns bigint
language plpgsql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_lowered record; v_raised record;
begin
  select p.from_account as account, p.seq, p.line, p.from_after as after into v_lowered from ledger.posting p
    where p.workspace_id = p_workspace and (p.from_account, p.seq) <= (p_account, p_seq)
    order by p.from_account desc, p.seq desc, p.line desc limit 1;
  select p.to_account as account, p.seq, p.line, p.to_after as after into v_raised from ledger.posting p
    where p.workspace_id = p_workspace and (p.to_account, p.seq) <= (p_account, p_seq)
    order by p.to_account desc, p.seq desc, p.line desc limit 1;
  return case
    when v_lowered.account is distinct from p_account and v_raised.account is distinct from p_account then 0
    when v_lowered.account is distinct from p_account then v_raised.after
    when v_raised.account is distinct from p_account then v_lowered.after
    when (v_lowered.seq, v_lowered.line) > (v_raised.seq, v_raised.line) then v_lowered.after
    else v_raised.after
  end;
end $$;

-- Everything that must hold of one workspace's books, as the rows that break it.
create function ledger.audit(p_workspace integer) returns table (rule text, subject text, detail text)
language plpgsql stable as $$
begin
  return query
  with leg as (
    select p.seq, p.line, p.from_account as account, -p.units as change, p.from_after as after
      from ledger.posting p where p.workspace_id = p_workspace
    union all
    select p.seq, p.line, p.to_account, p.units, p.to_after from ledger.posting p where p.workspace_id = p_workspace
  ), run as (
    select l.*, l.after::numeric - lag(l.after, 1, 0) over (partition by l.account order by l.seq, l.line) as moved from leg l
  ), total as (
    select l.account, sum(l.change) as moved from leg l group by l.account
  ), step as (
    select t.seq, t.key, t.recorded_at, t.seq - lag(t.seq, 1, 0::bigint) over w as ahead, lag(t.recorded_at) over w as earlier
      from ledger.transfer t where t.workspace_id = p_workspace window w as (order by t.seq)
  )
  select 'assets sum to zero', a.asset, 'off by ' || sum(a.balance) from ledger.account a
    where a.workspace_id = p_workspace group by a.asset having sum(a.balance) <> 0
  union all
  select 'a balance is the sum of its postings', a.address || ' ' || a.asset, a.balance || ' instead of ' || coalesce(t.moved, 0)
    from ledger.account a left join total t on t.account = a.id where a.workspace_id = p_workspace and a.balance <> coalesce(t.moved, 0)
  union all
  select 'a balance keeps its limits', a.address || ' ' || a.asset, a.balance || ' outside ' || coalesce(a.floor::text, '') || '..' || coalesce(a.ceiling::text, '')
    from ledger.account a where a.workspace_id = p_workspace and not (a.balance >= coalesce(a.floor, a.balance) and a.balance <= coalesce(a.ceiling, a.balance))
  union all
  select 'a running balance follows from the one before', 'transfer ' || r.seq || ' line ' || r.line,
    'account ' || r.account || ' moved by ' || r.moved || ' instead of ' || r.change from run r where r.moved <> r.change
  union all
  select 'sequence numbers have no gaps', 'transfer ' || s.seq, s.ahead - 1 || ' missing before it' from step s where s.ahead <> 1
  union all
  select 'the book counts its transfers', 'book', 'stands at ' || coalesce(b.seq, 0) || ' with ' || c.count || ' transfers'
    from (select count(*) from ledger.transfer t where t.workspace_id = p_workspace) c
    left join ledger.book b on b.workspace_id = p_workspace where coalesce(b.seq, 0) <> c.count
  union all
  select 'recorded time never goes back', 'transfer ' || s.seq, s.recorded_at || ' after ' || s.earlier from step s where s.recorded_at < s.earlier
  union all
  select 'a posting has a transfer', 'transfer ' || p.seq, 'line ' || p.line from ledger.posting p
    where p.workspace_id = p_workspace and not exists (select from ledger.posting t where t.workspace_id = p_workspace and t.seq = p.seq and t.line = 1)
  union all
  select 'a posting joins two accounts of one asset', 'transfer ' || p.seq || ' line ' || p.line, coalesce(f.asset, 'none') || ' to ' || coalesce(t.asset, 'none')
    from ledger.posting p
    left join ledger.account f on f.workspace_id = p_workspace and f.id = p.from_account
    left join ledger.account t on t.workspace_id = p_workspace and t.id = p.to_account
    where p.workspace_id = p_workspace and f.asset is distinct from t.asset or p.workspace_id = p_workspace and f.asset is null
  union all
  select 'a hold has its money until it is settled', h.id, h.state || ' with ' || coalesce(a.balance, 0) || ' of ' || h.units
    from ledger.hold h left join ledger.account a on a.workspace_id = p_workspace and a.id = h.account
    where h.workspace_id = p_workspace and coalesce(a.balance, 0) <> case h.state when 'open' then h.units else 0 end
  union all
  select 'the shares of a hold are all of it', h.id, (select sum(u) from unnest(h.share_units) u) || ' of ' || h.units
    from ledger.hold h where h.workspace_id = p_workspace and h.units <> (select sum(u) from unnest(h.share_units) u)
  union all
  select 'a settled hold has its one transfer', h.id, h.state from ledger.hold h
    where h.workspace_id = p_workspace and (h.state = 'released') <> exists (select from ledger.transfer t
        where t.workspace_id = p_workspace and t.key = 'hold.release:' || h.id)
      or h.workspace_id = p_workspace and (h.state = 'voided') <> exists (select from ledger.transfer t
        where t.workspace_id = p_workspace and t.key = 'hold.void:' || h.id);
end $$;
