import { sql } from 'kysely'
import type { DisclosedPeriod, Disclosure } from '../../core/ledger/disclosure.ts'
import type { Notice } from '../../core/ledger/notice.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { titleIn } from '../../core/ledger/sheet.ts'
import type { MatterStage } from '../../core/ledger/stages.ts'
import { MATTER_STAGES, OPEN_STAGES } from '../../core/ledger/stages.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** What a community discloses of a period, as everyone may read it. */
export async function discloses(db: Db, community: Id, period: DisclosedPeriod): Promise<Disclosure> {
  const { from, until } = period
  const [decided, projects, notices, cards, staged] = await Promise.all([
    sql<{ sheet: Sheet }>`
      select sheet from matter
      where community = ${community} and folded_into is null
        and (sheet #>> '{decision,at}')::bigint between ${from} and ${until}
      order by number
    `.execute(db),
    sql<{ number: number; title: string; stage: MatterStage }>`
      select number, title, stage from matter
      where community = ${community} and folded_into is null and opened_at <= ${until}
        and sheet #>> '{route,route}' = 'microProject'
        and (stage = any(${[...OPEN_STAGES]}::text[]) or (sheet ->> 'since')::bigint >= ${from})
      order by number
    `.execute(db),
    sql<{ notice: Notice }>`
      select notice from notice
      where community = ${community} and starts_at between ${from} and ${until}
      order by starts_at, id
    `.execute(db),
    sql<Disclosure['cards']>`
      select count(*)::int as posted, count(*) filter (where heard = 'answered')::int as answered,
        count(*) filter (where heard <> 'answered')::int as waiting
      from card where community = ${community} and state = 'standing' and posted_at between ${from} and ${until}
    `.execute(db),
    sql<{ stage: MatterStage; count: number }>`
      select stage, count(*)::int as count from matter
      where community = ${community} and opened_at between ${from} and ${until} group by stage
    `.execute(db),
  ])
  const decisions = decided.rows.map(({ sheet }) => decisionOf(sheet))
  const stages = Object.fromEntries(MATTER_STAGES.map((stage) => [stage, 0])) as Disclosure['stages']
  for (const { stage, count } of staged.rows) stages[stage] = count
  const funding = notices.rows.filter(({ notice }) => notice.kind === 'funds' && !notice.withdrawn)
  return {
    ...period,
    decisions,
    projects: projects.rows,
    notices: notices.rows.map(({ notice: { kind, title, amount, from, until, ...rest } }) => ({
      kind,
      title,
      amount,
      from,
      until,
      withdrawn: rest.withdrawn !== null,
      objections: rest.objections.length,
      result: rest.result !== null,
    })),
    funds: {
      decided: sum(decisions.map(({ cost }) => cost)),
      announced: sum(funding.map(({ notice }) => notice.amount)),
    },
    cards: cards.rows[0]!,
    stages,
  }
}

const sum = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((whole, amount) => whole + (amount ?? 0), 0)

function decisionOf({ number, title, stage, decision, proposals }: Sheet): Disclosure['decisions'][number] {
  const adopted = proposals.find(({ id }) => id === decision!.proposal)
  const version = adopted?.versions.find((each) => each.number === decision!.version)
  const proposal = adopted ? titleIn(adopted, decision!.version) : ''
  return { number, title, proposal, cost: version?.cost ?? null, at: decision!.at, stage }
}
