import { LRUCache } from 'lru-cache'
import type { Asker, VoteCommand, VoteSaid } from '../../core/ballot/command.ts'
import type { SeenPaper } from '../../core/ballot/vote.ts'
import { commonKind, entryText, missingKinds } from '../../core/ballot/roll.ts'
import { canonical } from '../../core/plain/canonical.ts'
import { codeOf } from '../../core/plain/code.ts'
import { peopleThere, personOf } from '../../core/meeting/count.ts'
import { isPending, motionText, putWordingOf } from '../../core/meeting/motion.ts'
import type { Capacity } from '../../core/meeting/meeting.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { VoteAccepted, VoteCommandBody, VoteDraft } from '../../wire/ballot.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { perGrove } from '../api/route.ts'
import { VOTE_COMMANDS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { actorOf } from '../person/store.ts'
import { commit, newSalt } from '../journal/hash.ts'
import { idFor } from '../secrets/token.ts'
import { handOn, sealing } from './handOn.ts'
import type { Seen } from './seen.ts'
import { isSeen } from './seen.ts'
import { markOf, readSerial, serialOf } from './serial.ts'
import type { BallotServices } from './services.ts'
import { voteCalled } from './store.ts'

/** The vote that an address names. A draft is there for the desk alone. */
export async function voteOf(services: BallotServices, caller: Caller, typed: string, desk = false): Promise<FullKey> {
  const community = caller.community!.id
  const code = typed.toUpperCase()
  const known = votesByCode(services)
  const id = known.get(`${community} ${code}`)
  if (id) return { community, id }
  const found = await voteCalled(services.db, community, code)
  if (!found || (found.draft && !desk)) throw new ProblemError('voteMissing')
  if (!found.draft) known.set(`${community} ${code}`, found.id)
  return { community, id: found.id }
}

/** A code never changes its vote, and what was sealed is no draft again: ballots need not ask for it. */
const votesByCode = perGrove(() => new LRUCache<string, Id>({ max: 1000 }))

/** Begins a vote; sent again under the same key it is the same one. */
export async function draftVote(
  services: BallotServices,
  caller: Caller,
  key: Id,
  sent: VoteDraft,
): Promise<VoteAccepted> {
  const said = numbered(sent)
  const community = caller.community!.id
  const actor = actorOf(caller.staff!)
  const id = idFor(`new:vote:${community}:${actor.id}:${key}`, services.identity.ticketKey)
  await refuseElsewhere(services, { community, id }, said)
  const command = { kind: 'draftVote', community, id, code: codeOf(id), said } as const
  return services.votes.ask({ community, id }, { key, command, actor, body: sent })
}

/**
 * Carries out a command of a vote for staff: refuses what their row in the access table does not let them.
 */
export async function carryOut(
  services: BallotServices,
  caller: Caller,
  vote: FullKey,
  key: Id,
  body: VoteCommandBody,
): Promise<VoteAccepted> {
  if (!(await mayDo(services.identity, caller, VOTE_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
  const actor = actorOf(caller.staff!)
  const command = await commandOf(services, vote, actor.id, body)
  const needs = body.kind === 'sealVote' ? sealing(services) : undefined
  const follows = body.kind === 'closeVote' || body.kind === 'abandonVote' ? handOn(services) : undefined
  const answer = await services.votes.ask(vote, { key, command, actor, body, needs, follows })
  if (body.kind === 'takeRoll') await forgetErased(services, vote, actor)
  return answer
}

/**
 * [V9] [M26] Who was erased while the roll was being taken leaves their number alone there: the meeting was
 * read before the roll was written, and whoever is erased from then on is looked for on rolls.
 */
async function forgetErased(services: BallotServices, vote: FullKey, actor: Asker, tries = 3): Promise<void> {
  const { meeting, roll } = await services.votes.read(vote, ({ meeting, roll }) => ({
    meeting,
    roll: [...roll.values()].map(({ n, name, participant, commitment }) => ({ n, name, participant, commitment })),
  }))
  if (meeting === null) return
  const erased = await services.meetings.read(vote.community, meeting, (state) => new Set(state.erased))
  for (const { n, name, participant, commitment } of roll) {
    if (!name || participant === null || !erased?.has(participant)) continue
    const command = { kind: 'eraseVoter', n, commitment } as const
    const sent = { key: newId(services.runtime), command, actor, body: command }
    // Numbers of a draft may have moved meanwhile: then it is looked at anew.
    const again = (error: unknown) => {
      if (!(error instanceof ProblemError) || tries === 0) throw error
      return forgetErased(services, vote, actor, tries - 1)
    }
    await services.votes.ask(vote, sent).catch(again)
  }
}

/** What is asked, with all that only the server makes: marks of serials, salts, new ballots. */
async function commandOf(
  services: BallotServices,
  vote: FullKey,
  person: Id,
  body: VoteCommandBody,
): Promise<VoteCommand> {
  const mark = (serial: string) => markIn(services, vote, serial)
  switch (body.kind) {
    case 'describeVote': {
      const { kind, read, ...sent } = body
      const said = numbered(sent)
      await refuseElsewhere(services, vote, said)
      return { kind, said, read }
    }
    case 'setRoll':
      return rollOf(
        body.entries.map((entry) => ({ ...entry, participant: null })),
        body.read,
      )
    case 'takeRoll':
      return rollOf(await presentAt(services, vote, body.capacities), body.read)
    case 'printBallots':
      return { kind: 'printBallots', serials: await newBallots(services, vote, body.spare) }
    case 'takeBackWay':
      return { ...body, mark: body.serial ? mark(body.serial) : null }
    case 'voidSerial':
      return { ...body, mark: mark(body.serial) }
    case 'enterBatch':
      return {
        ...body,
        ballots: body.ballots.map(({ serial, answers }) => ({ mark: mark(serial), answers })),
        salt: newSalt(),
        seen: body.ballots.flatMap(({ serial, seen }) => seenBy(services, vote, person, mark(serial), seen)),
      }
    default:
      return body
  }
}

/** [V20] What a machine here saw of a paper, for whoever sends it; nothing where the seal is not ours. */
function seenBy(
  { identity }: BallotServices,
  vote: FullKey,
  person: Id,
  mark: string,
  seen: { answers: Seen; seal: string } | undefined,
): SeenPaper[] {
  const paper = seen && { mark, answers: seen.answers }
  return paper && isSeen(vote, person, paper, seen.seal, identity.ticketKey) ? [paper] : []
}

/** By what a typed serial is found. What cannot be one is like one that is not there. */
export const markIn = ({ identity }: BallotServices, vote: FullKey, typed: string): string =>
  markOf(vote, readSerial(typed), identity.ticketKey)

/** [V8] Questions are named by their places, whoever asks: so no two have one name. */
const numbered = (said: VoteDraft): VoteSaid => ({
  ...said,
  questions: said.questions.map((question, i) => ({ ...question, id: `${i + 1}` })),
})

/**
 * A meeting that a draft names is the community's own, and so is a matter; [V18] a step that it decides waits
 * for just this body and subject.
 */
async function refuseElsewhere(services: BallotServices, { community, id }: FullKey, said: VoteSaid) {
  const { meetings, formal } = services
  const { meeting, matter, questions, rules } = said
  if (meeting !== null && !(await meetings.read(community, meeting, () => true)))
    throw new ProblemError('noSuchMeeting')
  if (matter !== null && !(await formal.knows(community, matter))) throw new ProblemError('noSuchMatter')
  for (const { decides, text } of questions) {
    if (!decides) continue
    if ('motion' in decides) {
      await refuseOtherMotion(services, { community, meeting, ...decides, text })
      continue
    }
    const step = await formal.waiting(community, decides)
    if (!step || step.body !== rules.law?.body || step.subject !== rules.law.subject)
      throw new ProblemError('noSuchStep')
    // [L61] It says just which version it is on, and what that says.
    if (!step.asks) throw new ProblemError('noSuchProposal')
    if (!step.asks.includes(text)) throw new ProblemError('notTheProposal')
  }
  await refuseOtherMenu(services, { community, id }, said)
  // [C11] A vote on a sealed text says just that, and is not changed.
  const text = await services.texts.sealed(services.db, community, id)
  if (text && canonical(text) !== canonical(said)) throw new ProblemError('textSealed')
}

/**
 * [V19] A vote on a round says just what the round has frozen; no other vote speaks of it, nor does it
 * change.
 */
async function refuseOtherMenu({ menus, votes }: BallotServices, vote: FullKey, said: VoteSaid): Promise<void> {
  const before = await votes
    .read(vote, ({ questions }) => questions.find(({ round }) => round)?.round)
    .catch(() => undefined)
  for (const round of [before, ...said.questions.map((question) => question.round)]) {
    if (round === undefined) continue
    const menu = await menus.voteOn(vote.community, round)
    if (!menu) throw new ProblemError('roundMissing')
    if (menu.vote !== vote.id || canonical(menu.said) !== canonical(said)) throw new ProblemError('menuFrozen')
  }
}

/**
 * [M51] A question that decides a motion of the vote's meeting is just its words, as they would be put now:
 * one that also said something else could carry the motion by asking the opposite.
 */
async function refuseOtherMotion(
  { meetings, clockOf }: BallotServices,
  asked: { community: Id; meeting: Id | null; motion: Id; version: number; text: string },
) {
  const { community, meeting, motion: id, version, text } = asked
  const motion =
    meeting && (await meetings.read(community, meeting, ({ board }) => board.motions.find((one) => one.id === id)))
  if (!motion) throw new ProblemError('noSuchMotion')
  if (!isPending(motion)) throw new ProblemError('motionOver', { number: motion.number })
  const wording = putWordingOf(motion)
  const asks = motionText(wording, await clockOf(community))
  if (wording.version !== version || text !== asks) throw new ProblemError('notTheMotion')
}

type Listed = { name: string; place: string; area: number; participant: Id | null }

/** [V9] Each entry is committed to with a salt of its own. */
const rollOf = (listed: readonly Listed[], read: string | undefined): VoteCommand => ({
  kind: 'setRoll',
  read,
  entries: listed.map((entry, i) => {
    const salt = newSalt()
    return { ...entry, salt, commitment: commit(salt, entryText({ n: i + 1, ...entry })) }
  }),
})

/**
 * [V9] Those who are counted as there in the vote's meeting, each once, as the desk knows them and in these
 * capacities. A phone that nobody at the desk has told whose it is makes nobody a voter.
 */
async function presentAt(services: BallotServices, vote: FullKey, capacities: readonly Capacity[]): Promise<Listed[]> {
  const meeting = await services.votes.read(vote, (one) => one.meeting)
  if (meeting === null) throw new ProblemError('noSuchMeeting')
  const present = await services.meetings.read(vote.community, meeting, (state) =>
    [...peopleThere(state.participants.values())]
      .filter(
        ({ id, name, known, capacity }) => name && known && !state.erased.has(id) && capacities.includes(capacity),
      )
      .map(({ id, name }) => ({ name, place: '', area: 0, participant: personOf(state, id) })),
  )
  return present ?? []
}

/**
 * [V10] Ballots for everybody on the roll who has none printed yet, of the kind that is theirs, and some to
 * spare; in an order of chance, so that no place on the roll shows in a serial.
 */
async function newBallots({ votes, identity, runtime }: BallotServices, vote: FullKey, spare: number) {
  const kinds = await votes.read(vote, ({ roll, serials, questions }) => {
    const common = commonKind(roll.values())
    const more = common ? Array.from({ length: spare }, () => common) : []
    return [...missingKinds(roll.values(), serials.values(), questions.length), ...more]
  })
  return kinds
    .map((kind) => {
      const id = newId(runtime)
      return { id, mark: markOf(vote, serialOf(vote, id, identity.ticketKey), identity.ticketKey), ...kind }
    })
    .sort((a, b) => (a.mark < b.mark ? -1 : 1))
}
