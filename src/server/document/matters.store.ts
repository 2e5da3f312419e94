import { sql } from 'kysely'
import type { MinutesMatter } from '../../core/document/minutes.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { titleIn } from '../../core/ledger/sheet.ts'
import type { Offer } from '../../core/team/team.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Counting } from '../ledger/matter.store.ts'
import { asItCounts, offersOf } from '../ledger/matter.store.ts'

/**
 * The matters that took in cards of a meeting, by number, as the public reads them: with offices, without
 * persons. A matter that was folded into another is as far as that one, which stands in its place.
 */
export async function mattersOf(db: Db, { community, id }: FullKey): Promise<MinutesMatter[]> {
  const { rows } = await sql<Counting & { cards: Id[] }>`
    select root.sheet, root.due_at, root.climbs_at, array_agg(distinct mc.card) as cards
    from matter_card mc
    join matter m on m.community = mc.community and m.id = mc.matter
    join matter root on root.community = m.community
      and root.id = case when m.folded_into is null then m.id else m.folded_into end
    where mc.community = ${community} and mc.meeting = ${id}
    group by root.community, root.id
    order by root.number
  `.execute(db)
  return Promise.all(
    rows.map(async ({ cards, ...row }) => matterOf(asItCounts(row), cards, await offersOf(db, community, row.sheet))),
  )
}

function matterOf(sheet: Sheet, cards: Id[], offers: readonly Offer[]): MinutesMatter {
  const { number, title, stage, since, triage, owner, dueAt, decision, proposals, tasks } = sheet
  const adopted = decision && proposals.find(({ id }) => id === decision.proposal)
  const version = adopted?.versions.find((version) => version.number === decision!.version)
  return {
    number,
    title,
    stage,
    lane: triage?.lane ?? null,
    office: owner.office,
    dueAt,
    since,
    cards,
    decided:
      adopted && version
        ? { title: titleIn(adopted, version.number), text: version.text, cost: version.cost, at: decision!.at }
        : null,
    tasks: tasks.map(({ title, owner, dueAt }) => ({ title, office: owner.office, dueAt })),
    offers: offers
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ organisation, kind, text }) => ({ organisation, kind, text })),
  }
}
