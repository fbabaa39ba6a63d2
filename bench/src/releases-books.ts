export const workspace = 1;
/** When the first portion is due; each further one a day later. */
export const firstRelease = new Date('2026-12-01T00:00:00Z');

const [workers, referrers, orders] = [50_000, 5_000, 1_000];
/** What the worker gets, in thousandths of a Star; the fee is a quarter of it, referrers get 10 % and 3 % out of it. */
const [reward, fee, first, second] = [4_000_000_000, 1_000_000_000, 400_000_000, 120_000_000];

/**
 * Holds of claims, written set-based into the real tables as `placeHold` would have: half of the workers were brought by
 * somebody who was brought himself (four shares), a quarter by somebody (three), a quarter by nobody (two).
 */
export const holdsPlaced = (holds: number, portions: number): string => `
  insert into ledger.account (workspace_id, address, asset, floor)
    select ${workspace}, 'escrow:ord' || n, 'XTR', 0 from generate_series(1, ${orders}) n
    union all select ${workspace}, 'user:w' || n, 'XTR', 0 from generate_series(1, ${workers}) n
    union all select ${workspace}, 'user:r' || n, 'XTR', 0 from generate_series(1, ${referrers}) n
    union all select ${workspace}, 'platform:fees', 'XTR', 0;
  insert into ledger.account (workspace_id, address, asset) values (${workspace}, 'world:stars:bench', 'XTR');
  insert into ledger.account (workspace_id, address, asset, floor, balance)
    select ${workspace}, 'hold:clm_' || lpad(to_hex(n), 32, '0'), 'XTR', 0, ${reward + fee} from generate_series(1, ${holds}) n order by n;
  create temporary table known as select id, address from ledger.account where address not like 'hold:%';
  create temporary table claim as
    select n, 'clm_' || lpad(to_hex(n), 32, '0') as id, o.id as origin, w.id as worker, r.id as first, q.id as second, f.id as fees
    from (select n, (n::bigint * 7919) % ${workers} as worker from generate_series(1, ${holds}) n) each
    join known o on o.address = 'escrow:ord' || (n % ${orders} + 1)
    join known w on w.address = 'user:w' || (each.worker + 1)
    left join known r on each.worker % 4 <> 0 and r.address = 'user:r' || (each.worker % ${referrers} + 1)
    left join known q on each.worker % 2 = 1 and q.address = 'user:r' || ((each.worker + 1) % ${referrers} + 1)
    join known f on f.address = 'platform:fees';
  insert into ledger.hold (workspace_id, id, account, origin, asset, units, share_account, share_units, reason, reference, release_at)
    select ${workspace}, c.id, a.id, c.origin, 'XTR', ${reward + fee},
      array_remove(array[c.worker, c.first, c.second, c.fees], null),
      array_remove(array[${reward}, case when c.first is not null then ${first} end, case when c.second is not null then ${second} end,
        ${fee} - case when c.first is null then 0 else ${first} end - case when c.second is null then 0 else ${second} end]::bigint[], null),
      'exchange.verified', c.id, timestamptz '${firstRelease.toISOString()}' + interval '1 day' * ((c.n - 1)::bigint * ${portions} / ${holds}) + interval '1 ms' * (c.n % 60000)
    from claim c join ledger.account a on a.workspace_id = ${workspace} and a.address = 'hold:' || c.id order by c.n;
  insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after, recorded_at, input_hash, key, reason)
    select ${workspace}, row_number() over (order by o.id), 1, w.id, o.id, ${(reward + fee) * holds},
      -${(reward + fee) * holds} * row_number() over (order by o.id), ${(reward + fee) * holds}, now() - interval '22 days', md5(o.address)::uuid, 'fund:' || o.address, 'bench.fund'
    from known o, known w where o.address like 'escrow:%' and w.address like 'world:%';
  insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after, recorded_at, input_hash, key, reason, reference)
    select ${workspace}, ${orders} + c.n, 1, h.origin, h.account, h.units,
      ${(reward + fee) * holds} - ${reward + fee} * row_number() over (partition by h.origin order by c.n), h.units,
      now() - interval '21 days', md5(h.id)::uuid, 'hold.place:' || h.id, h.reason, h.id
    from claim c join ledger.hold h on h.workspace_id = ${workspace} and h.id = c.id order by c.n;
  update ledger.account a set balance = m.total from (
      select id, sum(units) as total from (select to_account as id, units from ledger.posting union all select from_account, -units from ledger.posting) each group by id
    ) m where a.id = m.id and a.address not like 'hold:%';
  insert into ledger.book (workspace_id, seq, recorded_at) values (${workspace}, ${orders + holds}, now() - interval '21 days');`;
