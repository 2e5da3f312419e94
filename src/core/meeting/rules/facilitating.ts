import type { MeetingDetails } from '../command.ts'
import type { Stage } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import { THEME_MOST } from '../meeting.ts'
import { roomClosed } from './askingRoom.ts'
import { lotClosed } from './drawing.ts'
import { tablesClosed } from './seating.ts'
import { turnEnded } from './speaking.ts'
import { notArchived, byTheHouse, topicOf, standingCard } from '../rule.ts'

const NEXT_STAGES: Record<Stage, readonly Stage[]> = {
  draft: ['announced', 'open'],
  announced: ['draft', 'open'],
  open: ['closed'],
  closed: ['open', 'archived'],
  archived: [],
}

export const facilitating: Rules<
  'changeMeeting' | 'setStage' | 'openAgendaItem' | 'switchTree' | 'setFocus' | 'showLinks' | 'showNewWords'
> = {
  changeMeeting(meeting, { details }, _actor, _now, tell) {
    notArchived(meeting)
    const asked = meeting.board.openTree ? withoutEnd(details) : details
    return [tell({ kind: 'meetingChanged', details: { ...asked, ...cleanDetails(asked) } })]
  },

  // [M2] draft → announced → open → closed → archived; a meeting closed by mistake can be opened again until
  // it is archived.
  setStage(meeting, { stage }, actor, now, tell) {
    const { board } = meeting
    if (board.stage === stage) return []
    // [M25] The open tree of the year goes on: the house opens it again, whoever ended it before there was
    // this rule.
    if (board.openTree) byTheHouse(actor)
    else if (!NEXT_STAGES[board.stage].includes(stage))
      return refuse({ refused: 'stageNotPossible', stage: board.stage })
    // [M70] Cards have receipts, and are found: their meeting stays everybody's.
    if (stage === 'draft' && Object.keys(board.cards).length > 0) return refuse({ refused: 'cardsHang' })
    const told = tell({ kind: 'stageChanged', stage, at: now })
    return stage === 'closed'
      ? [
          ...turnEnded(meeting, now, tell),
          ...roomClosed(meeting, now, tell),
          ...lotClosed(meeting, now, tell),
          ...tablesClosed(meeting, now, tell),
          told,
        ]
      : [told]
  },

  // [M3] Only an open meeting has a current agenda item.
  openAgendaItem({ board }, { item }, _actor, now, tell) {
    if (board.stage !== 'open') return refuse({ refused: 'meetingNotOpen', stage: board.stage })
    if (item !== null && !board.agenda.some(({ id }) => id === item)) return refuse({ refused: 'noSuchAgendaItem' })
    if ((board.current?.item ?? null) === item) return []
    return [tell({ kind: 'agendaItemOpened', item, at: now })]
  },

  // [M4] Each tree opens and closes by itself.
  switchTree(meeting, { tree, open }, actor, _now, tell) {
    notArchived(meeting)
    if (meeting.board.openTree) byTheHouse(actor)
    return meeting.board.trees[tree] === open ? [] : [tell({ kind: 'treeSwitched', tree, open })]
  },

  // [M5] Only what can be seen is brought forward: a topic there is, a card that stands.
  setFocus(meeting, { focus }, _actor, _now, tell) {
    if (focus.kind === 'card') standingCard(meeting, focus.card)
    if (focus.kind === 'topic') topicOf(meeting, focus.topic)
    return [tell({ kind: 'focusSet', focus })]
  },

  // [M19] Links are drawn only when they are asked for.
  showLinks(meeting, { shown }, _actor, _now, tell) {
    return meeting.board.linksShown === shown ? [] : [tell({ kind: 'linksShown', shown })]
  },

  // [M66] On every screen of the hall or on none.
  showNewWords(meeting, { shown }, _actor, _now, tell) {
    return meeting.board.newWordsShown === shown ? [] : [tell({ kind: 'newWordsShown', shown })]
  },
}

/** [M25] An open tree has no agenda and no times: whatever was said of them. */
export function withoutEnd<D extends Partial<MeetingDetails>>(details: D): D {
  const none = { agenda: [], cardsFrom: null, cardsUntil: null, joining: 'anyone' }
  const said = Object.keys(none).filter((key) => key in details)
  return { ...details, ...Object.fromEntries(said.map((key) => [key, none[key as keyof typeof none]])) }
}

const NEXT_MOST = 2000

/** What was said of a meeting, made safe and held to its lengths; what was not said stays unsaid. */
export function cleanDetails(details: Partial<MeetingDetails>) {
  return {
    ...(details.theme === undefined ? {} : { theme: cleanLine(details.theme, THEME_MOST, 1) }),
    ...(details.place === undefined ? {} : { place: cleanLine(details.place, THEME_MOST, 0) }),
    ...(details.next === undefined ? {} : { next: clean(details.next, NEXT_MOST, 0) }),
    ...(details.agenda === undefined
      ? {}
      : { agenda: details.agenda.map((item) => ({ ...item, title: cleanLine(item.title, THEME_MOST, 0) })) }),
  }
}
