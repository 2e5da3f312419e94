import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anyMatterCommand,
  CARDS,
  factsOf,
  LEDGER_START,
  matterWalk,
  playMatters,
  PHOTOS,
} from '../../../tests/build/matterCommands.ts'
import { decide, isOffered } from './decide.ts'
import type { MatterCommand } from './command.ts'
import type { MatterEvent } from './event.ts'
import { EVENT_KINDS, evolve } from './evolve.ts'
import type { Matter } from './sheet.ts'
import type { Id } from '../plain/id.ts'
import type { Contest } from './sheet.ts'
import { hasPassedFor, unnamed } from './sheet.ts'
import type { MatterStage } from './stages.ts'
import { MATTER_STAGES, MOVES } from './stages.ts'

const RUNS = { numRuns: 150 }
type Each = NonNullable<Parameters<typeof playMatters>[1]>
const always = (length: number, check: Each) =>
  fc.assert(
    fc.property(matterWalk(length), (steps) => void playMatters(steps, check)),
    RUNS,
  )

test('a random walk reaches every stage and every kind of event', () => {
  // Guards the other properties: a generator whose commands are all refused would let anything pass.
  const stages = new Set<MatterStage>()
  const kinds = new Set<MatterEvent['told']['kind']>()
  for (const steps of fc.sample(matterWalk(600), { numRuns: 250, seed: 11 })) {
    playMatters(steps, (_step, _before, { sheet }, events) => {
      stages.add(sheet.stage)
      for (const { told } of events) kinds.add(told.kind)
    })
  }
  expect([...stages].sort()).toEqual([...MATTER_STAGES].sort())
  expect([...kinds].sort()).toEqual([...EVENT_KINDS].sort())
})

test('the rules answer every command in every state, and deciding changes nothing', () => {
  fc.assert(
    fc.property(matterWalk(80), anyMatterCommand, fc.boolean(), (steps, command, affected) => {
      const { matters } = playMatters(steps)
      for (const [id, matter] of [...matters, ['new', undefined] as const]) {
        const before = structuredClone(matter)
        const knowing = { affected, entered: false, worksHere: true, offerStands: true, photos: new Set(PHOTOS) }
        for (const actor of [
          { kind: 'staff', id: 'staff0' },
          { kind: 'participant', id: 'phone0' },
        ] as const) {
          const facts = factsOf(matters, { matter: id, command, actor, hours: 0, knowing })
          const decision = decide(matter, command, actor, LEDGER_START, facts)
          expect(Array.isArray(decision) || typeof decision.refused === 'string').toBe(true)
          expect(matter).toEqual(before)
        }
      }
    }),
    RUNS,
  )
})

test('[L2] a matter changes its stage only by a line of the table', () => {
  always(200, ({ command }, before, { sheet }, events) => {
    if (!before || before.sheet.stage === sheet.stage) return
    if (command.kind === 'unfold') return expect(sheet.stage).toBe(before.sheet.unfolded!.stage)
    expect(events.filter(({ told }) => told.moved)).toHaveLength(1)
    expect(
      MOVES.some(
        (move) => move.command === command.kind && move.from.includes(before.sheet.stage) && move.to === sheet.stage,
      ),
    ).toBe(true)
  })
})

test('[L2] nothing happens to a matter that was not offered just before', () => {
  fc.assert(
    fc.property(matterWalk(250), (steps) => {
      const folded = new Map<string, string | null>()
      playMatters(steps, ({ matter, command, actor }, before, { sheet }, events) => {
        if (before && events.length && command.kind !== 'openMatter') {
          const others = [...folded.values()].filter((into) => into === matter).length
          const looks = actor.kind === 'staff' ? actor : null
          const situation = { sheet: before.sheet, folded: others, looks }
          expect(isOffered(command.kind, situation), `${command.kind} in ${before.sheet.stage}`).toBe(true)
        }
        folded.set(matter, sheet.foldedInto)
      })
    }),
    RUNS,
  )
})

test('[L3] [L4] no card is lost: it leaves only where somebody took it out with a reason', () => {
  always(200, ({ command }, before, { sheet }) => {
    const had = before?.sheet.cards ?? []
    const gone = had.filter(({ card }) => !sheet.cards.some((ref) => ref.card === card))
    if (gone.length) {
      expect(command.kind).toBe('removeCards')
      expect(gone.every(({ card }) => command.kind === 'removeCards' && command.cards.includes(card))).toBe(true)
    }
    expect(new Set(sheet.cards.map(({ card }) => card)).size).toBe(sheet.cards.length)
    expect(sheet.cards.every(({ card }) => CARDS.some((ref) => ref.card === card))).toBe(true)
    if (sheet.cards.length === 0) expect(sheet.stage).toBe('declined')
  })
})

test('[L8] every matter has exactly one owner at every moment, and every task too', () => {
  always(200, ({ actor, command }, before, { sheet }) => {
    expect(sheet.owner.person).toMatch(/^staff\d$/)
    if (command.kind === 'openMatter' && !before) expect(sheet.owner.person).toBe(actor.id)
    if (before && command.kind !== 'dispatch') expect(sheet.owner).toEqual(before.sheet.owner)
    for (const task of sheet.tasks) expect(task.owner.person).toMatch(/^staff\d$/)
  })
})

test('[L11] a due date that was given moves back only with the stage', () => {
  always(200, (_step, before, { sheet }) => {
    // Several moves may fall into one instant, which then began anew without a difference.
    if (!before || before.sheet.since !== sheet.since || before.sheet.stage !== sheet.stage) return
    if (before.sheet.dueAt === null) return
    expect(sheet.dueAt).toBeGreaterThanOrEqual(before.sheet.dueAt)
  })
})

test('[L24] nothing is done without words and a photo, nor with a task left open', () => {
  always(200, (_step, before, { sheet }) => {
    if (sheet.stage !== 'done' || before?.sheet.stage === 'done') return
    // Folding and unfolding bring back what was shown; anything else shows anew.
    expect(sheet.evidence.length).toBe(before!.sheet.evidence.length + 1)
    const shown = sheet.evidence.at(-1)!
    expect(shown.text.trim()).not.toBe('')
    expect(shown.after).toBeTruthy()
    expect(sheet.tasks.every(({ doneAt }) => doneAt !== null)).toBe(true)
  })
})

test('[L25] nothing is confirmed but by somebody who had no hand in it, after somebody was reached', () => {
  // Kept apart from the rule: who owned the matter when it was shown or since, who showed it, who ever had
  // one of its tasks.
  const hands = new Map<string, Set<string>>()
  const check: Each = ({ matter, command, actor }, before, { sheet }) => {
    if (!before) hands.set(matter, new Set())
    const own = hands.get(matter)!
    if (sheet.stage === 'confirmed' && before!.sheet.stage !== 'confirmed') {
      expect(command.kind).toBe('callBack')
      expect(own.has(actor.id)).toBe(false)
      expect(sheet.callbacks.at(-1)).toMatchObject({ reached: true, solved: true })
    }
    for (const { owner } of sheet.tasks) own.add(owner.person)
    if (command.kind === 'finish') own.add(actor.id)
    if (sheet.stage === 'done') own.add(sheet.owner.person)
  }
  fc.assert(
    fc.property(matterWalk(200), (steps) => {
      hands.clear()
      playMatters(steps, check)
    }),
    RUNS,
  )
})

test('[L18] [L20] [L61] nothing is decided while a required step or an answer to advice is missing', () => {
  always(200, ({ command }, before) => {
    if (command.kind !== 'adopt' || !before) return
    expect(before.sheet.steps.every((one) => hasPassedFor(before.sheet, one, command))).toBe(true)
    const adopted = before.sheet.proposals.find(({ id }) => id === command.proposal)!
    expect(adopted.advice.every(({ answer }) => answer)).toBe(true)
  })
})

test('[L14] [L15] no version, no advice, no support, no evidence, no contest is ever lost', () => {
  always(200, (_step, before, { sheet }) => {
    if (!before) return
    for (const [i, proposal] of before.sheet.proposals.entries()) {
      const now = sheet.proposals[i]!
      expect(now.versions.slice(0, proposal.versions.length)).toEqual(proposal.versions)
      expect(now.advice.length).toBeGreaterThanOrEqual(proposal.advice.length)
      // [L46] A name may go; what the team said stays.
      expect(now.support.slice(0, proposal.support.length).map(unnamed)).toEqual(proposal.support.map(unnamed))
    }
    // [L45] A contest may be taken from view, and stays.
    const shown = ({ hidden: _, ...contest }: Contest) => contest
    expect(sheet.contests.slice(0, before.sheet.contests.length).map(shown)).toEqual(before.sheet.contests.map(shown))
    for (const list of ['evidence', 'callbacks', 'extensions'] as const) {
      expect(sheet[list].slice(0, before.sheet[list].length)).toEqual(before.sheet[list])
    }
  })
})

test('[L6] unfolding restores stage and due date, and folding is one level deep', () => {
  fc.assert(
    fc.property(matterWalk(250), (steps) => {
      const { matters } = playMatters(steps, ({ command }, before, { sheet }) => {
        if (command.kind !== 'unfold' || !before) return
        const { stage, dueAt } = before.sheet.unfolded!
        expect({ stage: sheet.stage, dueAt: sheet.dueAt, folded: sheet.foldedInto }).toEqual({
          stage,
          dueAt,
          folded: null,
        })
      })
      for (const { sheet } of matters.values()) {
        if (sheet.foldedInto) expect(matters.get(sheet.foldedInto)!.sheet.foldedInto).toBeNull()
        expect(sheet.stage === 'folded').toBe(sheet.foldedInto !== null)
      }
    }),
    RUNS,
  )
})

test('[L27] one answer a person: the numbers are those of what each said last', () => {
  always(250, (_step, _before, { sheet, answered }) => {
    const all = [...answered.values()]
    expect(sheet.answers).toEqual({
      solved: all.filter(({ solved }) => solved).length,
      unsolved: all.filter(({ solved }) => !solved).length,
      satisfied: all.filter(({ satisfied }) => satisfied === true).length,
      unsatisfied: all.filter(({ satisfied }) => satisfied === false).length,
    })
  })
})

test('[L33] what is weighed anew has no decision and no tasks of the old way', () => {
  always(250, (_step, before, { sheet }) => {
    if (sheet.stage !== 'triaged' || before?.sheet.stage === 'triaged') return
    expect({ decision: sheet.decision, tasks: sheet.tasks, route: sheet.route }).toEqual({
      decision: null,
      tasks: [],
      route: null,
    })
  })
})

test('events equal fresh state: told again from the start, or from any moment on, they give the same matters', () => {
  fc.assert(
    fc.property(matterWalk(200), fc.nat(), (steps, cut) => {
      const { matters, events } = playMatters(steps)
      const at = events.length ? cut % events.length : 0
      const halfway = new Map<string, Matter>()
      const again = (into: Map<string, Matter>, list: typeof events) => {
        for (const { matter, event } of list) {
          into.set(matter, evolve(into.get(matter), JSON.parse(JSON.stringify(event)) as MatterEvent))
        }
      }
      again(halfway, events.slice(0, at))
      const resumed = structuredClone(halfway)
      again(resumed, events.slice(at))
      expect(resumed).toEqual(matters)
    }),
    RUNS,
  )
})

/** Commands that name something new. */
type Naming = Extract<MatterCommand, { id: Id | null } | { task: { id: Id } } | { tasks: unknown }>
/** The same ids with other words. */
const OTHER_WORDS: { [K in Naming['kind']]: (command: Extract<Naming, { kind: K }>) => MatterCommand } = {
  openMatter: (c) => ({ ...c, title: `${c.title}，改过` }),
  writeProposal: (c) => ({ ...c, version: { ...c.version, text: `${c.version.text}，改过` } }),
  advise: (c) => ({ ...c, text: `${c.text}，改过` }),
  requireStep: (c) => ({ ...c, body: c.body === 'ownersAssembly' ? 'representativesMeeting' : 'ownersAssembly' }),
  contest: (c) => ({ ...c, text: `${c.text}，改过` }),
  planTask: (c) => ({ ...c, task: { ...c.task, title: `${c.task.title}，改过` } }),
  adopt: (c) => ({ ...c, tasks: c.tasks.map((task) => ({ ...task, title: `${task.title}，改过` })) }),
}

test('an id that comes again with other words is never taken for the same sent twice: no text is lost without a word', () => {
  const tried = new Set<string>()
  for (const steps of fc.sample(matterWalk(400), { numRuns: 60, seed: 14 })) {
    let now = LEDGER_START
    const matters = new Map<Id, Matter>()
    playMatters(steps, (step, _before, after, events) => {
      matters.set(step.matter, after)
      now = events.at(-1)?.at ?? now
      const { command, actor } = step
      if (!(command.kind in OTHER_WORDS) || events.length === 0) return
      const other = OTHER_WORDS[command.kind as Naming['kind']](command as never)
      tried.add(command.kind)
      const decision = decide(after, other, actor, now, factsOf(matters, { ...step, command: other }))
      expect({ other, decision }).not.toEqual({ other, decision: [] })
    })
  }
  expect([...tried].sort()).toEqual(Object.keys(OTHER_WORDS).sort())
})
