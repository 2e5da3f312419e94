import { sql } from 'kysely'
import type { VoteFile } from '../../src/core/ballot/file.ts'
import type { Db } from '../../src/server/database/open.ts'

/** What SQL says of one question of a vote's file. */
export interface SqlCount {
  outcome: string
  present: number
  for: number
  against: number
  abstain: number
  invalid: number
  area_present: number
  area_for: number
  options: number[]
  won: number[]
  tied: number[]
}

/**
 * Counts a vote's file a second time, in SQL and from the rules' text alone: it shares no line with
 * core/ballot/count.ts.
 */
export async function countInSql(db: Db, file: VoteFile): Promise<SqlCount[]> {
  const { rows } = await sql<SqlCount>`
    with file as (select ${JSON.stringify(file)}::jsonb as f),
    rule as (
      select f -> 'rules' as r, f -> 'rules' -> 'measures' ? 'area' as by_area from file),
    poll as (select p.n, p.value as p from file, jsonb_array_elements(f -> 'polls') with ordinality p(value, n)),
    alike as (
      select n, b -> 'answer' as said, (b ->> 'ballots')::numeric as ballots, (b ->> 'area')::numeric as area
      from poll, jsonb_array_elements(p -> 'ballots') b
    ),
    hand as (
      select n, c.i - 1 as i, c.value::text::numeric as hands
      from poll, jsonb_array_elements(case when p -> 'hands' = 'null' then '[]' else p -> 'hands' -> 'counts' end)
        with ordinality c(value, i)
      where p ->> 'hands' is not null
    ),
    sums as (
      select poll.n, p, p -> 'question' ->> 'asks' = 'yesNo' as yes_no,
        coalesce((select sum(ballots) from alike a where a.n = poll.n), 0)
          + coalesce((p -> 'hands' ->> 'present')::numeric, 0) as present,
        (select coalesce(sum(ballots) filter (where said = '"for"'), 0) from alike a where a.n = poll.n) as pro,
        (select coalesce(sum(ballots) filter (where said = '"against"'), 0) from alike a where a.n = poll.n) as contra,
        (select coalesce(sum(ballots) filter (where said in ('"abstain"', '[]')), 0) from alike a where a.n = poll.n) as abst,
        (select coalesce(sum(ballots) filter (where said = '"invalid"'), 0) from alike a where a.n = poll.n) as inv,
        (select coalesce(sum(area), 0) from alike a where a.n = poll.n) as area_present,
        (select coalesce(sum(area) filter (where said = '"for"'), 0) from alike a where a.n = poll.n) as area_for,
        (select coalesce(sum(area) filter (where said = '"against"'), 0) from alike a where a.n = poll.n) as area_against
      from poll
    ),
    heads as (
      select s.*,
        pro + case when yes_no then coalesce((select hands from hand h where h.n = s.n and i = 0), 0) else 0 end as hpro,
        contra + case when yes_no then coalesce((select hands from hand h where h.n = s.n and i = 1), 0) else 0 end as hcontra,
        abst + case when yes_no then coalesce((select hands from hand h where h.n = s.n and i = 2), 0) else 0 end as habst
      from sums s
    ),
    measure as (
      select n, 'heads' as m, present as have, (p -> 'entitled' ->> 'heads')::numeric as entitled, hpro as pro, hcontra as contra
      from heads
      union all
      select n, 'area', area_present, (p -> 'entitled' ->> 'area')::numeric, area_for, area_against
      from heads, rule where by_area
    ),
    reached as (
      select n,
        bool_and(r ->> 'takePart' is null or case when (r -> 'takePart' ->> 'above')::boolean
          then have * (r -> 'takePart' ->> 'of')::numeric > entitled * (r -> 'takePart' ->> 'over')::numeric
          else have * (r -> 'takePart' ->> 'of')::numeric >= entitled * (r -> 'takePart' ->> 'over')::numeric end) as quorum,
        bool_and(base > 0 and case when (r -> 'inFavour' ->> 'above')::boolean
          then pro * (r -> 'inFavour' ->> 'of')::numeric > base * (r -> 'inFavour' ->> 'over')::numeric
          else pro * (r -> 'inFavour' ->> 'of')::numeric >= base * (r -> 'inFavour' ->> 'over')::numeric end) as favour
      from measure, rule, lateral (select case r ->> 'of' when 'takingPart' then have when 'voting' then pro + contra
        else entitled end as base) b
      group by n
    ),
    option as (
      select poll.n, o.i - 1 as i,
        coalesce((select sum(ballots) from alike a where a.n = poll.n and jsonb_typeof(said) = 'array'
          and said @> to_jsonb(o.i - 1)), 0) + coalesce((select hands from hand h where h.n = poll.n and h.i = o.i - 1), 0) as votes
      from poll, jsonb_array_elements(p -> 'question' -> 'options') with ordinality o(value, i)
    ),
    able as (
      select o.n, o.i, o.votes, rank() over (partition by o.n order by o.votes desc) as best,
        count(*) over (partition by o.n, o.votes) as same, (p -> 'question' ->> 'seats')::int as seats
      from option o join heads h on h.n = o.n
      where votes > 0 and (p -> 'question' ->> 'least' is null or case when (p -> 'question' -> 'least' ->> 'above')::boolean
        then votes * (p -> 'question' -> 'least' ->> 'of')::numeric > present * (p -> 'question' -> 'least' ->> 'over')::numeric
        else votes * (p -> 'question' -> 'least' ->> 'of')::numeric >= present * (p -> 'question' -> 'least' ->> 'over')::numeric end)
    ),
    chosen as (
      select n, coalesce(jsonb_agg(i order by i) filter (where best + same - 1 <= seats), '[]') as won,
        coalesce(jsonb_agg(i order by i) filter (where best <= seats and best + same - 1 > seats), '[]') as tied
      from able group by n
    )
    select
      case when yes_no then case when quorum and favour then 'carried' else 'notCarried' end
        when not quorum then 'noQuorum'
        when jsonb_array_length(coalesce(tied, '[]')) > 0 and r ->> 'ties' = 'again' then 'tied'
        else 'chosen' end as outcome,
      present::float8 as present, hpro::float8 as "for", hcontra::float8 as against, habst::float8 as abstain,
      inv::float8 as invalid, area_present::float8 as area_present, area_for::float8 as area_for,
      coalesce((select jsonb_agg(votes order by i) from option o where o.n = h.n), '[]') as options,
      case when yes_no or not quorum then '[]'::jsonb else coalesce(won, '[]') end as won,
      case when yes_no or not quorum then '[]'::jsonb else coalesce(tied, '[]') end as tied
    from heads h join reached using (n) left join chosen using (n), rule order by n`.execute(db)
  return rows
}
