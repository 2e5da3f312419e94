import { copyOf } from '../plain/copy.ts'
import type { RoundEvent, RoundTold, RoundToldOf } from './event.ts'
import { NOBODY, withoutWords } from './event.ts'
import type { Draw, Project, ProjectSaid, Round } from './round.ts'
import { newRound } from './round.ts'

type Effect<K extends RoundTold['kind']> = (round: Round, told: RoundToldOf<K>, event: RoundEvent) => void

const EFFECTS: { [K in Exclude<RoundTold['kind'], 'roundOpened'>]: Effect<K> } = {
  roundChanged: (round, { title, settings }) => Object.assign(round, copyOf({ title, settings })),
  projectProposed(round, { n, came, said }, { at, unsaid }) {
    round.projects[n - 1] = newProject(n, came, said, at)
    if (unsaid?.proposer) round.proposers.set(n, { ...unsaid.proposer })
  },
  projectDescribed: (round, { n, said }) =>
    void Object.assign(of(round, n), copyOf(said), { state: 'proposed', cost: null }),
  projectsMerged(round, { n, others, reason = '' }, { at }) {
    for (const other of others) {
      const project = of(round, other)
      const mergedOut = project.state === 'screenedOut' ? { at, reason } : null
      Object.assign(project, { state: 'merged', into: n, mergedOut })
    }
  },
  // [B25] The whole keeps its words, its receipt and its proposer.
  projectSplit(round, { n, parts }, { at }) {
    const whole = of(round, n)
    Object.assign(whole, { state: 'split', parts: parts.map((part) => part.n) })
    for (const { n: part, said } of parts)
      round.projects[part - 1] = { ...newProject(part, whole.came, said, at), partOf: n }
  },
  projectJoined(round, { n }) {
    const whole = of(round, n)
    for (const part of whole.parts) takenBack(round, part)
    Object.assign(whole, { state: 'proposed', cost: null, parts: [] })
  },
  projectPictured: (round, { n, picture }) => void (of(round, n).picture = picture),
  // [B14] Those that were merged into it stand by themselves again; its own words go.
  projectWithdrawn: (round, { n }) => takenBack(round, n),
  wordsErased(round, { n }) {
    const project = of(round, n)
    project.draws = project.draws.map(withoutNotes)
    if (project.doers) project.doers = { ...NOBODY }
    if (round.menu.includes(n)) return
    Object.assign(project, withoutWords(project), { picture: null })
    if (project.state === 'proposed' || project.state === 'passed') project.state = 'withdrawn'
    if (project.appeal) project.appeal.text = ''
  },
  solicitingEnded: (round) => void (round.stage = 'screening'),
  projectScreened(round, { n, screening }) {
    const project = of(round, n)
    project.screenings.push({ ...screening })
    if (project.appeal) project.appeal.looked = true
    project.state = screening.out === null ? 'passed' : 'screenedOut'
  },
  // [B15] What was merged stands by itself again, until somebody has looked.
  projectAppealed(round, { n, text }, { at }) {
    const project = of(round, n)
    project.appeal = { text, at, looked: false }
    if (project.state === 'merged') Object.assign(project, STANDS_AGAIN)
  },
  costChecked: (round, { n, cost }) => void (of(round, n).cost = { ...cost }),
  proposerErased: (round, { n }) => void round.proposers.delete(n),
  proposerLookedUp: (round, { n, reason, by = '' }, { at }) => void of(round, n).looks.push({ by, at, reason }),
  menuFrozen(round, { title, settings, menu, vote, voteCode }, { at }) {
    Object.assign(round, copyOf({ title, settings }), { stage: 'frozen', frozenAt: at, vote, voteCode })
    round.menu = menu.map(({ n }) => n)
    for (const { n, ...project } of menu) Object.assign(of(round, n), copyOf(project))
  },
  // [B34] Who was asked to speak has had the turn.
  dishPitched(round, { n, seconds = 0 }, { at }) {
    round.pitched = n
    round.pitchTurn = n !== null && seconds > 0 ? { since: at, seconds } : undefined
    if (n !== null) of(round, n).pitchAsked = undefined
  },
  pitchAsked: (round, { n, wanted }, { at }) => void (of(round, n).pitchAsked = wanted ? at : undefined),
  pitchListed: (round, { n }) => void (of(round, n).pitchAsked = undefined),
  menuReopened: (round) =>
    Object.assign(round, { stage: 'screening', menu: [], frozenAt: null, ...UNPITCHED, vote: null, voteCode: '' }),
  lotChanged(round, { lot }) {
    const others = round.lots.filter(({ number }) => number !== lot.number)
    round.lots = [...others, copyOf(lot)].sort((a, b) => a.number - b.number)
  },
  roundCounted: (round, { counted }) =>
    Object.assign(round, { stage: 'counted', ...UNPITCHED, counted: copyOf(counted) }),
  roundDecided(round, { decision, numbers }) {
    Object.assign(round, { stage: 'decided', decision: copyOf(decision) })
    for (const { n, number } of numbers) of(round, n).number = number
  },
  projectTakenOn: (round, { n, matter, by = '' }) =>
    void Object.assign(of(round, n), { matterOpened: matter, doer: by || null }),
  // [B23] What is dearer than was sealed is accepted anew.
  costReported(round, { n, report }) {
    const project = of(round, n)
    project.reports.push(copyOf(report))
    if (report.over) project.acceptedAt = null
  },
  costDecided(round, { n, heldOn, note }, { at }) {
    const { reports } = of(round, n)
    reports[reports.length - 1]!.decided = { heldOn, note, at }
  },
  doersNamed: (round, { n, doers }) => void (of(round, n).doers = { ...doers }),
  acceptorsDrawn: (round, { n, seed, people }) =>
    void of(round, n).draws.push({ seed, people: [...people], verdicts: [] }),
  verdictGiven(round, { n, verdict }) {
    const { draws } = of(round, n)
    const draw = draws[draws.length - 1]!
    draw.verdicts = [...draw.verdicts.filter(({ person }) => person !== verdict.person), { ...verdict }]
  },
  neighbourHeard(round, { n, said }) {
    const { draws } = of(round, n)
    const draw = draws[draws.length - 1]!
    draw.neighbours = [...(draw.neighbours ?? []), { ...said }]
  },
  projectAccepted: (round, { n }, { at }) => void (of(round, n).acceptedAt = at),
  projectNotAccepted: () => undefined,
  roundClosed: (round, _told, { at }) => Object.assign(round, { stage: 'closed', closedAt: at }),
  roundAbandoned: (round, { why }, { at }) => Object.assign(round, { stage: 'abandoned', why, closedAt: at }),
}

/** The round after an event. Changes it in place. */
export function evolveRound(round: Round | undefined, event: RoundEvent): Round {
  const { told } = event
  if (told.kind === 'roundOpened') {
    const { community, id, code, title, settings } = told
    return newRound(community, id, code, copyOf({ title, settings }), event.at)
  }
  ;(EFFECTS[told.kind] as Effect<typeof told.kind>)(round!, told as never, event)
  return round!
}

const UNPITCHED = { pitched: null, pitchTurn: undefined }
const STANDS_AGAIN = { state: 'proposed', into: null, mergedOut: null } as const

/** A proposal goes, with its words and its picture; what was merged into it stands by itself again. */
function takenBack(round: Round, n: number): void {
  const project = of(round, n)
  Object.assign(project, withoutWords(project), { state: 'withdrawn', into: null, mergedOut: null, picture: null })
  for (const other of round.projects)
    if (other.state === 'merged' && other.into === n) Object.assign(other, STANDS_AGAIN)
}

const newProject = (n: number, came: Project['came'], said: ProjectSaid, at: number): Project => ({
  ...copyOf(said),
  n,
  came,
  at,
  state: 'proposed',
  screenings: [],
  appeal: null,
  cost: null,
  into: null,
  mergedOut: null,
  partOf: null,
  parts: [],
  picture: null,
  doer: null,
  looks: [],
  number: null,
  matterOpened: null,
  reports: [],
  draws: [],
  acceptedAt: null,
})

/** What was said of it without the words. */
export const withoutNotes = ({ verdicts, neighbours, ...draw }: Draw): Draw => ({
  ...draw,
  verdicts: verdicts.map((verdict) => ({ ...verdict, note: '' })),
  ...(neighbours ? { neighbours: neighbours.map((said) => ({ ...said, note: '' })) } : {}),
})

const of = ({ projects }: Round, n: number): Project => projects[n - 1]!
