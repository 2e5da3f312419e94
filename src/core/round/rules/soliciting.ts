import { canonical } from '../../plain/canonical.ts'
import { clean, cleanLine, decided } from '../../plain/refuse.ts'
import { refuseOther } from '../../plain/refuse.ts'
import type { RoundRefusal } from '../event.ts'
import type { ProjectSaid, Proposer, Round } from '../round.ts'
import { askedOf, saidOf } from '../round.ts'
import type { Rules } from '../rule.ts'
import { projectOf, refuseBeforeAppeals, refused, refuseMoney, refuseUnless, standing, told } from '../rule.ts'
import { cleanSettings, refuseSettings } from '../settings.ts'

const TITLE_MOST = 40
const LINE_MOST = 80
const TEXT_MOST = 500
const LINES_MOST = 30
const PROJECTS_MOST = 500
const PAPER_MORE = 200
const EVER_MOST = 5000
const PARTS_MOST = 6
const REASON_MOST = 300

/** From the opening of a round until nothing new comes. */
export const soliciting: Rules<
  | 'openRound'
  | 'changeRound'
  | 'propose'
  | 'describeProject'
  | 'mergeProjects'
  | 'splitProject'
  | 'joinProject'
  | 'pictureProject'
  | 'takePictureAway'
  | 'withdrawProject'
  | 'endSoliciting'
  | 'eraseProposer'
  | 'lookUpProposer'
  | 'eraseWords'
> = {
  // [B13]
  openRound({ round, command: { community, id, code, title: raw, settings: said } }) {
    const title = cleanLine(raw, TITLE_MOST)
    const settings = cleanSettings(said)
    refuseSettings(settings)
    if (round) {
      refuseOther({ title: round.title, settings: round.settings }, { title, settings })
      return []
    }
    return told({ kind: 'roundOpened', community, id, code, title, settings })
  },

  changeRound({ round, command: { title: raw, settings: said }, now }) {
    refuseUnless(round, 'soliciting', 'screening')
    const title = cleanLine(raw, TITLE_MOST)
    const settings = cleanSettings(said)
    refuseSettings(settings)
    if (canonical({ title, settings }) === canonical({ title: round.title, settings: round.settings })) return []
    // [B15] Whoever was screened out has the days that stood there then.
    if (settings.appealDays < round.settings.appealDays) refuseBeforeAppeals(round, now)
    return told({ kind: 'roundChanged', title, settings })
  },

  // [B14] Who proposed it is told to nobody.
  propose({ round, command: { said, proposer, came }, facts }) {
    refuseUnless(round, 'soliciting')
    // [B14] What is typed from paper finds room that no page can fill.
    refuseFull(round, came === 'desk' ? PROJECTS_MOST + PAPER_MORE : PROJECTS_MOST, 1)
    if (!facts.knows) refused({ refused: 'noSuchMatter' })
    const n = round.projects.length + 1
    const cleaned = cleanSaid(round, said)
    const who: Proposer = {
      name: cleanLine(proposer.name, LINE_MOST, 0),
      contact: cleanLine(proposer.contact, LINE_MOST, 0),
    }
    const unsaid = who.name || who.contact ? { unsaid: { n, proposer: who } } : {}
    return [{ told: { kind: 'projectProposed', n, came, said: cleaned }, ...unsaid }]
  },

  // [B15] What is described anew is screened anew, and its cost is checked anew.
  describeProject({ round, command: { n, said }, facts }) {
    refuseUnless(round, 'soliciting', 'screening')
    const project = standing(round, n)
    const { appeal, state } = project
    if (appeal?.looked && state === 'screenedOut') refused({ refused: 'screenedTwice' })
    if (!facts.knows) refused({ refused: 'noSuchMatter' })
    const cleaned = cleanSaid(round, said)
    if (canonical(cleaned) === canonical(saidOf(project))) return []
    return told({ kind: 'projectDescribed', n, said: cleaned })
  },

  // [B14] As with cards: the others stay on record with their receipts, and follow the one.
  // [B26] Whoever was screened out does not leave the public list without a word.
  mergeProjects({ round, command: { n, others, reason: raw } }) {
    refuseUnless(round, 'soliciting', 'screening')
    if (standing(round, n).state === 'screenedOut') refused({ refused: 'projectOver' })
    const open = [...new Set(others)].filter((other) => projectOf(round, other).into !== n)
    if (open.includes(n)) refused({ refused: 'noSuchProject' })
    const out = open.some((other) => standing(round, other).state === 'screenedOut')
    const reason = out ? clean(raw, REASON_MOST) : ''
    return open.length ? told({ kind: 'projectsMerged', n, others: open, reason }) : []
  },

  // [B25] As a card is cut: the parts are proposals of their own, the whole stays on record.
  splitProject({ round, command: { n, parts: raw } }) {
    refuseUnless(round, 'soliciting', 'screening')
    const whole = standing(round, n)
    if (whole.state === 'screenedOut' || whole.partOf !== null) refused({ refused: 'projectOver' })
    // A second look that was asked for is not split away.
    if (whole.appeal) refused({ refused: 'appealedAlready' })
    if (raw.length < 2 || raw.length > PARTS_MOST) refused({ refused: 'outOfRange' })
    refuseFull(round, PROJECTS_MOST + PAPER_MORE, raw.length)
    const next = round.projects.length + 1
    const parts = raw.map((said, i) => ({ n: next + i, said: cleanSaid(round, { ...said, matter: whole.matter }) }))
    return told({ kind: 'projectSplit', n, parts })
  },

  // [B25] Undone as long as no part was looked at a second time, nor will be.
  joinProject({ round, command: { n } }) {
    refuseUnless(round, 'soliciting', 'screening')
    const { state, parts } = projectOf(round, n)
    if (state !== 'split') return refused({ refused: 'notSplit' })
    if (parts.some((part) => projectOf(round, part).appeal)) refused({ refused: 'partsOver' })
    return told({ kind: 'projectJoined', n })
  },

  // [B27] Set until the menu is frozen, by the desk or with the receipt.
  pictureProject({ round, command: { n, picture, agreed }, facts }) {
    refusePicture(round, n, agreed)
    if (projectOf(round, n).picture === picture) return []
    if (!facts.pictured) refused({ refused: 'pictureGone' })
    return told({ kind: 'projectPictured', n, picture })
  },

  // [B27] At any time: whoever is seen on it may have changed their mind.
  takePictureAway: ({ round, command: { n } }) =>
    projectOf(round, n).picture === null ? [] : told({ kind: 'projectPictured', n, picture: null }),

  withdrawProject({ round, command: { n } }) {
    refuseUnless(round, 'soliciting', 'screening')
    const project = projectOf(round, n)
    if (project.state === 'withdrawn') return []
    standing(round, n)
    return told({ kind: 'projectWithdrawn', n })
  },

  endSoliciting({ round }) {
    if (round.stage === 'screening') return []
    refuseUnless(round, 'soliciting')
    return told({ kind: 'solicitingEnded' })
  },

  // [B14] Of a proposal that stands on no frozen menu all words, its appeal too; of one that does, what was
  // said when it was accepted, and [B31] who does it. [B25] Of what was split its parts have words too.
  eraseWords: ({ round, command: { n } }) =>
    [n, ...projectOf(round, n).parts]
      .filter((one) => hasWords(round, one))
      .flatMap((one) => told({ kind: 'wordsErased', n: one })),

  // [B14] Each look is on record, with why.
  lookUpProposer({ round, command: { n, reason }, actor }) {
    projectOf(round, n)
    return told({ kind: 'proposerLookedUp', n, reason: clean(reason, TEXT_MOST), by: actor.id })
  },

  eraseProposer({ round, command: { n } }) {
    projectOf(round, n)
    return round.proposers.has(n) ? [{ told: { kind: 'proposerErased', n }, unsaid: { n, proposer: null } }] : []
  },
}

/** [B27] Why a project takes no picture now, whatever is on it: asked before one is decoded. */
export const pictureRefused = (round: Round, n: number, agreed: boolean): RoundRefusal | null =>
  decided<null, RoundRefusal>(() => {
    refusePicture(round, n, agreed)
    return null
  })

function refusePicture(round: Round, n: number, agreed: boolean): void {
  refuseUnless(round, 'soliciting', 'screening')
  standing(round, n)
  if (!agreed) refused({ refused: 'pictureConsent' })
}

/** [B14] What is gone takes no room, but what ever came has an end. */
function refuseFull({ projects }: Round, most: number, more: number): void {
  const stands = projects.filter(({ state }) => state === 'proposed' || state === 'passed').length
  if (stands + more > most || projects.length + more > EVER_MOST) refused({ refused: 'projectsFull', most })
}

/**
 * A proposal made safe; [B13] of a kind that this round has. Whether it costs too much, its screening says.
 */
function cleanSaid({ settings }: Round, raw: ProjectSaid): ProjectSaid {
  const said = saidOf(raw)
  if (settings.caps[said.kind] === null) refused({ refused: 'kindNotTaken' })
  if (said.lines.length > LINES_MOST || said.funds.length > LINES_MOST) refused({ refused: 'outOfRange' })
  for (const { quantity, price } of said.lines) refuseMoney(quantity, price, quantity * price)
  refuseMoney(...said.funds.map(({ amount }) => amount), askedOf(said))
  if (said.from !== null && said.until !== null && said.until < said.from) refused({ refused: 'outOfRange' })
  return {
    ...said,
    title: cleanLine(said.title, TITLE_MOST),
    place: cleanLine(said.place, TITLE_MOST, 0),
    need: clean(said.need, TEXT_MOST, 0),
    gains: cleanLine(said.gains, LINE_MOST, 0),
    content: clean(said.content, TEXT_MOST, 0),
    builder: cleanLine(said.builder, LINE_MOST, 0),
    upkeep: clean(said.upkeep, TEXT_MOST, 0),
    consents: clean(said.consents, TEXT_MOST, 0),
    lines: said.lines.map((line) => ({ ...line, what: cleanLine(line.what, LINE_MOST) })),
    funds: said.funds.map((fund) => ({ ...fund, from: cleanLine(fund.from, LINE_MOST) })),
  }
}

/** [B14] Whether words of a project can be erased: what stands on a frozen menu stays. */
function hasWords(round: Round, n: number): boolean {
  const { title, appeal, draws, picture, doers } = projectOf(round, n)
  const notes = draws.some(({ verdicts, neighbours = [] }) => [...verdicts, ...neighbours].some(({ note }) => note))
  return (
    Boolean(doers?.contractor || doers?.upkeep) ||
    notes ||
    (!round.menu.includes(n) && Boolean(title || appeal?.text || picture))
  )
}
