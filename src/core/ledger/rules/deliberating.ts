import { copyOf } from '../../plain/copy.ts'
import { sameName } from '../../plain/sameName.ts'
import type { Id } from '../../plain/id.ts'
import { clean, cleanLine, refuse, refuseOther } from '../../plain/refuse.ts'
import type { ProposalWords } from '../command.ts'
import type { EventRules } from '../eventRule.ts'
import type { Rules, Situation } from '../rule.ts'
import { noLetter, OPEN_TO_ALL, tells, withoutPerson } from '../eventRule.ts'
import { dueOn, enter } from '../rule.ts'
import type { Counted } from '../../ballot/formal.ts'
import type { Decides, FormalRules } from '../../ballot/rules.ts'
import { isPossible, judge } from '../../ballot/judge.ts'
import { noticeDays, noticeInTime } from '../../ballot/notice.ts'
import { dayAt, instantAt } from '../../plain/clock.ts'
import { AMOUNT_MOST } from '../notice.ts'
import type { Advice, Proposal, ProposalVersion, RequiredStep, Sheet, StepRecord, Version } from '../sheet.ts'
import { hasPassed, hasPassedFor, MATTER_REASON_MOST, MATTER_TEXT_MOST, MATTER_TITLE_MOST } from '../sheet.ts'
import { onlyVersion, unnamed } from '../sheet.ts'
import { DELIBERATION_STAGES, MATTER_STAGES } from '../stages.ts'
import { planned } from './working.ts'

const DAY = 86_400_000

const NAME_MOST = 60
const SIDES = ['for', 'against', 'abstain'] as const

const withOpenProposal = ({ sheet }: Situation): boolean => sheet.proposals.some(({ state }) => state === 'open')
const adviceOf = (sheet: Sheet): Advice[] => sheet.proposals.flatMap(({ advice }) => advice)

export const deliberating: Rules<
  | 'writeProposal'
  | 'setAside'
  | 'advise'
  | 'answerAdvice'
  | 'recordSupport'
  | 'unname'
  | 'requireStep'
  | 'dropStep'
  | 'recordStep'
  | 'putSteps'
  | 'takeVote'
  | 'adopt'
> = {
  // [L14] A proposal is written in versions; each after the first says what changed and why, and none is
  // lost.
  writeProposal: {
    stages: DELIBERATION_STAGES,
    decide({ sheet, command, now, facts, tell }) {
      const before = command.proposal === null ? undefined : openProposal(sheet, command.proposal)
      const newest = before?.versions.length ?? null
      // [L60] Nothing that somebody else wrote meanwhile is taken back unread.
      if (newest !== null && command.after !== newest) refuse({ refused: 'versionMeanwhile', number: newest })
      const id = before?.id ?? command.id ?? refuse({ refused: 'noSuchProposal' })
      if (!before && sheet.proposals.some((other) => other.id === id)) return refuse({ refused: 'idTaken' })
      const title = cleanLine(command.title, MATTER_TITLE_MOST)
      const version = { ...versionOf(command.version, (newest ?? 0) + 1, now), title }
      // [L63] Setting all aside and writing anew gives no new time.
      const begun =
        sheet.stage === 'deliberating' &&
        !sheet.proposals.some(({ state, versions }) => state === 'open' || versions[0]!.at >= sheet.since)
      const told = { kind: 'proposalWritten' as const, proposal: id, title, version }
      if (!begun) return [tell(told)]
      // The first proposal begins the work: from now on the time for deliberation runs. [L11] Who was given
      // longer keeps it.
      const begins = enter({ ...sheet, proposals: [{ state: 'open' } as Proposal] }, 'deliberating', now, facts)
      const dueAt = begins.dueAt === null ? null : Math.max(begins.dueAt, sheet.dueAt ?? 0)
      const moved = dueOn({ ...begins, at: sheet.since }, dueAt, facts.settings)
      return [tell({ ...told, moved })]
    },
  },

  // [L15] An alternative is set aside with a reason and stays to be read.
  setAside: {
    stages: DELIBERATION_STAGES,
    offered: withOpenProposal,
    decide({ sheet, command, tell }) {
      openProposal(sheet, command.proposal)
      for (const step of sheet.steps) if (step.votingOn?.proposal === command.proposal) refuseVoting(step)
      const reason = clean(command.reason, MATTER_REASON_MOST)
      return [tell({ kind: 'proposalSetAside', proposal: command.proposal, reason })]
    },
  },

  // [L16] Advice is on one version, and each gets an answer: taken or not, and why.
  advise: {
    stages: DELIBERATION_STAGES,
    offered: withOpenProposal,
    decide({ sheet, command, now, tell }) {
      const { versions } = openProposal(sheet, command.proposal)
      const { id, version } = command
      const text = clean(command.text, MATTER_TEXT_MOST)
      const known = sheet.proposals
        .flatMap(({ id: proposal, advice }) => advice.map((one) => ({ ...one, proposal })))
        .find((one) => one.id === id)
      if (known) {
        const { proposal } = command
        refuseOther({ proposal: known.proposal, version: known.version, text: known.text }, { proposal, version, text })
        return []
      }
      withVersion(versions, version)
      const advice = { id, version, text, at: now, answer: null }
      return [tell({ kind: 'adviceGiven', proposal: command.proposal, advice })]
    },
  },

  answerAdvice: {
    stages: MATTER_STAGES,
    offered: ({ sheet }) => adviceOf(sheet).some(({ answer }) => !answer),
    decide({ sheet, command, now, tell }) {
      const advice = adviceOf(sheet).find(({ id }) => id === command.advice)
      if (!advice) return refuse({ refused: 'noSuchAdvice' })
      if (advice.answer) return refuse({ refused: 'alreadyAnswered' })
      const answer = { taken: command.taken, why: clean(command.why, MATTER_REASON_MOST), at: now }
      return [tell({ kind: 'adviceAnswered', advice: command.advice, answer })]
    },
  },

  // [L17] How the team stands: by names, or by a show of hands, which counts as much.
  recordSupport: {
    stages: DELIBERATION_STAGES,
    offered: withOpenProposal,
    decide({ sheet, command, now, tell }) {
      withVersion(openProposal(sheet, command.proposal).versions, command.version)
      const { version, names } = command
      const cleaned = names && { for: named(names.for), against: named(names.against), abstain: named(names.abstain) }
      const counts = cleaned
        ? { for: cleaned.for.length, against: cleaned.against.length, abstain: cleaned.abstain.length }
        : { for: command.for, against: command.against, abstain: command.abstain }
      if (!Object.values(counts).every((n) => Number.isInteger(n) && n >= 0 && n <= 100_000)) {
        return refuse({ refused: 'outOfRange' })
      }
      const support = { version, ...counts, names: cleaned, at: now }
      return [tell({ kind: 'supportRecorded', proposal: command.proposal, support })]
    },
  },

  // [L46] Whoever agreed to be named takes it back: the name goes, what the team said stays as a number.
  unname: {
    stages: MATTER_STAGES,
    offered: ({ sheet }) => sheet.proposals.some(({ support }) => support.some(({ names }) => names)),
    decide({ sheet, command, tell }) {
      const { id, support } =
        sheet.proposals.find(({ id }) => id === command.proposal) ?? refuse({ refused: 'noSuchProposal' })
      const places = support.flatMap(({ names }, record) =>
        SIDES.flatMap((side) =>
          (names?.[side] ?? []).flatMap((name, n) =>
            sameName(name, command.name) ? [{ support: record, side, n }] : [],
          ),
        ),
      )
      if (places.length === 0) return refuse({ refused: 'notNamed' })
      return [tell({ kind: 'supportersUnnamed', proposal: id, places })]
    },
  },

  // [L18] A prior study, a formal meeting or a review of legality can be required; the decision waits for its
  // record.
  requireStep: {
    stages: DELIBERATION_STAGES,
    decide({ sheet, command, tell }) {
      const { id, step: kind, body, subject, dueOn } = command
      const known = sheet.steps.find((step) => step.id === id)
      if (known) {
        const { record: _, voting: _vote, votingOn: _of, ...asked } = known
        refuseOther(asked, { id, kind, body, subject, dueOn })
        return []
      }
      if ((command.step === 'formalMeeting') !== (command.body !== null)) return refuse({ refused: 'outOfRange' })
      if (command.subject !== null && command.body !== 'ownersAssembly') return refuse({ refused: 'outOfRange' })
      const step: RequiredStep = { id, kind, body, subject, dueOn, record: null }
      return [tell({ kind: 'stepRequired', step })]
    },
  },

  dropStep: {
    stages: DELIBERATION_STAGES,
    offered: ({ sheet }) => sheet.steps.some(({ record, voting }) => !record && voting === undefined),
    decide({ sheet, command, tell }) {
      const step = stepOf(sheet, command.step)
      refuseVoting(step)
      if (step.record) return refuse({ refused: 'noSuchStep' })
      const reason = clean(command.reason, MATTER_REASON_MOST)
      return [tell({ kind: 'stepDropped', step: step.id, was: step.kind, reason })]
    },
  },

  // [L19] Of a formal meeting the numbers are kept, and whether it carried follows from them and the law
  // [V2], not from who writes it down. [L61] It is of one version of one proposal.
  recordStep: {
    stages: DELIBERATION_STAGES,
    offered: (situation) =>
      withOpenProposal(situation) && situation.sheet.steps.some(({ voting }) => voting === undefined),
    decide({ sheet, command, now, tell }) {
      const step = stepOf(sheet, command.step)
      refuseVoting(step)
      // [V18] What was counted is not entered again by hand: whoever doubts it counts the file.
      if (step.record?.counted) return refuse({ refused: 'stepCounted', vote: step.record.counted.code })
      const { proposal, version, vote, heldAt } = command
      withVersion(openProposal(sheet, proposal).versions, version)
      // Both are the beginnings of days.
      if (heldAt > now || heldAt + DAY <= sheet.openedAt) return refuse({ refused: 'outOfRange' })
      if (step.body) {
        if (!vote || !isPossible(vote) || vote.noticeAt > heldAt) return refuse({ refused: 'voteImpossible' })
        if (!noticeInTime(step.body, vote.noticeAt, heldAt)) {
          return refuse({ refused: 'noticeTooShort', least: noticeDays(step.body) })
        }
      }
      const passed = step.body
        ? judge({ body: step.body, subject: step.subject }, vote!).outcome === 'carried'
        : command.passed
      const note = clean(command.note, MATTER_TEXT_MOST, step.body ? 0 : 1)
      // [V6] What is on record is corrected with a reason, and what it was stays in the history.
      const reason = clean(command.reason, MATTER_REASON_MOST, step.record ? 1 : 0)
      const of = { proposal, version }
      const record = { heldAt, note, vote: step.body ? vote : null, passed, at: now, reason, of }
      return [tell({ kind: 'stepRecorded', step: step.id, record })]
    },
  },

  // [V30] With its seal a vote has the steps that it decides, until it is closed or given up. [L61] Each for
  // one version that can be adopted, and each in one question.
  putSteps: {
    stages: MATTER_STAGES,
    decide({ sheet, command: { steps: asked, vote, law }, tell }) {
      const ids = asked.map(({ step }) => step)
      if (law === null) {
        const freed = sheet.steps.filter(({ id, voting }) => ids.includes(id) && voting === vote)
        return freed.length === 0 ? [] : [tell({ kind: 'stepsPut', steps: freed.map(({ id }) => id), vote: null })]
      }
      if (!DELIBERATION_STAGES.includes(sheet.stage)) refuse({ refused: 'notInThisStage', stage: sheet.stage })
      if (new Set(ids).size < ids.length) refuse({ refused: 'noSuchStep' })
      const of = asked.map(({ step: id, of }) => {
        const step = stepOf(sheet, id)
        if (step.voting !== vote) refuseVoting(step)
        if (!of) return refuse({ refused: 'noSuchProposal' })
        withVersion(openProposal(sheet, of.proposal).versions, of.version)
        if (hasPassedFor(sheet, step, of) || !isAbout(law, step)) refuse({ refused: 'noSuchStep' })
        return of
      })
      return [tell({ kind: 'stepsPut', steps: ids, vote, of })]
    },
  },

  // [V18] The numbers come from the vote that decides this step; nobody enters them. Its notice has run when
  // it was opened. [V30] The step that it has hears of it wherever the matter is by then.
  takeVote: {
    stages: MATTER_STAGES,
    decide({ sheet, command, now, facts, tell }) {
      const step = stepOf(sheet, command.step)
      const { counted } = facts
      if (!counted || !isOf(counted, step)) return refuse({ refused: 'noSuchVote' })
      const { code, question, votes, law, openedAt, closedAt, recused } = counted
      const { clock } = facts.settings
      if (step.record?.counted?.code === code) return []
      if (step.voting !== code) {
        refuseVoting(step)
        if (!DELIBERATION_STAGES.includes(sheet.stage)) refuse({ refused: 'notInThisStage', stage: sheet.stage })
      }
      const vote = { ...votes, noticeAt: law!.noticeAt ?? closedAt }
      const record: StepRecord = {
        heldAt: instantAt(clock, `${dayAt(clock, closedAt)}T00:00`),
        note: '',
        vote,
        passed: counted.outcome === 'carried',
        at: now,
        reason: '',
        counted: { code, question, recused: recused.heads },
        // [L61] A vote from before that was said is of the only version that there was when it was opened.
        of: ofStep(counted.decides) ?? onlyVersion(sheet.proposals, openedAt),
      }
      return [tell({ kind: 'stepRecorded', step: step.id, record })]
    },
  },

  // [L20] The coordinator records what was decided: one version, a reason, tasks with owner and date, once
  // advice is answered and required steps passed.
  adopt: {
    stages: 'moves',
    offered: withOpenProposal,
    decide({ sheet, command, now, facts, tell, move }) {
      const moved = move()
      const proposal = openProposal(sheet, command.proposal)
      withVersion(proposal.versions, command.version)
      const unanswered = proposal.advice.filter(({ answer }) => !answer).length
      if (unanswered) return refuse({ refused: 'adviceUnanswered', count: unanswered })
      sheet.steps.forEach(refuseVoting)
      const missing = sheet.steps.filter((step) => !hasPassed(step)).length
      if (missing) return refuse({ refused: 'stepMissing', count: missing })
      // [L61] And passed for just what is adopted.
      const others = sheet.steps.filter((step) => !hasPassedFor(sheet, step, command)).length
      if (others) return refuse({ refused: 'stepOfOther', count: others })
      // [L21] What belongs to the owners is decided by the owners' assembly, never by a council in its place.
      if (sheet.route?.route === 'ownersAssembly' && !sheet.steps.some(({ body }) => body === 'ownersAssembly')) {
        return refuse({ refused: 'ownersDecide' })
      }
      const decision = {
        proposal: command.proposal,
        version: command.version,
        reason: clean(command.reason, MATTER_REASON_MOST),
        at: now,
      }
      const tasks = command.tasks.map((task) => planned(task, facts, now))
      if (new Set(tasks.map(({ id }) => id)).size < tasks.length) return refuse({ refused: 'idTaken' })
      return [tell({ kind: 'proposalAdopted', decision, tasks, moved })]
    },
  },
}

/** Whether a vote was held by the body and about the subject that the step asks for. */
const isOf = ({ law, decides }: Counted, step: RequiredStep): boolean =>
  decides !== undefined && 'step' in decides && decides.step === step.id && law !== null && isAbout(law, step)

const isAbout = (law: Pick<FormalRules, 'body' | 'subject'>, { body, subject }: RequiredStep): boolean =>
  body !== null && law.body === body && law.subject === (subject ?? null)

/** [V30] A sealed vote has it: that one decides it, or is given up. */
function refuseVoting({ voting }: RequiredStep): void {
  if (voting !== undefined) refuse({ refused: 'stepVoting', vote: voting })
}

/** [L61] Which version a question is on that decides a step; null where it does not say so. */
export const ofStep = (decides: Decides | undefined): ProposalVersion | null =>
  decides && 'step' in decides && decides.proposal !== undefined && decides.version !== undefined
    ? { proposal: decides.proposal, version: decides.version }
    : null

function versionOf(words: ProposalWords, number: number, at: number): Version {
  const { cost } = words
  if (cost !== null && !(Number.isSafeInteger(cost) && cost >= 0 && cost <= AMOUNT_MOST)) {
    return refuse({ refused: 'outOfRange', where: 'cost', least: 0, most: AMOUNT_MOST })
  }
  const changed = clean(words.changed, MATTER_REASON_MOST, 0)
  if (number > 1 && !changed) return refuse({ refused: 'changeMissing' })
  return {
    number,
    text: clean(words.text, MATTER_TEXT_MOST),
    cost,
    resources: clean(words.resources, MATTER_REASON_MOST, 0),
    affected: clean(words.affected, MATTER_REASON_MOST, 0),
    changed,
    at,
  }
}

const named = (names: readonly string[]): string[] => [...new Set(names.map((name) => cleanLine(name, NAME_MOST)))]

function openProposal(sheet: Sheet, id: Id): Proposal {
  const proposal = sheet.proposals.find((one) => one.id === id)
  return proposal?.state === 'open' ? proposal : refuse({ refused: 'noSuchProposal' })
}

function withVersion(versions: readonly Version[], number: number): void {
  if (!versions.some((version) => version.number === number)) refuse({ refused: 'noSuchVersion' })
}

function stepOf(sheet: Sheet, id: Id): RequiredStep {
  return sheet.steps.find((step) => step.id === id) ?? refuse({ refused: 'noSuchStep' })
}

export const deliberated: EventRules<
  | 'proposalWritten'
  | 'proposalSetAside'
  | 'adviceGiven'
  | 'adviceAnswered'
  | 'supportRecorded'
  | 'supportersUnnamed'
  | 'stepRequired'
  | 'stepDropped'
  | 'stepsPut'
  | 'stepRecorded'
  | 'proposalAdopted'
> = {
  proposalWritten: {
    ...OPEN_TO_ALL,
    letter: ({ version }) => (version.number === 1 ? 'tells' : null),
    effect(sheet, { proposal, title, version }) {
      const before = sheet.proposals.find(({ id }) => id === proposal)
      if (before) {
        before.title = title
        before.versions.push(version)
        return
      }
      const written = { advice: [], support: [], state: 'open' as const, reason: '' }
      sheet.proposals.push({ id: proposal, title, versions: [version], ...written })
    },
  },
  proposalSetAside: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { proposal, reason }) =>
      void Object.assign(proposalOf(sheet, proposal), { state: 'setAside', reason }),
  },
  adviceGiven: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { proposal, advice }) => void proposalOf(sheet, proposal).advice.push({ ...advice }),
  },
  adviceAnswered: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect(sheet, { advice, answer }) {
      for (const one of adviceOf(sheet)) if (one.id === advice) one.answer = answer
    },
  },
  supportRecorded: {
    letter: noLetter,
    inPublic: (told) => told,
    // [L46] Names stay in the sheet, from which they can be taken out.
    inJournal: (told) => ({ ...told, support: unnamed(told.support) }),
    effect: (sheet, { proposal, support }) => void proposalOf(sheet, proposal).support.push(copyOf(support)),
  },
  supportersUnnamed: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect(sheet, { proposal, places }) {
      const gone = new Set(places.map(({ support, side, n }) => `${support} ${side} ${n}`))
      for (const [record, { names }] of proposalOf(sheet, proposal).support.entries())
        for (const side of SIDES)
          if (names) names[side] = names[side].filter((_name, n) => !gone.has(`${record} ${side} ${n}`))
    },
  },
  stepRequired: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { step }) => void sheet.steps.push({ ...step }),
  },
  stepDropped: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect: (sheet, { step }) => void (sheet.steps = sheet.steps.filter(({ id }) => id !== step)),
  },
  stepsPut: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect(sheet, { steps, vote, of }) {
      for (const step of sheet.steps) if (steps.includes(step.id)) markVoting(step, vote, of?.[steps.indexOf(step.id)])
    },
  },
  stepRecorded: {
    ...OPEN_TO_ALL,
    letter: noLetter,
    effect(sheet, { step: id, record }) {
      for (const step of sheet.steps)
        if (step.id === id) {
          step.record = record
          markVoting(step, null)
        }
    },
  },
  proposalAdopted: {
    ...OPEN_TO_ALL,
    letter: tells,
    inPublic: (told) => ({ ...told, tasks: told.tasks.map(withoutPerson) }),
    effect(sheet, { decision, tasks }) {
      Object.assign(proposalOf(sheet, decision.proposal), { state: 'adopted', reason: decision.reason })
      sheet.decision = decision
      sheet.tasks.push(...copyOf(tasks))
    },
  },
}

/** The proposal that an event tells of: it is there, the rule has seen it. */
const proposalOf = (sheet: Sheet, id: Id): Proposal => sheet.proposals.find((one) => one.id === id)!

function markVoting(step: RequiredStep, vote: string | null, of?: ProposalVersion): void {
  delete step.voting
  delete step.votingOn
  if (vote !== null) Object.assign(step, { voting: vote, ...(of ? { votingOn: of } : {}) })
}
