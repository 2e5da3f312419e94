import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import { spokenIn } from '../floor.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { MeetingRules, RulesSaid } from '../meetingRules.ts'
import { CHANGES_MOST, HANDS_MOST, SENTENCE_MOST, SENTENCES_MOST } from '../meetingRules.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, notArchived } from '../rule.ts'
import { ordered } from './speaking.ts'

/** [M47] The rules of a meeting: said, adopted, and changed afterwards. */
export const adopting: Rules<'setRules' | 'adoptRules'> = {
  setRules(meeting, { rules: said, reason }, _actor, now, tell) {
    notArchived(meeting)
    if (meeting.board.openTree) return refuse({ refused: 'openTreeStays' })
    const { rules } = meeting.board
    const saying = cleanRules(said)
    if (sameRules(rules, saying)) return []
    if (!rules.adopted) return [told(meeting, { ...rules, ...saying }, tell)]
    // What the hall agreed on is changed with a reason, which is on record.
    if (reason.trim() === '') return refuse({ refused: 'rulesAdopted', since: rules.adopted.at })
    if (rules.changes.length >= CHANGES_MOST) return refuse({ refused: 'outOfRange' })
    const changes = [...rules.changes, { at: now, reason: clean(reason, REASON_MOST, 1) }]
    return [told(meeting, { ...rules, ...saying, changes }, tell)]
  },

  // Once, by those who are there; a second press changes nothing.
  adoptRules(meeting, { hands }, _actor, now, tell) {
    isOpenNow(meeting)
    const { rules, openTree } = meeting.board
    if (openTree) return refuse({ refused: 'openTreeStays' })
    if (hands !== null && (!Number.isInteger(hands) || hands < 0 || hands > HANDS_MOST))
      return refuse({ refused: 'outOfRange' })
    if (rules.adopted) return []
    return [told(meeting, { ...rules, adopted: { at: now, hands } }, tell)]
  },
}

/** What everyone is told: the rules, and the order of those who wait, which may be another by them. */
function told(meeting: Meeting, rules: MeetingRules, tell: Tell) {
  const after = { ...meeting, board: { ...meeting.board, rules } }
  const waiting = ordered(after, meeting.board.floor.waiting, spokenIn(meeting.board))
  return tell({ kind: 'rulesSet', rules, waiting })
}

function cleanRules({ sentences, order, seconds, turns }: RulesSaid): RulesSaid {
  const lines = sentences.map((sentence) => cleanLine(sentence, SENTENCE_MOST, 0)).filter(Boolean)
  if (lines.length > SENTENCES_MOST) return refuse({ refused: 'outOfRange' })
  return { sentences: lines, order, seconds, turns }
}

const sameRules = (a: RulesSaid, b: RulesSaid): boolean =>
  a.order === b.order &&
  a.seconds === b.seconds &&
  a.turns === b.turns &&
  a.sentences.join('\n') === b.sentences.join('\n')
