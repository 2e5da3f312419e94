import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * [M33] [M26] A photo says whose it is and what it was brought for: a meeting, by one of its participants or
 * by staff; or a matter, by staff or by a participant of a meeting. `card` is the one card that shows it, or
 * did. Until now `meeting` held a matter too and `participant` staff,
 * and cards could show photos of others: such a photo stays with the card of its owner, or with none. One
 * that was brought for nothing goes.
 * Participants who were erased are marked: the journal knows who they are.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table participant add column erased boolean not null default false`,
  `update participant p set erased = true
   from journal j, jsonb_array_elements_text(j.secret -> 'erased') as person (id)
   where j.secret ? 'erased' and p.community = j.community and j.topic = 'meeting/' || p.meeting and p.id = person.id::uuid`,

  `alter table photo
     alter column meeting drop not null, alter column participant drop not null,
     add column matter uuid, add column staff uuid, add column card uuid`,
  `delete from photo p
   where not exists (select 1 from meeting m where m.community = p.community and m.id = p.meeting)
     and not exists (select 1 from matter m where m.community = p.community and m.id = p.meeting)`,
  `update photo p set matter = meeting, meeting = (
     select q.meeting from participant q where q.community = p.community and q.id = p.participant order by q.meeting limit 1)
   where not exists (select 1 from meeting m where m.community = p.community and m.id = p.meeting)`,
  `update photo p set staff = participant, participant = null
   where not exists (
     select 1 from participant q where q.community = p.community and q.meeting = p.meeting and q.id = p.participant)`,
  `update photo p set card = (
     select w.card from wording w join card c on c.community = w.community and c.meeting = w.meeting and c.id = w.card
     where w.community = p.community and w.meeting = p.meeting and w.photo = p.id and (
       c.entered_by = p.staff or c.author = p.participant or exists (
         select 1 from participant q where q.community = c.community and q.meeting = c.meeting
           and (q.id, q.joined_as) in ((c.author, p.participant), (p.participant, c.author))))
     order by w.at, c.number limit 1)
   where matter is null`,
  `alter table photo
     add constraint photo_place check (matter is not null or meeting is not null),
     add constraint photo_owner check (staff is not null or participant is not null and meeting is not null),
     add constraint photo_card check (card is null or meeting is not null and matter is null)`,
]
