import { copyOf } from '../../plain/copy.ts'
import type { Id } from '../../plain/id.ts'
import { clean, cleanLine, refuse, refuseOther } from '../../plain/refuse.ts'
import type { MatterFacts, PlannedTask } from '../command.ts'
import type { EventRules } from '../eventRule.ts'
import type { Rules, Situation } from '../rule.ts'
import { addHands, noEffect, noLetter, NOBODY, OPEN_TO_ALL, OWNED, tells, withoutPerson } from '../eventRule.ts'
import { dueOn, ownPhoto } from '../rule.ts'
import type { Sheet, Task } from '../sheet.ts'
import { MATTER_REASON_MOST, MATTER_TEXT_MOST, MATTER_TITLE_MOST } from '../sheet.ts'
import { MATTER_STAGES, WORK_STAGES } from '../stages.ts'
import { ownerOf } from './sorting.ts'

const withTasks = ({ sheet }: Situation): boolean => sheet.tasks.length > 0

export const working: Rules<
  'begin' | 'planTask' | 'moveTask' | 'reportTask' | 'attachOffer' | 'detachOffer' | 'note' | 'finish'
> = {
  // [L22] Work begins; the matter is due when its last task is.
  begin: {
    stages: 'moves',
    decide({ sheet, facts, tell, move }) {
      const moved = move()
      const last = Math.max(...sheet.tasks.map(({ dueAt }) => dueAt))
      return [tell({ kind: 'workBegun', moved: Number.isFinite(last) ? dueOn(moved, last, facts.settings) : moved })]
    },
  },

  // [L22] Each task has one owner and a date.
  planTask: {
    stages: WORK_STAGES,
    decide({ sheet, command, now, facts, tell }) {
      const known = sheet.tasks.find(({ id }) => id === command.task.id)
      if (known) {
        const { title, owner, dueAt } = command.task
        refuseOther(
          { title: known.title, owner: known.owner, dueAt: known.dueAt },
          { title: cleanLine(title, MATTER_TITLE_MOST), owner: ownerOf(owner, facts), dueAt },
        )
        return []
      }
      return [tell({ kind: 'taskPlanned', task: planned(command.task, facts, now) })]
    },
  },

  moveTask: {
    stages: WORK_STAGES,
    offered: withTasks,
    decide({ sheet, command, now, facts, tell }) {
      taskOf(sheet, command.task)
      const owner = ownerOf(command.owner, facts)
      const reason = clean(command.reason, MATTER_REASON_MOST)
      return [tell({ kind: 'taskMoved', task: command.task, owner, dueAt: toCome(command.dueAt, now), reason })]
    },
  },

  reportTask: {
    stages: WORK_STAGES,
    offered: withTasks,
    decide({ sheet, command, now, tell }) {
      const task = taskOf(sheet, command.task)
      const { progress } = command
      if (!Number.isInteger(progress) || progress < 0 || progress > 100) return refuse({ refused: 'outOfRange' })
      const note = clean(command.note, MATTER_REASON_MOST, 0)
      if (progress === task.progress && !note) return []
      const doneAt = progress === 100 ? (task.doneAt ?? now) : null
      return [tell({ kind: 'taskReported', task: task.id, progress, note, doneAt })]
    },
  },

  // [L23] An offer serves a task while it stands.
  attachOffer: {
    stages: WORK_STAGES,
    offered: withTasks,
    decide({ sheet, command, facts, tell }) {
      const task = taskOf(sheet, command.task)
      if (task.offers.includes(command.offer)) return []
      if (!facts.offerStands) return refuse({ refused: 'noSuchOffer' })
      return [tell({ kind: 'offerAttached', task: task.id, offer: command.offer })]
    },
  },

  detachOffer: {
    stages: MATTER_STAGES,
    offered: ({ sheet }) => sheet.tasks.some(({ offers }) => offers.length > 0),
    decide({ sheet, command, tell }) {
      const task = taskOf(sheet, command.task)
      if (!task.offers.includes(command.offer)) return refuse({ refused: 'noSuchOffer' })
      return [tell({ kind: 'offerDetached', task: task.id, offer: command.offer })]
    },
  },

  note: {
    stages: MATTER_STAGES,
    decide: ({ command, tell }) => [tell({ kind: 'noted', text: clean(command.text, MATTER_TEXT_MOST) })],
  },

  // [L24] Done needs evidence: words and a photo of how it is now; and no task left open.
  finish: {
    stages: 'moves',
    offered: ({ sheet }) => sheet.tasks.every(({ doneAt }) => doneAt !== null),
    decide({ sheet, command, actor, now, facts, tell, move }) {
      const moved = move()
      const left = sheet.tasks.filter(({ doneAt }) => doneAt === null).length
      if (left) return refuse({ refused: 'tasksOpen', count: left })
      const before = ownPhoto(sheet, facts, command.before)
      const after = ownPhoto(sheet, facts, command.after) ?? refuse({ refused: 'evidenceMissing' })
      const text = clean(command.text, MATTER_TEXT_MOST)
      const evidence = { text, before, after, by: actor.id, at: now }
      return [tell({ kind: 'matterDone', evidence, moved })]
    },
  },
}

/** A task as it begins. Refuses one without a title, an owner who works here, or a date to come. */
export function planned({ id, title, owner, dueAt, motion }: PlannedTask, facts: MatterFacts, now: number): Task {
  return {
    id,
    title: cleanLine(title, MATTER_TITLE_MOST),
    owner: ownerOf(owner, facts),
    dueAt: toCome(dueAt, now),
    progress: 0,
    note: '',
    doneAt: null,
    offers: [],
    ...(motion ? { motion } : {}),
  }
}

const toCome = (dueAt: number, now: number): number =>
  Number.isSafeInteger(dueAt) && dueAt > now ? dueAt : refuse({ refused: 'dateNotLater', dueAt: now })

function taskOf(sheet: Sheet, id: Id): Task {
  return sheet.tasks.find((task) => task.id === id) ?? refuse({ refused: 'noSuchTask' })
}

export const worked: EventRules<
  | 'workBegun'
  | 'taskPlanned'
  | 'taskMoved'
  | 'taskReported'
  | 'offerAttached'
  | 'offerDetached'
  | 'noted'
  | 'matterDone'
> = {
  workBegun: { ...OPEN_TO_ALL, letter: tells, effect: noEffect },
  taskPlanned: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    inPublic: (told) => ({ ...told, task: withoutPerson(told.task) }),
    effect: (sheet, { task }) => void sheet.tasks.push(copyOf(task)),
  },
  taskMoved: {
    ...OWNED,
    letter: noLetter,
    effect(sheet, { task: id, owner, dueAt }) {
      const task = taskOf(sheet, id)
      addHands(sheet, task.owner.person)
      Object.assign(task, { owner, dueAt })
    },
  },
  taskReported: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { task, progress, note, doneAt }) =>
      void Object.assign(taskOf(sheet, task), { progress, note, doneAt }),
  },
  offerAttached: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { task, offer }) => void taskOf(sheet, task).offers.push(offer),
  },
  offerDetached: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect(sheet, { task: id, offer }) {
      const task = taskOf(sheet, id)
      task.offers = task.offers.filter((other) => other !== offer)
    },
  },
  noted: { ...OPEN_TO_ALL, letter: noLetter, effect: noEffect },
  matterDone: {
    ...OPEN_TO_ALL,
    letter: () => 'asks',
    inPublic: (told) => ({ ...told, evidence: { ...told.evidence, by: NOBODY } }),
    effect(sheet, { evidence }) {
      sheet.evidence.push(evidence)
      addHands(sheet, sheet.owner.person, evidence.by, ...sheet.tasks.map(({ owner }) => owner.person))
    },
  },
}
