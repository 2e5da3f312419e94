import { sql } from 'kysely'
import type { Rates } from '../../core/ledger/rates.ts'
import { ratesOf } from '../../core/ledger/rates.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** What the ledger knows of matters that were opened in a time, as they stand now. */
export interface Figures {
  rates: Rates
  overdue: number
  reopened: number
  /** Days from opening to the answer, of the one in the middle; null: of fewer than ten. */
  answerDays: number | null
}

/**
 * What the three rates are made of, to be selected from matters of a time; as they stand at `now`, [L63] with
 * what was folded into them.
 */
export const rated = (now: number) => sql`
  count(*) filter (where answered_at <= answer_by and not folded_late)::int as "answeredInTime",
  count(*) filter (where answered_at is not null or folded_late or answer_by < ${now})::int as "toAnswer",
  count(*) filter (where stage = 'confirmed')::int as confirmed,
  count(*) filter (
    where stage in ('done', 'confirmed', 'explained', 'transferred') or reopened > 0
      or (stage <> 'declined' and due_at < ${now})
  )::int as "toSolve",
  coalesce(sum(satisfied), 0)::int as satisfied,
  coalesce(sum(answers), 0)::int as answers`

const FEW = 10
const DAY = 86_400_000

/** [S16] The figures that stand beside a wave: of matters opened from `from` to `until`, at `now`. */
export async function figuresOf(db: Db, community: Id, from: number, until: number, now: number): Promise<Figures> {
  const { rows } = await sql<Parameters<typeof ratesOf>[0] & Tallied>`
    select ${rated(now)},
      count(*) filter (where due_at < ${now} and stage <> 'folded')::int as overdue,
      count(*) filter (where reopened > 0)::int as reopened,
      count(answered_at)::int as answered,
      percentile_disc(0.5) within group (order by answered_at - opened_at) as middle
    from matter
    where community = ${community} and opened_at >= ${from} and opened_at <= ${until} and folded_into is null
  `.execute(db)
  const { overdue, reopened, answered, middle, ...tally } = rows[0]!
  const answerDays = answered < FEW || middle === null ? null : Math.round(Number(middle) / DAY)
  return { rates: ratesOf(tally), overdue, reopened, answerDays }
}
interface Tallied {
  overdue: number
  reopened: number
  answered: number
  middle: number | string | null
}
