import { CompiledQuery, sql } from 'kysely'
import type { SurveyEvent } from '../../core/survey/event.ts'
import type { AnswerCode, Survey } from '../../core/survey/survey.ts'
import { newSurvey } from '../../core/survey/survey.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import type { SurveyShown } from '../database/tables.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** A whole wave; undefined where there is none. */
export async function loadSurvey(tx: Db | Tx, community: Id, id: Id): Promise<Survey | undefined> {
  const row = await tx
    .selectFrom('survey')
    .selectAll()
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { title, own, coded, background = [], draftedAt, ...more } = row.survey
  const survey = newSurvey(community, id, row.code, { title, own, coded, background }, draftedAt)
  Object.assign(survey, more, { stage: row.stage })
  const codes = await tx
    .selectFrom('survey_code')
    .select(['mark', 'id', 'printing', 'state'])
    .where('community', '=', community)
    .where('survey', '=', id)
    .orderBy('mark')
    .execute()
  survey.codes = new Map(codes.map(({ printing: set, ...code }) => [code.mark, { ...code, set }]))
  const cells = await tx
    .selectFrom('survey_cell')
    .select(['asks', 'cells'])
    .where('community', '=', community)
    .where('survey', '=', id)
    .execute()
  // [S25] What a statement is called has no dot, and what a group is called has one.
  for (const { asks, cells: counts } of cells) (asks.includes('.') ? survey.groups : survey.cells).set(asks, counts)
  return survey
}

/** What a batch of commands changes of a wave. */
export class SurveyChanges {
  readonly codes = new Set<string>()
  cells = false
  /** What was counted goes. */
  gone = false
  /** [S25] What was counted by groups goes. */
  told = false
  /** Codes of a whole set. */
  readonly sets = new Set<number>()

  record({ told, unsaid }: SurveyEvent): void {
    if (unsaid?.mark) this.codes.add(unsaid.mark)
    for (const { mark } of unsaid?.codes ?? []) this.codes.add(mark)
    if (told.kind === 'codesVoided') this.sets.add(told.set)
    this.cells ||= told.kind === 'surveyOpened' || told.kind === 'surveyAnswered'
    this.gone ||= told.kind === 'surveyAbandoned'
    this.told ||= told.kind === 'surveyClosed'
  }
}

/** The statements that write a wave as it is now; codes in the order of their marks. */
export function writeSurvey(survey: Survey, changes: SurveyChanges): Statement[] {
  const { community, id } = survey
  const of = { community: { type: 'uuid', all: community }, survey: { type: 'uuid', all: id } } as const
  const changed = ({ mark, set }: AnswerCode) => changes.codes.has(mark) || changes.sets.has(set)
  const codes = [...survey.codes.values()].filter(changed).sort((a, b) => (a.mark < b.mark ? -1 : 1))
  const gone = 'delete from survey_cell where community = $1 and survey = $2'
  return [
    replacement('survey', ['community', 'id'], COLUMNS, [survey]),
    replacement('survey_code', ['community', 'survey', 'mark'], { ...of, ...CODE_COLUMNS }, codes),
    replacement(
      'survey_cell',
      ['community', 'survey', 'asks'],
      { ...of, ...CELL_COLUMNS },
      // [S25] All of them each time: rows that were written together would tell who said what of both.
      changes.cells ? [...survey.cells, ...survey.groups] : [],
    ),
    // Given up, nothing of what was counted stays.
    changes.gone ? CompiledQuery.raw(gone, [community, id]) : undefined,
    changes.told ? CompiledQuery.raw(`${gone} and asks like '%.%'`, [community, id]) : undefined,
  ]
}

const COLUMNS: Record<string, Column<Survey>> = {
  community: { type: 'uuid', of: ({ community }) => community },
  id: { type: 'uuid', of: ({ id }) => id },
  code: { type: 'text', of: ({ code }) => code },
  stage: { type: 'text', of: ({ stage }) => stage },
  at: { type: 'int8', of: ({ draftedAt }) => draftedAt },
  survey: { type: 'jsonb', of: shownOf },
}

function shownOf(survey: Survey): SurveyShown {
  const { title, own, coded, background, draftedAt, openedAt, closedAt, sets, came, why, result } = survey
  return { title, own, coded, background, draftedAt, openedAt, closedAt, sets, came, why, result }
}

const CODE_COLUMNS: Record<string, Column<AnswerCode>> = {
  mark: { type: 'text', of: ({ mark }) => mark },
  id: { type: 'uuid', of: ({ id }) => id },
  printing: { type: 'int4', of: ({ set }) => set },
  state: { type: 'text', of: ({ state }) => state },
}

const CELL_COLUMNS: Record<string, Column<[string, number[]]>> = {
  asks: { type: 'text', of: ([asks]) => asks },
  cells: { type: 'jsonb', of: ([, cells]) => cells },
}

/** The wave of a code; undefined where the community has none. */
export async function surveyCalled(db: Db, community: Id, code: string) {
  return db
    .selectFrom('survey')
    .select(['id', sql<boolean>`survey->>'openedAt' is not null`.as('began')])
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
}

/** Waves of a community, the latest first; what was never opened only for the desk. */
export const listSurveys = (db: Db, community: Id, drafts: boolean) =>
  db
    .selectFrom('survey')
    .select(['code', 'stage', 'at', 'survey'])
    .where('community', '=', community)
    .$if(!drafts, (query) => query.where(sql<boolean>`survey->>'openedAt' is not null`))
    .orderBy('at', 'desc')
    .orderBy('code')
    .limit(200)
    .execute()

/**
 * A closed wave and the last that were closed before it, a wave with codes beside such alone: what its lines
 * are made of. However many follow, its own is among them.
 */
export async function closedWaves(db: Db, community: Id, { code, coded, closedAt }: Closed) {
  const rows = await db
    .selectFrom('survey')
    .select(['code', 'survey'])
    .where('community', '=', community)
    .where('stage', '=', 'closed')
    .where(({ or, and, eb }) =>
      or([
        eb('code', '=', code),
        and([
          sql<boolean>`${coded} and (survey->>'coded')::boolean`,
          sql<boolean>`(survey->>'closedAt')::bigint < ${closedAt}`,
        ]),
      ]),
    )
    .orderBy(sql`(survey->>'closedAt')::bigint`, 'desc')
    .orderBy('code')
    .limit(WAVES)
    .execute()
  return rows.map(({ code, survey: { coded, closedAt, result } }) => ({ code, coded, closedAt, result }))
}
type Closed = Pick<Survey, 'code' | 'coded'> & { closedAt: number }
const WAVES = 20

/** [S17] The wave with codes that a community closed last; undefined where it closed none. */
export async function lastClosed(db: Db, community: Id) {
  const row = await db
    .selectFrom('survey')
    .select(['code', 'survey'])
    .where('community', '=', community)
    .where('stage', '=', 'closed')
    .where(sql<boolean>`(survey->>'coded')::boolean`)
    .orderBy(sql`(survey->>'closedAt')::bigint`, 'desc')
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
  return row && { code: row.code, ...row.survey }
}
