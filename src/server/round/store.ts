import { CompiledQuery } from 'kysely'
import { handsOf } from '../../core/ledger/sheet.ts'
import type { RoundEvent } from '../../core/round/event.ts'
import type { Proposer, Round, RoundStage } from '../../core/round/round.ts'
import { newRound } from '../../core/round/round.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import type { RoundInside } from '../database/tables.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** A whole round; undefined where there is none. */
export async function loadRound(tx: Tx, community: Id, id: Id): Promise<Round | undefined> {
  const row = await tx
    .selectFrom('round')
    .innerJoin('round_inside', (join) =>
      join.onRef('round_inside.community', '=', 'round.community').onRef('round_inside.round', '=', 'round.id'),
    )
    .select(['code', 'title', 'stage', 'inside'])
    .where('round.community', '=', community)
    .where('round.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { code, title, stage, inside } = row
  const round = newRound(community, id, code, { title, settings: inside.settings }, inside.openedAt)
  Object.assign(round, inside, { stage })
  const proposers = await tx
    .selectFrom('round_proposer')
    .select(['n', 'name', 'contact'])
    .where('community', '=', community)
    .where('round', '=', id)
    .execute()
  round.proposers = new Map(proposers.map(({ n, ...proposer }) => [n, proposer]))
  return round
}

/** Which proposers a batch of commands changes; the rest of a round is written as a whole. */
export class RoundChanges {
  readonly proposers = new Set<number>()
  /** Projects of which a picture may have gone. */
  readonly pictures = new Set<number>()
  record({ unsaid, told }: RoundEvent, round: Round): void {
    if (unsaid) this.proposers.add(unsaid.n)
    if (told.kind === 'projectPictured' || told.kind === 'wordsErased' || told.kind === 'projectWithdrawn')
      this.pictures.add(told.n)
    if (told.kind === 'projectJoined')
      for (const { n, partOf } of round.projects) if (partOf === told.n) this.pictures.add(n)
  }
}

const COLUMNS: Record<string, Column<Round>> = {
  community: { type: 'uuid', of: ({ community }) => community },
  id: { type: 'uuid', of: ({ id }) => id },
  code: { type: 'text', of: ({ code }) => code },
  title: { type: 'text', of: ({ title }) => title },
  stage: { type: 'text', of: ({ stage }) => stage },
  year: { type: 'int4', of: ({ settings }) => settings.year },
  // The highest serial that it has given.
  numbered: {
    type: 'int4',
    of: ({ projects }) => Math.max(0, ...projects.map(({ number }) => Number(number?.split('-').pop() ?? 0))),
  },
  at: { type: 'int8', of: ({ openedAt }) => openedAt },
}

function insideOf(round: Round): RoundInside {
  const { community: _c, id: _i, code: _o, title: _t, stage: _s, proposers: _p, ...inside } = round
  return inside
}

/** The statements that write a round as it is now. */
export function writeRound(round: Round, changes: RoundChanges): Statement[] {
  const { community, id, proposers } = round
  const of = { community: { type: 'uuid', all: community }, round: { type: 'uuid', all: id } } as const
  const named = [...changes.proposers].flatMap((n) => (proposers.has(n) ? [{ n, ...proposers.get(n)! }] : []))
  const gone = [...changes.proposers].filter((n) => !proposers.has(n))
  return [
    replacement('round', ['community', 'id'], COLUMNS, [round]),
    replacement('round_inside', ['community', 'round'], { ...of, inside: { type: 'jsonb', of: insideOf } }, [round]),
    replacement('round_proposer', ['community', 'round', 'n'], { ...of, ...proposerColumns }, named),
    gone.length
      ? CompiledQuery.raw('delete from round_proposer where community = $1 and round = $2 and n = any($3)', [
          community,
          id,
          gone,
        ])
      : undefined,
    picturesGone(round, changes),
  ]
}

/** [B27] Of these projects only the picture stays that each shows now. */
function picturesGone({ community, id, projects }: Round, { pictures }: RoundChanges): Statement {
  if (pictures.size === 0) return undefined
  const stay = projects.flatMap(({ picture }) => (picture ? [picture] : []))
  return CompiledQuery.raw(
    'delete from photo where community = $1 and round = $2 and project = any($3) and not id = any($4)',
    [community, id, [...pictures], stay],
  )
}

const proposerColumns: Record<string, Column<Proposer & { n: number }>> = {
  n: { type: 'int4', of: ({ n }) => n },
  name: { type: 'text', of: ({ name }) => name },
  contact: { type: 'text', of: ({ contact }) => contact },
}

/** The round of a code; undefined where the community has none. */
export async function roundCalled(db: Db, community: Id, code: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('round')
    .select('id')
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id
}

/** A row of a list of rounds. */
export interface ListedRound {
  code: string
  title: string
  stage: RoundStage
  year: number
  at: number
}

/** Rounds of a community, the latest first. */
export const listRounds = (db: Db, community: Id): Promise<ListedRound[]> =>
  db
    .selectFrom('round')
    .select(['code', 'title', 'stage', 'year', 'at'])
    .where('community', '=', community)
    .orderBy('at', 'desc')
    .orderBy('code')
    .limit(200)
    .execute()

/**
 * [B22] What numbers of a community's projects begin with (subdistrict and community), and the highest that
 * was given in a year.
 */
export async function numbering(tx: Tx, community: Id, year: number) {
  const places = await tx
    .selectFrom('place')
    .leftJoin('place as above', 'above.id', 'place.parent')
    .select(['place.slug as slug', 'above.slug as above'])
    .where('place.id', '=', community)
    .executeTakeFirstOrThrow()
  const { given } = await tx
    .selectFrom('round')
    .select((eb) => eb.fn.max('numbered').as('given'))
    .where('community', '=', community)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return { prefix: `${places.above ?? ''}-${places.slug}`, given: Number(given ?? 0) }
}

/** [B27] Whether a picture was brought for this project and is there; it stays until the batch is written. */
export async function hasPicture(tx: Tx, community: Id, round: Id, n: number, picture: Id): Promise<boolean> {
  const row = await tx
    .selectFrom('photo')
    .select('id')
    .where('community', '=', community)
    .where('round', '=', round)
    .where('project', '=', n)
    .where('id', '=', picture)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** [B28] Who had a hand in a matter: owners, those of before, and those of its tasks. */
export async function matterHands(tx: Tx, community: Id, matter: Id): Promise<Id[]> {
  const row = await tx
    .selectFrom('matter')
    .select('sheet')
    .where('community', '=', community)
    .where('id', '=', matter)
    .executeTakeFirst()
  return row && 'owner' in row.sheet ? handsOf(row.sheet) : []
}

/** Whether the community has a matter. */
export async function hasMatter(tx: Tx, community: Id, matter: Id): Promise<boolean> {
  const row = await tx
    .selectFrom('matter')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', matter)
    .executeTakeFirst()
  return row !== undefined
}
