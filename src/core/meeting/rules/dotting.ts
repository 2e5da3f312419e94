import { clean, refuse } from '../../plain/refuse.ts'
import type { Dots, Gift } from '../dots.ts'
import {
  CORRECTIONS_MOST,
  countGifts,
  DOTS_MOST,
  giftOf,
  giversOf,
  HANDED_MOST,
  hasDots,
  hasStickers,
  stickersOf,
  total,
} from '../dots.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { isOpenNow, joined, notArchived, participantOf, topicOf, writerOnPaper } from '../rule.ts'

/** [M48] Dots: each person gives some to topics, once, whatever the way. */
export const dotting: Rules<
  'openDots' | 'giveDots' | 'handStickers' | 'takeStickersBack' | 'countStickers' | 'closeDots' | 'showDots'
> = {
  // Once a meeting; closed by mistake they can be opened again until the counts are shown.
  openDots(meeting, { each, interim }, _actor, _now, tell) {
    isOpenNow(meeting)
    const { dots, openTree } = meeting.board
    if (openTree) return refuse({ refused: 'openTreeStays' })
    if (each < 1 || each > DOTS_MOST) return refuse({ refused: 'outOfRange' })
    if (dots?.stage === 'shown') return refuse({ refused: 'dotsOver' })
    if (dots?.stage === 'open') return []
    const opened: Dots = dots
      ? { ...dots, stage: 'open', given: dots.interim ? dots.given : null }
      : {
          stage: 'open',
          each,
          interim,
          seats: { ...meeting.seats },
          people: 0,
          given: interim ? {} : null,
          handed: 0,
          stickers: {},
          corrections: [],
        }
    return [tell({ kind: 'dotsChanged', dots: opened })]
  },

  // Giving again gives otherwise, as long as they are open; what was given before is as if it never was.
  giveDots(meeting, { dots: said, onBehalfOf }, actor, _now, tell) {
    const dots = openDots(meeting)
    const atDesk = actor.kind === 'staff' && Boolean(onBehalfOf)
    const giver = atDesk ? writerOnPaper(meeting, onBehalfOf!) : joined(meeting, actor)
    if (hasStickers(meeting, giver)) return refuse({ refused: 'hasStickers' })
    const gift: Gift = {}
    for (const { topic, n } of said) {
      if (!hasDots(dots, topicOf(meeting, topic))) return refuse({ refused: 'noSuchTopic' })
      if (!Number.isInteger(n) || n < 1) return refuse({ refused: 'outOfRange' })
      gift[topic] = (gift[topic] ?? 0) + n
    }
    if (total(gift) > dots.each) return refuse({ refused: 'tooManyDots', most: dots.each })
    const before = giftOf(meeting, giver) ?? {}
    if (sameGift(before, gift)) return []
    const participant = giversOf(meeting, giver)[0] ?? giver
    // Thousands may give at once: all gifts are counted anew only where everyone sees them meanwhile.
    const people = dots.people + gaveAny(gift) - gaveAny(before)
    const gifts = () => new Map(meeting.gifts).set(participant, gift)
    const given = dots.interim ? countGifts({ ...meeting, gifts: gifts() }).given : null
    const secret = { gift: { participant, dots: gift, enteredBy: atDesk ? actor.id : null } }
    return [tell({ kind: 'dotsChanged', dots: { ...dots, people, given } }, secret)]
  },

  // Who has stickers gives no dots otherwise, and who gave dots gets no stickers.
  handStickers(meeting, { participant }, _actor, _now, tell) {
    const dots = openDots(meeting)
    if (dots.handed >= HANDED_MOST) return refuse({ refused: 'outOfRange' })
    if (participant !== null) {
      participantOf(meeting, participant)
      if (hasStickers(meeting, participant)) return []
      if (total(giftOf(meeting, participant) ?? {}) > 0) return refuse({ refused: 'dotsGiven' })
    }
    return [tell({ kind: 'dotsChanged', dots: { ...dots, handed: dots.handed + 1 } }, { handedTo: participant })]
  },

  // [M85] Handed to the wrong person: they may give dots otherwise again.
  takeStickersBack(meeting, { participant }, _actor, _now, tell) {
    const dots = openDots(meeting)
    const named = participant === null ? null : stickersOf(meeting, participantOf(meeting, participant).id)
    if (named === undefined) return []
    if (named === null && dots.handed <= meeting.handedTo.size) return refuse({ refused: 'outOfRange' })
    const handed = dots.handed - 1
    const most = dots.each * handed
    if (total(dots.stickers) > most) return refuse({ refused: 'moreThanHanded', most })
    return [tell({ kind: 'dotsChanged', dots: { ...dots, handed } }, { tookBack: named })]
  },

  // What is counted is no more than was handed out. A count that was said before is put right with a reason.
  countStickers(meeting, { topic, count, reason }, _actor, now, tell) {
    notArchived(meeting)
    const counted = topicOf(meeting, topic)
    const { dots } = meeting.board
    if (!dots || dots.stage === 'open') return refuse({ refused: 'dotsNotCounted' })
    if (!hasDots(dots, counted)) return refuse({ refused: 'noSuchTopic' })
    const from = dots.stickers[topic]
    if (!Number.isInteger(count) || count < 0) return refuse({ refused: 'outOfRange' })
    if (from === count) return []
    const stickers = { ...dots.stickers, [topic]: count }
    const most = dots.each * dots.handed
    if (total(stickers) > most) return refuse({ refused: 'moreThanHanded', most })
    const corrections = [...dots.corrections]
    if (from !== undefined || dots.stage === 'shown') {
      if (reason.trim() === '') return refuse({ refused: 'countStands', number: from ?? 0 })
      if (corrections.length >= CORRECTIONS_MOST) return refuse({ refused: 'outOfRange' })
      corrections.push({ topic, from: from ?? 0, to: count, reason: clean(reason, REASON_MOST, 1), at: now })
    }
    return [tell({ kind: 'dotsChanged', dots: { ...dots, stickers, corrections } })]
  },

  closeDots(meeting, _command, _actor, _now, tell) {
    notArchived(meeting)
    const { dots } = meeting.board
    return dots?.stage === 'open' ? [tell({ kind: 'dotsChanged', dots: { ...dots, stage: 'counting' } })] : []
  },

  // From then on everyone sees the counts, and nothing is given any more.
  showDots(meeting, _command, _actor, _now, tell) {
    notArchived(meeting)
    const { dots } = meeting.board
    if (!dots) return refuse({ refused: 'dotsClosed' })
    if (dots.stage === 'shown') return []
    const { people, given } = countGifts(meeting)
    return [tell({ kind: 'dotsChanged', dots: { ...dots, stage: 'shown', people, given } })]
  },
}

function openDots(meeting: Meeting): Dots {
  isOpenNow(meeting)
  const { dots } = meeting.board
  return dots?.stage === 'open' ? dots : refuse({ refused: 'dotsClosed' })
}

const gaveAny = (gift: Gift): number => (total(gift) > 0 ? 1 : 0)

const sameGift = (a: Gift, b: Gift): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([topic, n]) => b[topic] === n)
