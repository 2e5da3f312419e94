import { isSelf } from '../../plain/isSelf.ts'
import { clean, cleanLine } from '../../plain/refuse.ts'
import { NOBODY } from '../event.ts'
import { standingOf } from '../outcome.ts'
import type { Draw, Project, Round } from '../round.ts'
import { chosenOf, costWaits } from '../round.ts'
import type { Asking, Happened, Rules } from '../rule.ts'
import { calledText, drawnLot, openLotOf } from './drawing.ts'
import { refused, refuseMoney, refuseUnless, takenOn, told } from '../rule.ts'

const TEXT_MOST = 300
const NAME_MOST = 80
/** So many neighbours say something of one project, between two draws. */
const NEIGHBOURS_MOST = 200
const DAY = 86_400_000

/** What becomes of what was chosen. */
export const doing: Rules<
  | 'takeOn'
  | 'reportCost'
  | 'decideCost'
  | 'nameDoers'
  | 'drawAcceptors'
  | 'giveVerdict'
  | 'hearNeighbour'
  | 'closeRound'
> = {
  // [B22]
  takeOn({ round, command: { n, matter }, actor }) {
    refuseUnless(round, 'decided')
    const project = chosenOf(round).find((one) => one.n === n)
    if (!project) return refused({ refused: 'notChosen' })
    return project.matterOpened === matter ? [] : told({ kind: 'projectTakenOn', n, matter, by: actor.id })
  },

  // [B23] Up to the sealed share above what was frozen; beyond it is decided anew.
  reportCost({ round, command: { n, amount, note: raw }, now }) {
    refuseUnless(round, 'decided')
    const project = takenOn(round, n)
    refuseMoney(amount)
    const note = clean(raw, TEXT_MOST)
    const last = project.reports[project.reports.length - 1]
    if (last?.amount === amount && last.note === note) return []
    const over = isOver(round, project, amount)
    return told({ kind: 'costReported', n, report: { amount, note, at: now, over, decided: null } })
  },

  decideCost({ round, command: { n, heldOn, note: raw }, now }) {
    refuseUnless(round, 'decided')
    const project = takenOn(round, n)
    const note = clean(raw, TEXT_MOST)
    if (!costWaits(project)) return []
    if (heldOn > now || heldOn < project.reports[project.reports.length - 1]!.at - DAY)
      refused({ refused: 'outOfRange' })
    return told({ kind: 'costDecided', n, heldOn, note })
  },

  // [B31] Organisations, as the public reads them.
  nameDoers({ round, command: { n, contractor, upkeep } }) {
    refuseUnless(round, 'decided')
    const project = takenOn(round, n)
    const doers = { contractor: cleanLine(contractor, NAME_MOST, 0), upkeep: cleanLine(upkeep, NAME_MOST, 0) }
    const known = project.doers ?? NOBODY
    if (known.contractor === doers.contractor && known.upkeep === doers.upkeep) return []
    return told({ kind: 'doersNamed', n, doers })
  },

  // [B24] So many of the roll, by lot; a new draw only after the last one did not accept it.
  drawAcceptors({ round, command: { n, called, sealed }, now }) {
    refuseUnless(round, 'decided')
    const project = takenOn(round, n)
    if (costWaits(project)) refused({ refused: 'costWaits' })
    const last = project.draws[project.draws.length - 1]
    if (last && standingOf(last, round.settings) === 'open' && !openLotOf(round, n)) return []
    const lot = drawnLot(round, n, called, sealed, now)
    const people = [...lot.drawn].sort((a, b) => a - b)
    return [...told({ kind: 'lotChanged', lot }), ...told({ kind: 'acceptorsDrawn', n, seed: calledText(lot), people })]
  },

  // [B24] More than half of those who were drawn accept it, or it is not accepted.
  giveVerdict(asking): Happened[] {
    const { round, command, now } = asking
    const { n, person, accepted, note: raw } = command
    const draw = drawnFor(asking)
    if (!draw.people.includes(person)) return refused({ refused: 'notDrawn' })
    const note = clean(raw, TEXT_MOST, accepted ? 0 : 1)
    const known = draw.verdicts.find((one) => one.person === person)
    if (known?.accepted === accepted && known.note === note) return []
    if (standingOf(draw, round.settings) !== 'open') refused({ refused: 'drawnAlready' })
    const verdict = { person, accepted, note, at: now }
    const given = [...draw.verdicts.filter((one) => one.person !== person), verdict]
    return [...told({ kind: 'verdictGiven', n, verdict }), ...cameTo(round, n, { ...draw, verdicts: given })]
  },

  // [B36] Neighbours say it besides those drawn, until it is decided.
  hearNeighbour(asking): Happened[] {
    const { round, command, now } = asking
    const { n, accepted, note: raw } = command
    const draw = drawnFor(asking)
    const said = { accepted, note: clean(raw, TEXT_MOST, accepted ? 0 : 1), at: now }
    if (standingOf(draw, round.settings) !== 'open') refused({ refused: 'drawnAlready' })
    const heard = draw.neighbours ?? []
    if (heard.length >= NEIGHBOURS_MOST) refused({ refused: 'neighboursFull', most: NEIGHBOURS_MOST })
    return [
      ...told({ kind: 'neighbourHeard', n, said }),
      ...cameTo(round, n, { ...draw, neighbours: [...heard, said] }),
    ]
  },

  closeRound({ round }) {
    if (round.stage === 'closed') return []
    refuseUnless(round, 'decided')
    const count = chosenOf(round).filter((one) => one.acceptedAt === null || costWaits(one)).length
    if (count) refused({ refused: 'projectsOpen', count })
    // [B31] What was done is looked after by somebody.
    const without = chosenOf(round).filter(({ doers }) => !doers?.upkeep).length
    if (without) refused({ refused: 'upkeepMissing', count: without })
    return told({ kind: 'roundClosed' })
  },
}

/** Who was drawn for a project, for somebody who writes down what is said of it. */
function drawnFor({ round, command: { n }, actor, facts }: Asking<{ n: number }>): Draw {
  refuseUnless(round, 'decided')
  const project = takenOn(round, n)
  // [B28] Whoever carries it out does not write down that it is good.
  if ([project.doer, ...facts.hands].some((person) => isSelf(actor, person))) refused({ refused: 'ownWork' })
  // [B23] Not before the body has decided what it may cost.
  if (costWaits(project)) refused({ refused: 'costWaits' })
  return project.draws[project.draws.length - 1] ?? refused({ refused: 'notDrawn' })
}

/** Whether it is accepted by now, or not. */
function cameTo({ settings }: Round, n: number, draw: Draw): Happened[] {
  const stands = standingOf(draw, settings)
  return stands === 'open' ? [] : told({ kind: stands === 'yes' ? 'projectAccepted' : 'projectNotAccepted', n })
}

/** Whole numbers alone: cost × 100 against what was frozen × (100 + share). */
const isOver = ({ settings }: Round, { cost }: Project, amount: number): boolean =>
  BigInt(amount) * 100n > BigInt(cost!.amount) * BigInt(100 + settings.overPercent)
