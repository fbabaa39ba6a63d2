-- What Stars are sold for: packages, rules of prices, ways of paying, and prices that stand for a while.
create schema quotes;

-- A workspace without a row has the usual terms.
create table quotes.terms (
  workspace_id integer not null,
  min_stars integer not null,
  max_stars integer not null,
  quote_seconds integer not null,
  constraint a_workspace_has_its_terms_once primary key (workspace_id),
  constraint stars_are_sold_within_bounds check (min_stars between 50 and max_stars and max_stars <= 1000000),
  constraint a_quote_stands_for_a_while check (quote_seconds between 30 and 86400)
);

-- What differs from the usual packages, and those that are no usual ones.
create table quotes.package (
  workspace_id integer not null,
  stars integer not null,
  names jsonb not null,
  is_on boolean not null,
  constraint a_package_is_there_once primary key (workspace_id, stars),
  constraint a_package_can_be_delivered check (stars between 50 and 1000000),
  constraint a_package_has_an_english_name check (names ? 'en')
);

-- How prices come about. `stars` 0: all amounts. An empty reseller: everybody.
create table quotes.rule (
  workspace_id integer not null,
  currency text not null,
  reseller text collate "C" not null,
  stars integer not null,
  price_units bigint,
  basis_points integer,
  fixed_units bigint,
  step_units bigint,
  may_lose boolean not null,
  constraint a_scope_has_one_rule primary key (workspace_id, currency, reseller, stars),
  constraint a_rule_is_for_an_amount_or_for_all check (stars = 0 or stars between 50 and 1000000),
  constraint a_fixed_price_is_of_one_amount check (price_units is null or (stars > 0 and price_units > 0)),
  constraint a_price_comes_about_one_way check (
    (price_units is null) = (basis_points is not null)
    and (basis_points is null) = (fixed_units is null) and (basis_points is null) = (step_units is null)
  ),
  constraint a_step_is_above_zero check (step_units > 0)
);

-- Ways of paying. What they cost, and who bears it, is in the currency of the store.
create table quotes.method (
  workspace_id integer not null,
  code text collate "C" not null,
  gateway text not null,
  connection text,
  asset text not null,
  currency text not null,
  fee_basis_points integer not null,
  fee_units bigint not null,
  surcharge_basis_points integer,
  surcharge_units bigint,
  min_units bigint,
  max_units bigint,
  names jsonb not null,
  position integer not null,
  is_on boolean not null,
  constraint a_method_has_one_code primary key (workspace_id, code),
  constraint a_fee_is_part_of_a_price check (fee_basis_points between 0 and 9999 and fee_units >= 0),
  constraint a_surcharge_is_whole check ((surcharge_basis_points is null) = (surcharge_units is null)),
  constraint a_surcharge_is_part_of_a_price check (surcharge_basis_points between 0 and 9999 and surcharge_units >= 0),
  constraint a_method_has_possible_bounds check (min_units >= 0 and max_units > 0 and min_units <= max_units),
  constraint a_method_has_an_english_name check (names ? 'en')
);

-- Prices that were told, and stand until they end. One that nobody took is forgotten a day later.
create table quotes.quote (
  workspace_id integer not null,
  id text collate "C" not null,
  stars integer not null,
  reseller text collate "C",
  currency text not null,
  price_units bigint not null,
  cost_units bigint not null,
  max_cost_units bigint not null,
  methods jsonb not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  taken_at timestamptz,
  constraint a_quote_has_one_id primary key (workspace_id, id),
  constraint a_quote_is_of_something check (stars >= 50 and price_units > 0 and cost_units >= 0),
  constraint a_quote_ends_after_it_began check (ends_at > made_at)
);
create index quote_to_forget on quotes.quote (ends_at) where taken_at is null;

-- Who changed what, and from what to what.
create table quotes.change (
  workspace_id integer not null,
  n bigint not null,
  at timestamptz not null,
  by text not null,
  what text not null,
  subject text collate "C" not null,
  was jsonb,
  became jsonb,
  constraint a_change_has_its_place primary key (workspace_id, n),
  constraint a_change_is_of_something_known check (what in ('terms', 'package', 'rule', 'method'))
);
create index change_by_subject on quotes.change (workspace_id, what, subject, n);
