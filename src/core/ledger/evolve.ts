import type { Id } from '../plain/id.ts'
import { copyOf } from '../plain/copy.ts'
import type { MatterEvent, MatterTold } from './event.ts'
import type { Matter, Proposal, Sheet, Task } from './sheet.ts'

/**
 * The sheet after something happened; server and browsers run this same function. It changes `sheet` in place
 * and returns it.
 */
export function evolveSheet(sheet: Sheet | undefined, told: MatterTold): Sheet {
  if (told.kind === 'matterOpened') return copyOf(told.sheet)
  if (!sheet) throw new Error(`${told.kind} before matterOpened`)
  switch (told.kind) {
    case 'matterDescribed': {
      const { title, summary, category, where, grids } = told
      Object.assign(sheet, { title, summary, category, where, grids: [...grids] })
      break
    }
    case 'cardsAdded':
      sheet.cards.push(...told.cards)
      break
    case 'cardsRemoved':
      sheet.cards = sheet.cards.filter(({ card }) => !told.cards.includes(card))
      // Nothing is left to answer.
      if (told.moved) Object.assign(sheet, { reason: told.reason, answerBy: null })
      break
    case 'matterFolded':
      sheet.unfolded = { stage: sheet.stage, dueAt: sheet.dueAt }
      sheet.foldedInto = told.into
      sheet.reason = told.reason
      break
    case 'matterUnfolded':
      Object.assign(sheet, { unfolded: null, foldedInto: null, reason: '' })
      break
    case 'matterTriaged':
      sheet.triage = told.triage
      sheet.answeredAt ??= told.triage.at
      break
    case 'matterRouted':
      sheet.route = told.route
      sheet.receiver = told.receiver
      sheet.reason = told.route.route === 'notAccepted' ? told.route.reason : ''
      break
    case 'matterDispatched':
      if (sheet.stage === 'done') addHands(sheet, sheet.owner.person)
      sheet.owner = told.owner
      break
    case 'dueDateMoved':
      sheet.extensions.push(told.extension)
      sheet.dueAt = told.extension.to
      break
    case 'transferAccepted':
      if (sheet.receiver) sheet.receiver = { ...sheet.receiver, reference: told.reference || sheet.receiver.reference }
      break
    case 'transferRefused':
    case 'matterSentBack':
    case 'matterResumed':
      weighAnew(sheet)
      break
    case 'proposalWritten':
      writeVersion(sheet, told)
      break
    case 'proposalSetAside':
      Object.assign(proposalOf(sheet, told.proposal), { state: 'setAside', reason: told.reason })
      break
    case 'adviceGiven':
      proposalOf(sheet, told.proposal).advice.push({ ...told.advice })
      break
    case 'adviceAnswered':
      for (const { advice } of sheet.proposals) {
        for (const one of advice) if (one.id === told.advice) one.answer = told.answer
      }
      break
    case 'supportRecorded':
      proposalOf(sheet, told.proposal).support.push(told.support)
      break
    case 'stepRequired':
      sheet.steps.push({ ...told.step })
      break
    case 'stepDropped':
      sheet.steps = sheet.steps.filter(({ id }) => id !== told.step)
      break
    case 'stepRecorded':
      for (const step of sheet.steps) if (step.id === told.step) step.record = told.record
      break
    case 'proposalAdopted':
      Object.assign(proposalOf(sheet, told.decision.proposal), { state: 'adopted', reason: told.decision.reason })
      sheet.decision = told.decision
      sheet.tasks.push(...copyOf(told.tasks))
      break
    case 'taskPlanned':
      sheet.tasks.push(copyOf(told.task))
      break
    case 'taskMoved':
      addHands(sheet, taskOf(sheet, told.task).owner.person)
      Object.assign(taskOf(sheet, told.task), { owner: told.owner, dueAt: told.dueAt })
      break
    case 'taskReported': {
      const { progress, note, doneAt } = told
      Object.assign(taskOf(sheet, told.task), { progress, note, doneAt })
      break
    }
    case 'offerAttached':
      taskOf(sheet, told.task).offers.push(told.offer)
      break
    case 'offerDetached': {
      const task = taskOf(sheet, told.task)
      task.offers = task.offers.filter((id) => id !== told.offer)
      break
    }
    case 'matterDone':
      sheet.evidence.push(told.evidence)
      addHands(sheet, sheet.owner.person, told.evidence.by, ...sheet.tasks.map(({ owner }) => owner.person))
      break
    case 'calledBack':
      sheet.callbacks.push(told.callback)
      sheet.answers = told.answers
      if (told.callback.solved === false) sheet.reopened++
      if (told.callback.solved) sheet.confirmedAt = told.callback.at
      break
    case 'answersChanged':
      sheet.answers = told.answers
      break
    case 'matterContested':
      sheet.contests.push(told.contest)
      sheet.answers = told.answers
      sheet.confirmedAt = null
      if (told.moved?.stage === 'triaged') weighAnew(sheet)
      sheet.reopened++
      break
    case 'matterExplained':
      sheet.explained = told.explained
      break
    case 'workBegun':
    case 'noted':
    case 'authorLookedUp':
      break
  }
  if (told.moved) Object.assign(sheet, { stage: told.moved.stage, since: told.moved.at, dueAt: told.moved.dueAt })
  return sheet
}

/** The whole matter after something happened. Changes `matter` in place, as `evolveSheet` does. */
export function evolve(matter: Matter | undefined, { told, secret }: MatterEvent): Matter {
  const sheet = evolveSheet(matter?.sheet, told)
  matter ??= emptyMatter(sheet)
  if (secret?.answered) {
    const { participant, solved, satisfied } = secret.answered
    matter.answered.set(participant, { solved, satisfied })
  }
  if (secret?.contestant && told.kind === 'matterContested') {
    matter.contestants.set(told.contest.id, secret.contestant)
  }
  return matter
}

/** A matter of which nobody has said anything in confidence yet. */
export const emptyMatter = (sheet: Sheet): Matter => ({ sheet, answered: new Map(), contestants: new Map() })

/**
 * [L33] Where the way is chosen anew, nothing that was decided on the old one stands; the history keeps it.
 */
function weighAnew(sheet: Sheet): void {
  Object.assign(sheet, { receiver: null, route: null, explained: null, reason: '', decision: null, tasks: [] })
  for (const proposal of sheet.proposals) {
    if (proposal.state === 'adopted') Object.assign(proposal, { state: 'open', reason: '' })
  }
}

/** Sheets and entries of the log from before hands were kept begin with none. */
function addHands(sheet: Sheet, ...people: Id[]): void {
  sheet.hands = [...new Set([...(sheet.hands ?? []), ...people.filter(Boolean)])]
}

function writeVersion(sheet: Sheet, told: Extract<MatterTold, { kind: 'proposalWritten' }>): void {
  const before = sheet.proposals.find(({ id }) => id === told.proposal)
  if (before) {
    before.title = told.title
    before.versions.push(told.version)
    return
  }
  sheet.proposals.push({
    id: told.proposal,
    title: told.title,
    versions: [told.version],
    advice: [],
    support: [],
    state: 'open',
    reason: '',
  })
}

const proposalOf = (sheet: Sheet, id: Id): Proposal => sheet.proposals.find((one) => one.id === id)!
const taskOf = (sheet: Sheet, id: Id): Task => sheet.tasks.find((one) => one.id === id)!
