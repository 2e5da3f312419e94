import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [M28] Whether the desk has confirmed, face to face, that a phone is a listed person's. Of matches that were
 * made before nobody can say whether the desk made them or a name in common did: all wait to be confirmed.
 * Until then a person and their phone support a matter as two.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table participant add column confirmed boolean not null default false`,
  `with belongs as (
    select m.community, m.id as matter, mc.card, mc.meeting
    from matter m join matter_card mc on mc.community = m.community and mc.matter = m.id
    union
    select m.community, m.folded_into, mc.card, mc.meeting
    from matter m join matter_card mc on mc.community = m.community and mc.matter = m.id
    where m.folded_into is not null
  ), standing as (
    select b.community, b.matter, c.meeting, c.id as card, c.author
    from belongs b join card c on c.community = b.community and c.meeting = b.meeting and c.id = b.card
    where c.state = 'standing'
  ), backing as (
    select community, matter, author as participant from standing
    union
    select s.community, s.matter, e.participant
    from standing s join endorsement e
      on e.community = s.community and e.meeting = s.meeting and e.card = s.card and e.standing
  ), counted as (
    select community, matter, count(distinct participant) as people from backing group by community, matter
  )
  update matter set people = counted.people from counted
  where matter.community = counted.community and matter.id = counted.matter and matter.people <> counted.people`,
]
