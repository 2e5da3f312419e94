import { MATTER_STAGES } from '../../../../core/ledger/stages.ts'
import type { MatterStage } from '../../../../core/ledger/stages.ts'
import type { Asking } from '../../../kit/send.ts'

/** What the API takes of a list of matters. */
export type MatterQuery = NonNullable<Asking<'GET', '/api/communities/{slug}/desk/matters'>['query']>

/** Views of the list that people come for; what each asks. */
export const PRESETS = {
  open: { state: 'open' },
  mine: { state: 'open', owner: 'me' },
  overdue: { state: 'open', overdue: 'true' },
  weigh: { stage: 'opened' },
  climbed: { state: 'open', climbed: 'subdistrict' },
  unowned: { state: 'open', unowned: 'true' },
  callback: { stage: 'done' },
  spotter: { team: 'spotter' },
  deliberation: { team: 'deliberation' },
  advisory: { team: 'advisory' },
  ended: { state: 'ended', sort: 'newest' },
} as const satisfies Record<string, MatterQuery>
export type Preset = keyof typeof PRESETS

/** What somebody chose on top of a view. */
export interface Chosen {
  preset: Preset
  look: 'table' | 'board'
  q: string
  stage: MatterStage | ''
  lane: 'quick' | 'major' | ''
  category: string
  /** The id of somebody who works here. */
  owner: string
  /** [T43] The number of a matter: it, and those at the same place. */
  near: string
  sort: NonNullable<MatterQuery['sort']>
}

const SORTS = ['due', 'newest', 'people', 'weight'] as const
const LANES = ['quick', 'major'] as const

/** Reads the choice from an address; what it does not know falls away. */
export function readChosen(query: URLSearchParams): Chosen {
  const of = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find((word) => word === query.get(name))
  const preset = of('view', Object.keys(PRESETS) as Preset[]) ?? 'open'
  return {
    preset,
    look: of('look', ['table', 'board'] as const) ?? 'table',
    q: query.get('q') ?? '',
    stage: of('stage', MATTER_STAGES) ?? '',
    lane: of('lane', LANES) ?? '',
    category: query.get('category') ?? '',
    owner: /^[\da-f-]{36}$/.exec(query.get('owner') ?? '')?.[0] ?? '',
    near: /^[1-9]\d{0,8}$/.exec(query.get('near') ?? '')?.[0] ?? '',
    sort: of('sort', SORTS) ?? (preset === 'ended' ? 'newest' : 'due'),
  }
}

/** The choice as the query of an address, without what is usual. */
export function addressOf(chosen: Chosen): string {
  const usual = readChosen(new URLSearchParams({ view: chosen.preset }))
  const query = new URLSearchParams()
  if (chosen.preset !== 'open') query.set('view', chosen.preset)
  for (const name of ['look', 'q', 'stage', 'lane', 'category', 'owner', 'near', 'sort'] as const) {
    if (chosen[name] && chosen[name] !== usual[name]) query.set(name, chosen[name])
  }
  const text = query.toString()
  return text && `?${text}`
}

/** The choice as the query that the API takes. */
export const askedOf = ({ preset, q, stage, lane, category, owner, near, sort }: Chosen): MatterQuery => ({
  ...PRESETS[preset],
  ...(q.trim() ? { q: q.trim() } : {}),
  ...(stage ? { stage } : {}),
  ...(lane ? { lane } : {}),
  ...(category ? { category } : {}),
  ...(owner ? { owner } : {}),
  ...(near ? { near: Number(near) } : {}),
  ...(sort ? { sort } : {}),
})

/** The same in an address. */
export const queryOf = (chosen: Chosen): URLSearchParams =>
  new URLSearchParams(Object.entries(askedOf(chosen)).map(([name, value]) => [name, String(value)]))
