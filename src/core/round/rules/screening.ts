import { fingerprintOf } from '../../plain/fingerprint.ts'
import { isSelf } from '../../plain/isSelf.ts'
import { refuseUnread } from '../../plain/meanwhile.ts'
import { clean, cleanLine } from '../../plain/refuse.ts'
import type { Project, Round } from '../round.ts'

import type { Rules } from '../rule.ts'
import { projectOf, refuseBeforeAppeals, refused, refuseMoney, refuseUnless, standing, told } from '../rule.ts'
import { saidOf } from '../round.ts'

const REASON_MOST = 300
const BY_MOST = 60
const MENU_LEAST = 2
/** A turn of an hour is none. */
const PITCH_MOST = 3600
const MENU_MOST = 200

/** What stands on the menu, why the rest does not, and what it costs. */
export const screening: Rules<
  'screen' | 'appeal' | 'checkCost' | 'freezeMenu' | 'reopenMenu' | 'pitchDish' | 'listPitch' | 'askToPitch'
> = {
  // [B15] Each gets a reason; the second look after an appeal is another's, and the last.
  screen({ round, command: { n, out, reason: raw, read }, actor, now }) {
    refuseUnless(round, 'soliciting', 'screening')
    const project = standing(round, n)
    const { state, screenings, appeal } = project
    const reason = clean(raw, REASON_MOST, out === null ? 0 : 1)
    const last = screenings[screenings.length - 1]
    // What was described anew since is looked at anew.
    const stands = last && state !== 'proposed' && last.out === out && last.reason === reason
    if (stands && isSelf(actor, last.by)) return []
    refuseOtherWords(project, read)
    if (appeal) {
      if (appeal.looked && state !== 'proposed') refused({ refused: 'screenedTwice' })
      if (screenings.some(({ at, by }) => at <= appeal.at && isSelf(actor, by)))
        refused({ refused: 'secondLookByAnother' })
    }
    return told({ kind: 'projectScreened', n, screening: { out, reason, by: actor.id, at: now } })
  },

  appeal({ round, command: { n, text: raw } }) {
    refuseUnless(round, 'soliciting', 'screening')
    const { state, appeal } = projectOf(round, n)
    if (state === 'withdrawn' || state === 'split') refused({ refused: 'projectOver' })
    const text = clean(raw, REASON_MOST)
    if (appeal?.text === text) return []
    if (appeal) refused({ refused: 'appealedAlready' })
    if (state !== 'screenedOut' && state !== 'merged') refused({ refused: 'notScreenedOut' })
    return told({ kind: 'projectAppealed', n, text })
  },

  // [B16] By somebody who is named; no more than the cap of its kind.
  checkCost({ round, command: { n, amount, by: rawBy, note: rawNote, read }, now }) {
    refuseUnless(round, 'soliciting', 'screening')
    const project = standing(round, n)
    const { kind, cost } = project
    refuseMoney(amount)
    if (amount === 0) refused({ refused: 'outOfRange' })
    const cap = round.settings.caps[kind]
    if (cap === null) refused({ refused: 'kindNotTaken' })
    if (cap !== null && amount > cap) refused({ refused: 'aboveCap', most: cap })
    const [by, note] = [cleanLine(rawBy, BY_MOST), clean(rawNote, REASON_MOST, 0)]
    if (cost && cost.amount === amount && cost.by === by && cost.note === note) return []
    refuseOtherWords(project, read)
    return told({ kind: 'costChecked', n, cost: { amount, by, note, at: now } })
  },

  // [B17] Menu, costs and settings go into the log together, before there is a ballot.
  freezeMenu({ round, command: { vote, voteCode }, now }) {
    if (round.stage === 'frozen' && round.vote === vote) return []
    refuseUnless(round, 'screening')
    const open = round.projects.filter(isUnscreened)
    if (open.length) refused({ refused: 'notScreened', count: open.length })
    refuseBeforeAppeals(round, now)
    const passed = round.projects.filter(({ state }) => state === 'passed')
    const unchecked = passed.filter(({ cost }) => cost === null)
    if (unchecked.length) refused({ refused: 'costMissing', count: unchecked.length })
    if (passed.length < MENU_LEAST) refused({ refused: 'menuTooShort', least: MENU_LEAST })
    if (passed.length > MENU_MOST) refused({ refused: 'menuTooLong', most: MENU_MOST })
    refuseAboveCap(round, passed)
    const menu = passed.map((project) => ({ n: project.n, cost: project.cost!, ...saidOf(project) }))
    const { title, settings } = round
    return told({ kind: 'menuFrozen', title, settings, menu, vote, voteCode })
  },

  // [B30] Each dish of the frozen menu alone, and nobody's name beside it.
  pitchDish({ round, command: { n, seconds } }) {
    refuseUnless(round, 'frozen')
    if (n !== null && !round.menu.includes(n)) refused({ refused: 'noSuchProject' })
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > PITCH_MOST) refused({ refused: 'outOfRange' })
    return round.pitched === n ? [] : told({ kind: 'dishPitched', n, seconds: n === null ? 0 : seconds })
  },

  // [B37] The turn itself is the meeting's to give.
  listPitch({ round, command: { n, meeting } }) {
    refuseUnless(round, 'frozen')
    if (!round.menu.includes(n)) refused({ refused: 'noSuchProject' })
    return told({ kind: 'pitchListed', n, meeting })
  },

  // [B34] By its number alone; who asks again keeps the place.
  askToPitch({ round, command: { n, wanted } }) {
    refuseUnless(round, 'frozen')
    if (!round.menu.includes(n)) refused({ refused: 'noSuchProject' })
    return (projectOf(round, n).pitchAsked !== undefined) === wanted ? [] : told({ kind: 'pitchAsked', n, wanted })
  },

  // [B17] Only after its vote was given up: what was cast is forgotten then.
  reopenMenu({ round, command: { reason }, facts }) {
    if (round.stage === 'screening') return []
    refuseUnless(round, 'frozen')
    if (facts.vote?.stage !== 'abandoned') refused({ refused: 'votePending' })
    return told({ kind: 'menuReopened', reason: clean(reason, REASON_MOST) })
  },
}

/** [B38] Nobody passes or costs words that they have not read. */
function refuseOtherWords(project: Project, read: string | undefined): void {
  if (read !== undefined) refuseUnread(read, fingerprintOf(saidOf(project)))
}

/** Neither screened nor gone; or screened out with an appeal that nobody has looked at. */
const isUnscreened = ({ state, appeal }: Project): boolean =>
  state === 'proposed' || (state === 'screenedOut' && appeal !== null && !appeal.looked)

/** Settings may have changed after the cost was checked. */
function refuseAboveCap({ settings }: Round, passed: readonly Project[]): void {
  for (const { kind, cost } of passed) {
    const cap = settings.caps[kind]
    if (cap === null) refused({ refused: 'kindNotTaken' })
    if (cap !== null && cost!.amount > cap) refused({ refused: 'aboveCap', most: cap })
  }
}
