import type { Id } from '../../plain/id.ts'
import { clean, cleanLine, refuse, refuseOther } from '../../plain/refuse.ts'
import type { Actor } from '../command.ts'
import { hasPhone } from '../count.ts'
import type { MeetingEvent } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { Motion, MotionPeople, MotionVote, MotionWording, Said } from '../motion.ts'
import {
  AMENDED_MOST,
  amendmentOf,
  byHands,
  isPending,
  leftOf,
  MOTION_VOTES_MOST,
  MOTIONS_AT_DESK,
  MOVED_MOST,
  MOTIONS_MOST,
  MOTIONS_WAITING_MOST,
  putWordingOf,
  runningMotion,
  saidBy,
  VOTES_MOST,
  WAITING_AT_DESK,
  voteOn,
  WHAT_MOST,
  WHO_MOST,
  wordingOf,
  WORDINGS_MOST,
} from '../motion.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, joined, notArchived, standingCard, writerOnPaper } from '../rule.ts'

/** [M49] – [M52] Motions: who does what by when, seconded, discussed, amended, voted. */
export const moving: Rules<
  | 'moveMotion'
  | 'secondMotion'
  | 'amendMotion'
  | 'acceptAmendment'
  | 'withdrawMotion'
  | 'dropMotion'
  | 'takeUpMotion'
  | 'putMotion'
  | 'countMotion'
  | 'motionBecame'
> = {
  // [M49] Whoever is there moves; each person has one motion that is not decided.
  moveMotion(meeting, command, actor, now, tell) {
    isOpenNow(meeting)
    if (meeting.board.openTree) return refuse({ refused: 'openTreeStays' })
    const said = sayer(meeting, actor, command)
    const wording: MotionWording = { version: 1, ...cleanWords(command, now), state: 'moved' }
    if (command.card !== null) standingCard(meeting, command.card)
    const { motions } = meeting.board
    const known = motions.find(({ id }) => id === command.id)
    if (known) {
      refuseOther({ ...known.wordings[0]!, card: known.card }, { ...wording, card: command.card })
      return []
    }
    const mine = motions.find(
      (motion) =>
        isPending(motion) &&
        said.participant !== null &&
        saidBy(meeting, meeting.movers.get(motion.id)!.wordings[0], said.participant),
    )
    if (mine) return refuse({ refused: 'motionWaits', number: mine.number })
    const sayers = motions.map(({ id }) => meeting.movers.get(id)!.wordings[0]!)
    if (timesSaid(meeting, sayers, said) >= MOVED_MOST) return refuse({ refused: 'motionsUsed', most: MOVED_MOST })
    const waiting = motions.filter(isPending).length
    const [most, waits] = said.enteredBy ? [MOTIONS_AT_DESK, WAITING_AT_DESK] : [0, 0]
    if (motions.length >= MOTIONS_MOST + most || waiting >= MOTIONS_WAITING_MOST + waits)
      return refuse({ refused: 'motionsFull', waiting })
    const motion: Motion = {
      id: command.id,
      number: motions.length + 1,
      stage: 'moved',
      card: command.card,
      wordings: [wording],
      holds: 1,
      votes: [],
      reason: '',
      item: meeting.board.current?.item ?? null,
      movedAt: now,
      became: null,
    }
    return [told(tell, motion, { said: 1, people: { wordings: [said], second: null } })]
  },

  // [M49] Seconded by another person, whatever the way.
  secondMotion(meeting, command, actor, _now, tell) {
    isOpenNow(meeting)
    const said = sayer(meeting, actor, command)
    const motion = motionOf(meeting, command.motion)
    const people = meeting.movers.get(motion.id)!
    if (said.participant !== null && saidBy(meeting, people.wordings[0], said.participant))
      return refuse({ refused: 'ownMotion' })
    if (motion.stage !== 'moved') return isPending(motion) ? [] : over(motion)
    return [told(tell, { ...motion, stage: 'seconded' }, { people: { ...people, second: said } })]
  },

  // [M50] One motion at a time.
  takeUpMotion(meeting, command, _actor, _now, tell) {
    isOpenNow(meeting)
    const motion = motionOf(meeting, command.motion)
    if (motion.stage === 'discussed' || motion.stage === 'voting') return []
    if (!isPending(motion)) return over(motion)
    if (motion.stage === 'moved') return refuse({ refused: 'notSeconded', number: motion.number })
    const running = runningMotion(meeting.board.motions)
    if (running) return refuse({ refused: 'motionRuns', number: running.number })
    return [told(tell, { ...motion, stage: 'discussed' })]
  },

  // [M50] While it is discussed: another wording of the whole. One amendment at a time.
  amendMotion(meeting, command, actor, now, tell) {
    isOpenNow(meeting)
    const said = sayer(meeting, actor, command)
    const motion = motionOf(meeting, command.motion)
    const words = cleanWords(command, now)
    const waits = amendmentOf(motion)
    const people = meeting.movers.get(motion.id)!
    if (waits && sameWords(waits, words) && sameSaid(people.wordings[waits.version - 1]!, said)) return []
    if (motion.stage !== 'discussed')
      return isPending(motion) ? refuse({ refused: 'notDiscussed', number: motion.number }) : over(motion)
    if (waits) return refuse({ refused: 'amendmentWaits', number: motion.number })
    if (sameWords(wordingOf(motion), words)) return refuse({ refused: 'sameWords' })
    if (timesSaid(meeting, people.wordings.slice(1), said) >= AMENDED_MOST)
      return refuse({ refused: 'motionsUsed', most: AMENDED_MOST })
    if (motion.wordings.length >= WORDINGS_MOST) return refuse({ refused: 'outOfRange' })
    const version = motion.wordings.length + 1
    const wordings = [...motion.wordings, { version, ...words, state: 'proposed' as const }]
    return [
      told(
        tell,
        { ...motion, wordings },
        { said: version, people: { ...people, wordings: [...people.wordings, said] } },
      ),
    ]
  },

  // [M50] The mover takes another's amendment; their own is voted on. [M80] Just the one that they read.
  acceptAmendment(meeting, command, actor, _now, tell) {
    isOpenNow(meeting)
    const motion = motionOf(meeting, command.motion)
    const people = meeting.movers.get(motion.id)!
    asMover(meeting, actor, people.wordings[0]!)
    const { version } = command
    if (motion.wordings[version - 1]?.state === 'accepted') return []
    const amendment = amendmentOf(motion)
    if (!amendment) return refuse({ refused: 'noAmendment', number: motion.number })
    if (amendment.version !== version) return refuse({ refused: 'otherAmendment', number: motion.number })
    const [mover, amender] = [people.wordings[0]!, people.wordings[version - 1]!]
    if (mover.participant !== null && saidBy(meeting, amender, mover.participant))
      return refuse({ refused: 'ownAmendment' })
    return [told(tell, { ...settled(motion, version, 'accepted'), stage: 'discussed' })]
  },

  // [M51] Until it is put to the vote, whoever said it takes it back; it stays on record.
  withdrawMotion(meeting, command, actor, _now, tell) {
    notArchived(meeting)
    const motion = motionOf(meeting, command.motion)
    const people = meeting.movers.get(motion.id)!
    const amendment = amendmentOf(motion)
    if (command.amendment) {
      if (!amendment) return []
      asMover(meeting, actor, people.wordings[amendment.version - 1]!)
      if (motion.stage === 'voting') return refuse({ refused: 'motionVoted', number: motion.number })
      return [told(tell, settled(motion, amendment.version, 'withdrawn'))]
    }
    asMover(meeting, actor, people.wordings[0]!)
    if (motion.stage === 'withdrawn') return []
    if (!isPending(motion)) return over(motion)
    if (motion.stage === 'voting') return refuse({ refused: 'motionVoted', number: motion.number })
    return [told(tell, ended(motion, 'withdrawn'))]
  },

  // [M51] What nobody seconds, or what cannot be voted on here: the chair says why.
  dropMotion(meeting, command, _actor, _now, tell) {
    notArchived(meeting)
    const motion = motionOf(meeting, command.motion)
    if (motion.stage === 'dropped') return []
    refuseBallots(motion)
    if (!isPending(motion)) return over(motion)
    return [told(tell, { ...ended(motion, 'dropped'), reason: clean(command.reason, REASON_MOST, 1) })]
  },

  // [M51] The amendment first, where there is one. What was put by mistake is discussed again.
  putMotion(meeting, { motion: id, open, ballots }, _actor, _now, tell) {
    const motion = motionOf(meeting, id)
    // [M24] The vote was given up, whatever the hour, and where the meeting is archived by then.
    if (!open && ballots)
      return motion.ballots === ballots.code ? [told(tell, { ...byHands(motion), stage: 'discussed' })] : []
    isOpenNow(meeting)
    const stage = open ? 'voting' : 'discussed'
    if (motion.stage === stage && motion.ballots === ballots?.code) return []
    refuseBallots(motion)
    if (!isPending(motion)) return over(motion)
    if (motion.stage !== 'discussed' && motion.stage !== 'voting')
      return refuse({ refused: 'notDiscussed', number: motion.number })
    if (!ballots) return [told(tell, { ...motion, stage })]
    if (ballots.version !== putWordingOf(motion).version) return refuse({ refused: 'notTheMotion' })
    return [told(tell, { ...motion, stage, ballots: ballots.code })]
  },

  // [M51] Hands as they were counted, or what a vote with ballots came to. Counted again with a reason only.
  countMotion(meeting, command, _actor, now, tell) {
    // [M24] A vote with ballots may last longer than its meeting.
    if (!command.ballots) notArchived(meeting)
    const motion = motionOf(meeting, command.motion)
    const counted = { for: command.for, against: command.against, abstain: command.abstain }
    if (!Object.values(counted).every((n) => Number.isInteger(n) && n >= 0 && n <= VOTES_MOST))
      return refuse({ refused: 'outOfRange' })
    const { version, ballots } = command
    if (!motion.wordings[version - 1]) return refuse({ refused: 'outOfRange' })
    const amendment = amendmentOf(motion)?.version === version
    const before = amendment ? undefined : voteOn(motion)
    // [M51] What ballots decide is neither counted by hand beside them nor corrected.
    if (motion.ballots !== ballots?.code) refuseBallots(motion)
    if (before?.ballots && !ballots) refuse({ refused: 'motionBallots', vote: before.ballots })
    if (before?.version === version && sameCount(before, counted) && before.ballots === (ballots?.code ?? '')) return []
    const { people, headCount } = meeting.board.attendance
    const most = Math.max(people, headCount ?? 0)
    const hands = counted.for + counted.against + counted.abstain
    if (headCount !== null && !ballots && hands > most) return refuse({ refused: 'moreThanHeads', most })
    if (before) mayRecount(motion, command)
    else if (motion.stage !== 'voting')
      return isPending(motion) ? refuse({ refused: 'notPut', number: motion.number }) : over(motion)
    else if (version !== putWordingOf(motion).version) return over(motion)
    else if (ballots && motion.ballots !== ballots.code) return over(motion)
    if (motion.votes.length >= MOTION_VOTES_MOST) return refuse({ refused: 'outOfRange' })
    const reason = before ? clean(command.reason, REASON_MOST, 1) : ''
    // More for than against; equally many do not carry. A vote with ballots says by its own rules.
    const carried = ballots ? ballots.carried : counted.for > counted.against
    const vote: MotionVote = { version, amendment, ...counted, carried, at: now, ballots: ballots?.code ?? '', reason }
    const after = { ...byHands(motion), votes: [...motion.votes, vote] }
    const outcome = carried ? 'carried' : 'lost'
    if (!amendment) return [told(tell, { ...after, stage: outcome })]
    return [told(tell, { ...settled(after, version, outcome), stage: 'discussed' })]
  },

  // [M52] The ledger has it: once, and for good.
  motionBecame(meeting, { motion: id, became }, _actor, _now, tell) {
    const motion = motionOf(meeting, id)
    if (motion.stage !== 'carried') return refuse({ refused: 'notCarried', number: motion.number })
    const known = motion.became
    if (became === null) return known?.task ? over(motion) : []
    if (!known) return [told(tell, { ...motion, became })]
    return known.matter === became.matter && known.task === became.task ? [] : over(motion)
  },
}

type Words = { what: string; who: string; by: number | null }

function cleanWords({ what, who, by }: Words, now: number): Words {
  if (by !== null && by <= now) return refuse({ refused: 'dayPast' })
  return { what: clean(what, WHAT_MOST, 1), who: cleanLine(who, WHO_MOST, 0), by }
}

const sameWords = (a: Words, b: Words): boolean => a.what === b.what && a.who === b.who && a.by === b.by
const sameSaid = (a: Said, b: Said): boolean => a.participant === b.participant && a.enteredBy === b.enteredBy
const sameCount = (a: MotionVote, b: Pick<MotionVote, 'for' | 'against' | 'abstain'>): boolean =>
  a.for === b.for && a.against === b.against && a.abstain === b.abstain

/** [M51] A count is put right with a reason, as long as the ledger has built nothing on it. */
function mayRecount(motion: Motion, { version, reason }: { version: number; reason: string }): void {
  if (version !== motion.holds || motion.became) over(motion)
  if (reason.trim() === '') refuse({ refused: 'motionCounted', number: motion.number })
}

/** How often somebody has said something by phone, of these; of the desk nothing is counted. */
const timesSaid = (meeting: Meeting, all: readonly Said[], { participant, enteredBy }: Said): number =>
  participant === null || enteredBy !== null ? 0 : all.filter((one) => saidBy(meeting, one, participant)).length

/**
 * Who says it: somebody who joined, by their phone; at the desk somebody without a phone here ([M29]), or
 * somebody in the hall whom nobody put a name to.
 */
export function sayer(meeting: Meeting, actor: Actor, { onBehalfOf }: { onBehalfOf?: Id | null }): Said {
  if (actor.kind !== 'staff') return { participant: joined(meeting, actor), enteredBy: null }
  return { participant: onBehalfOf ? writerOnPaper(meeting, onBehalfOf) : null, enteredBy: actor.id }
}

/** Whoever said it, by phone; the desk for somebody who has none here. */
function asMover(meeting: Meeting, actor: Actor, said: Said): void {
  if (actor.kind === 'staff') {
    if (said.participant !== null && hasPhone(meeting, said.participant)) refuse({ refused: 'hasPhone' })
  } else if (!saidBy(meeting, said, joined(meeting, actor))) refuse({ refused: 'notYourMotion' })
}

export const motionOf = ({ board }: Meeting, id: Id): Motion =>
  board.motions.find((motion) => motion.id === id) ?? refuse({ refused: 'noSuchMotion' })

/** [M51] A vote with ballots has it: only that one ends it, or is given up. */
function refuseBallots({ ballots: code }: Motion): void {
  if (code !== undefined) refuse({ refused: 'motionBallots', vote: code })
}

const over = ({ number }: Motion): never => refuse({ refused: 'motionOver', number })

/** The amendment is settled; the one that was taken is the wording that holds. */
function settled(motion: Motion, version: number, state: MotionWording['state']): Motion {
  const wordings = motion.wordings.map((one) => (one.version === version ? { ...one, state } : one))
  return { ...motion, wordings, holds: state === 'accepted' || state === 'carried' ? version : motion.holds }
}

/** It comes to nothing, and with it the amendment that was proposed. */
function ended(motion: Motion, stage: 'withdrawn' | 'dropped'): Motion {
  const amendment = amendmentOf(motion)
  return { ...(amendment ? settled(motion, amendment.version, 'withdrawn') : motion), stage }
}

/** `said`: the wording that is new. */
function told(
  tell: Tell,
  motion: Motion,
  { said, people }: { said?: number; people?: MotionPeople } = {},
): MeetingEvent {
  return tell({ kind: 'motionChanged', motion, said: said ?? null }, people && { motion: { id: motion.id, people } })
}

/**
 * [M26] What people who are erased said in motions. A wording that the meeting carried is its own decision,
 * and stays; every other one of theirs goes. A motion that is left without words is withdrawn.
 */
export function motionsErased(meeting: Meeting, people: ReadonlySet<Id>, tell: Tell): MeetingEvent[] {
  return meeting.board.motions.flatMap((motion) => {
    const said = meeting.movers.get(motion.id)!.wordings
    const versions = motion.wordings
      .map(({ version }) => version)
      .filter((version) => people.has(said[version - 1]?.participant ?? ''))
      .filter((version) => !(motion.stage === 'carried' && version === motion.holds))
    if (versions.length === 0) return []
    return [tell({ kind: 'motionErased', motion: motion.id, versions, ...leftOf(motion, versions) })]
  })
}
