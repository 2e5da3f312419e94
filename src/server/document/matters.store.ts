import { sql } from 'kysely'
import type { MinutesMatter } from '../../core/document/minutes.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/**
 * The matters that took in cards of a meeting, by number, as the public reads them: with offices, without
 * persons. One that was folded into another stands with its stage; the other one has its cards.
 */
export async function mattersOf(db: Db, { community, id }: FullKey): Promise<MinutesMatter[]> {
  const { rows } = await sql<{ sheet: Sheet; cards: Id[] }>`
    select m.sheet, array_agg(mc.card) as cards
    from matter_card mc join matter m on m.community = mc.community and m.id = mc.matter
    where mc.community = ${community} and mc.meeting = ${id}
    group by m.community, m.id
    order by m.number
  `.execute(db)
  return rows.map(({ sheet, cards }) => matterOf(sheet, cards))
}

function matterOf(sheet: Sheet, cards: Id[]): MinutesMatter {
  const { number, title, stage, triage, owner, dueAt, decision, proposals, tasks } = sheet
  const adopted = decision && proposals.find(({ id }) => id === decision.proposal)
  const version = adopted?.versions.find((version) => version.number === decision!.version)
  return {
    number,
    title,
    stage,
    lane: triage?.lane ?? null,
    office: owner.office,
    dueAt,
    cards,
    decided:
      adopted && version ? { title: adopted.title, text: version.text, cost: version.cost, at: decision!.at } : null,
    tasks: tasks.map(({ title, owner, dueAt }) => ({ title, office: owner.office, dueAt })),
  }
}
