import { wasPresent } from '../../core/meeting/count.ts'
import type { AgendaItem } from '../../core/meeting/meeting.ts'
import type { Notes, Part } from '../../core/minutes/minutes.ts'
import { FIELDS, ITEM_FIELDS, lastRound, partOf } from '../../core/minutes/minutes.ts'
import { isOpen, sentencesIn } from '../../core/minutes/rules/correcting.ts'
import type { DraftView } from '../../wire/minutes.ts'
import type { Caller } from '../access/authorize.ts'
import { hasRole } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { boardPage } from '../meeting/shown.ts'
import { refuseOpenTree } from './carryOut.ts'
import type { MinutesServices } from './services.ts'

const READERS = ACTIONS['minutes.draft'].roles

/**
 * [N8] [N9] The draft of the last round as those present read it: sentence by sentence, with what was
 * remarked and answered. Nobody reads who wrote a remark; `mine` are those of whoever asks.
 */
export async function draftOf(services: MinutesServices, caller: Caller): Promise<DraftView> {
  await refuseOpenTree(services, caller)
  const { community, id } = caller.meeting!
  const { participant } = caller
  const present =
    participant !== undefined &&
    Boolean(await services.meetings.read(community, id, (meeting) => wasPresent(meeting, participant)))
  const { board } = await boardPage(services, caller)
  const { minutes, seq } = await services.minutes.read(caller.meeting!)
  const round = lastRound(minutes)
  if (!round) throw new ProblemError('noCorrections')
  // Before it is signed it may hold what nobody else should read.
  if (!present && !(await hasRole(services.identity, caller, READERS))) throw new ProblemError('notPresent')
  return {
    seq,
    theme: board.theme,
    until: round.until,
    open: isOpen(round, minutes, services.runtime.now()),
    signedAt: minutes.signedAt,
    mayRemark: present,
    parts: partsOf(round.draft, board.agenda),
    votes: round.draft.votes,
    remarks: round.remarks
      .filter(({ text }) => text !== '')
      .map((remark) => ({ ...remark, mine: caller.participant === minutes.authors[remark.id] })),
  }
}

const CLOSING: readonly string[] = ['decisions', 'leftOpen', 'next']
const ORDER: readonly string[] = [...FIELDS, ...ITEM_FIELDS]

/** The texts of a draft in the order of the minutes: the head, the agenda, and what follows. */
function partsOf(draft: Notes, agenda: readonly AgendaItem[]): DraftView['parts'] {
  const rank = ({ item, field }: Part): number => {
    if (item !== null) return 1 + agenda.findIndex(({ id }) => id === item)
    return CLOSING.includes(field) ? agenda.length + 1 : -1
  }
  return Object.keys(draft.texts)
    .map(partOf)
    .sort((a, b) => rank(a) - rank(b) || ORDER.indexOf(a.field) - ORDER.indexOf(b.field))
    .map((part) => {
      const found = agenda.find(({ id }) => id === part.item)
      const item = found ?? (part.item === null ? null : { id: part.item, kind: 'other' as const, title: '' })
      return {
        item: item && { id: item.id, kind: item.kind, title: item.title },
        field: part.field,
        sentences: sentencesIn(draft, part),
      }
    })
}
