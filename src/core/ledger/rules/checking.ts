import type { Id } from '../../plain/id.ts'
import { clean, refuse, refuseOther } from '../../plain/refuse.ts'
import type { Actor } from '../../meeting/command.ts'
import { isSelf } from '../../plain/isSelf.ts'
import type { MatterFacts } from '../command.ts'
import type { MatterSecret } from '../event.ts'
import type { EventRules } from '../eventRule.ts'
import type { Rules } from '../rule.ts'
import { noLetter, OPEN_TO_ALL, tells } from '../eventRule.ts'
import { ownPhoto } from '../rule.ts'
import type { Answers, Contest, Matter, Sheet } from '../sheet.ts'
import { handsOf, MATTER_REASON_MOST } from '../sheet.ts'
import { MATTER_STAGES } from '../stages.ts'
import { weighAnew } from './sorting.ts'

const CONTEST_MOST = 500

export const checking: Rules<'callBack' | 'answer' | 'contest' | 'hideContest' | 'showContest'> = {
  // [L25] Somebody who did none of it asks; only their finding confirms. Nobody reached is on record and
  // confirms nothing.
  callBack: {
    stages: ['done'],
    offered: ({ sheet, looks }) => looks === null || !didIt(sheet, looks),
    decide({ matter, sheet, command, actor, now, tell, move }) {
      if (didIt(sheet, actor)) return refuse({ refused: 'ownCallback' })
      const { reached } = command
      const solved = reached ? command.solved : null
      if (reached && solved === null) return refuse({ refused: 'outOfRange' })
      const note = clean(command.note, MATTER_REASON_MOST, solved === false ? 1 : 0)
      const moved = solved === null ? undefined : move(solved ? 'solved' : 'unsolved')
      const satisfied = reached ? command.satisfied : null
      const callback = { reached, solved, satisfied, note, at: now }
      const answers = counted(matter)
      return [tell({ kind: 'calledBack', callback, answers, ...(moved ? { moved } : {}) })]
    },
  },

  // [L27] Authors and endorsers are asked, without an account; one answer a person, and the last one counts.
  // [L35] But where others have seen the receipt, what was answered with it stands.
  answer: {
    stages: ['done', 'confirmed'],
    decide({ matter, sheet, command, actor, facts, tell }) {
      const participant = affected(actor, facts, sheet)
      const { satisfied } = command
      const before = matter.answered.get(participant)
      const same = otherAnswers(matter, facts)
      if (before?.solved && before.satisfied === satisfied && same.length === 0) return []
      if ((before || same.length > 0) && facts.entered) return refuse({ refused: 'answerStands' })
      const answered = { participant, solved: true, satisfied, ...(same.length > 0 ? { same } : {}) }
      return [tell({ kind: 'answersChanged', answers: counted(matter, answered) }, { answered })]
    },
  },

  // [L28] Whoever is affected can contest, with words; the matter is open again for all to see. [L27] Whether
  // they are satisfied is counted where they said it.
  contest: {
    stages: 'moves',
    decide({ matter, command, actor, now, facts, sheet, tell, move }) {
      const participant = affected(actor, facts, sheet)
      const text = clean(command.text, CONTEST_MOST)
      const known = sheet.contests.find(({ id }) => id === command.id)
      if (known) {
        // Through the open door the card has the words, and is itself refused with others.
        if (!command.openTree) refuseOther({ text: known.text, photo: known.photo }, { text, photo: command.photo })
        return []
      }
      const closed = sheet.stage === 'explained' || sheet.stage === 'declined'
      const moved = move(closed ? 'answered' : undefined)
      const words = command.openTree
        ? { text: '', photo: null, said: { meeting: command.openTree, card: command.card } }
        : { text, photo: ownPhoto(sheet, facts, command.photo) }
      const contest = { id: command.id, ...words, at: now }
      const same = otherAnswers(matter, facts)
      const satisfied = command.satisfied ?? null
      const answered = { participant, solved: false, satisfied, ...(same.length > 0 ? { same } : {}) }
      const answers = counted(matter, answered)
      return [tell({ kind: 'matterContested', contest, answers, moved }, { answered, contestant: participant })]
    },
  },

  // [L45] Hiding always says why, to everyone; the matter is contested all the same.
  hideContest: {
    stages: MATTER_STAGES,
    offered: ({ sheet }) => sheet.contests.some(({ hidden }) => !hidden),
    decide({ sheet, command, now, tell }) {
      const { id, hidden } = contestIn(sheet, command.contest)
      const reason = clean(command.reason, MATTER_REASON_MOST)
      return hidden?.reason === reason
        ? []
        : [tell({ kind: 'contestHidden', contest: id, hidden: { reason, at: now } })]
    },
  },

  showContest: {
    stages: MATTER_STAGES,
    offered: ({ sheet }) => sheet.contests.some(({ hidden }) => hidden),
    decide({ sheet, command, tell }) {
      const { id, hidden } = contestIn(sheet, command.contest)
      return hidden ? [tell({ kind: 'contestShown', contest: id })] : []
    },
  },
}

const contestIn = ({ contests }: Sheet, wanted: Id): Contest =>
  contests.find(({ id }) => id === wanted) ?? refuse({ refused: 'noSuchContest' })

/** [L25] Whether somebody had a hand in the work that is to be checked. */
const didIt = (sheet: Sheet, actor: Actor): boolean => handsOf(sheet).some((person) => isSelf(actor, person))

function affected({ kind, id }: Actor, facts: MatterFacts, { cards }: Sheet): Id {
  if (kind !== 'participant' || !facts.affected || cards.length === 0) return refuse({ refused: 'notAffected' })
  return id
}

/** [L64] As whom else somebody answered who is known to be one person. */
const otherAnswers = ({ answered }: Matter, { same = [] }: MatterFacts): Id[] => same.filter((one) => answered.has(one))

/** Answers in numbers, with `changed` in place of what that participant said before. */
function counted({ answered }: Matter, changed?: NonNullable<MatterSecret['answered']>): Answers {
  const all = new Map(answered)
  for (const other of changed?.same ?? []) all.delete(other)
  if (changed) all.set(changed.participant, changed)
  const answers: Answers = { solved: 0, unsolved: 0, satisfied: 0, unsatisfied: 0 }
  for (const { solved, satisfied } of all.values()) {
    answers[solved ? 'solved' : 'unsolved']++
    if (satisfied !== null) answers[satisfied ? 'satisfied' : 'unsatisfied']++
  }
  return answers
}

export const checked: EventRules<
  'calledBack' | 'answersChanged' | 'matterContested' | 'contestHidden' | 'contestShown'
> = {
  calledBack: {
    ...OPEN_TO_ALL,
    letter: ({ moved }) => (moved ? 'tells' : null),
    effect(sheet, { callback, answers }) {
      sheet.callbacks.push(callback)
      sheet.answers = answers
      if (callback.solved === false) sheet.reopened++
      if (callback.solved) sheet.confirmedAt = callback.at
    },
  },
  answersChanged: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { answers }) => void (sheet.answers = answers),
  },
  matterContested: {
    letter: tells,
    inPublic: (told) => told,
    // What residents say in a contest stays in the sheet, from which it can be erased.
    inJournal: (told) => ({ ...told, contest: { ...told.contest, text: '', photo: null } }),
    effect(sheet, { contest, answers, moved }) {
      sheet.contests.push(contest)
      sheet.answers = answers
      sheet.confirmedAt = null
      if (moved?.stage === 'triaged') weighAnew(sheet)
      sheet.reopened++
    },
  },
  contestHidden: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { contest, hidden }) => void (contestIn(sheet, contest).hidden = { ...hidden }),
  },
  contestShown: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { contest }) => void delete contestIn(sheet, contest).hidden,
  },
}
