import type { FullKey, Id } from '../../core/plain/id.ts'
import { codeOf, readCode } from '../../core/plain/code.ts'
import type { RoundCommand, RoundCommandOf } from '../../core/round/command.ts'
import type { Round } from '../../core/round/round.ts'
import { pictureRefused } from '../../core/round/rules/soliciting.ts'
import { openLotOf } from '../../core/round/rules/drawing.ts'
import { voteOn } from '../../core/round/vote.ts'
import type { ProposalBody, RoundAccepted, RoundCommandBody, RoundOpening } from '../../wire/round.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { ROUND_COMMANDS } from '../access/table.ts'
import { perGrove } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError, problemOf } from '../http/problem.ts'
import type { Follow } from '../journal/aggregate.ts'
import { checkpointOf, sealedWord } from '../journal/sealedWord.ts'
import type { Actor } from '../../core/meeting/command.ts'
import type { CleanPhoto } from '../photo/cleanPhoto.ts'
import { dropProjectPhoto, keepProjectPhoto } from '../photo/photo.store.ts'
import { actorOf } from '../person/store.ts'
import { namingOf } from '../secrets/naming.ts'
import { idFor } from '../secrets/token.ts'
import { isReceiptOf, receiptFor } from './receipt.ts'
import type { RoundServices } from './services.ts'
import { roundCalled } from './store.ts'

/** The round that an address names, in the community of the address. */
export async function roundOf({ db }: RoundServices, caller: Caller, typed: string): Promise<FullKey> {
  const community = caller.community!.id
  const id = await roundCalled(db, community, typed.toUpperCase())
  if (!id) throw new ProblemError('roundMissing')
  return { community, id }
}

/** Opens a round; sent again under the same key it is the same one. */
export function openRound(
  { rounds, identity }: RoundServices,
  caller: Caller,
  key: Id,
  said: RoundOpening,
): Promise<RoundAccepted> {
  const community = caller.community!.id
  const actor = actorOf(caller.staff!)
  const id = idFor(`new:round:${community}:${actor.id}:${key}`, identity.ticketKey)
  const command = { kind: 'openRound', community, id, code: codeOf(id), ...said } as const
  return rounds.ask({ community, id }, { key, command, actor, body: said })
}

/** Carries out a command of a round for staff, as far as their row in the access table lets them. */
export async function carryOut(
  services: RoundServices,
  caller: Caller,
  round: FullKey,
  key: Id,
  body: RoundCommandBody,
): Promise<RoundAccepted> {
  if (!(await mayDo(services.identity, caller, ROUND_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
  const actor = actorOf(caller.staff!)
  const command = await commandOf(services, round, actor.id, key, body)
  const needs = command.kind === 'listPitch' ? (held: Round) => [listedIn(services, held, command)] : undefined
  const accepted = await services.rounds.ask(round, { key, command, actor, body, needs })
  if (body.kind === 'freezeMenu') await draftVote(services, round, actor)
  return withReceipt(services, round, accepted)
}

async function commandOf(
  services: RoundServices,
  round: FullKey,
  by: Id,
  key: Id,
  body: RoundCommandBody,
): Promise<RoundCommand> {
  const { rounds, identity } = services
  if (body.kind === 'propose') return { ...body, key, came: 'desk' }
  if (body.kind === 'listPitch') return { ...body, meeting: await meetingCalled(services, round, body.meeting) }
  if (isOfLot(body)) return withSealedWord(services, round, `${by}:${key}`, body)
  if (body.kind !== 'freezeMenu') return body
  // One vote for each time that the menu is frozen: asked again it is the same.
  const known = await rounds.read(round, ({ vote, stage }) => (stage === 'frozen' ? vote : null))
  const vote = known ?? idFor(`vote on round:${round.community}/${round.id}:${key}`, identity.ticketKey)
  return { kind: 'freezeMenu', vote, voteCode: codeOf(vote) }
}

/** [B37] A meeting of the round's own community, by its code. */
async function meetingCalled({ identity }: RoundServices, { community }: FullKey, typed: string): Promise<Id> {
  const found = await identity.codes.find(readCode(typed))
  if (found?.community !== community) throw new ProblemError('noSuchMeeting')
  return found.id
}

/** [M65] The dish as it stands on the menu, onto the meeting's list: what that refuses is refused here. */
function listedIn(
  { meetings }: RoundServices,
  { code, projects }: Round,
  { n, meeting }: RoundCommandOf<'listPitch'>,
): Follow {
  const { title = '', cost = null } = projects[n - 1] ?? {}
  const dish = { round: code, n, title, cost: cost?.amount ?? 0 }
  return meetings.follow(meeting, { kind: 'raiseHand', participant: null, card: null, stance: null, dish })
}

type OfLot = Extract<RoundCommandBody, { kind: 'announceRoundLot' | 'giveUpRoundLot' | 'countRound' | 'drawAcceptors' }>
const isOfLot = (body: RoundCommandBody): body is OfLot =>
  ['announceRoundLot', 'giveUpRoundLot', 'countRound', 'drawAcceptors'].includes(body.kind)

/** [B19] [B24] What of a lot is the server's alone: its id, its sealed word, and the log's checkpoint. */
async function withSealedWord(
  services: RoundServices,
  round: FullKey,
  word: string,
  body: OfLot,
): Promise<RoundCommand> {
  const { rounds, identity } = services
  const sealedOf = (lot: Id) => sealedWord(round, lot, identity.ticketKey)
  if (body.kind === 'announceRoundLot') {
    const id = idFor(`lot:${round.community}/${round.id}:${word}`, identity.ticketKey)
    return { ...body, id, sealed: sealedOf(id), checkpoint: await checkpointOf(services, round.community) }
  }
  const n = body.kind === 'countRound' ? null : body.n
  const open = await rounds.read(round, (state) => openLotOf(state, n)?.id ?? null)
  return { ...body, sealed: open ? sealedOf(open) : '' }
}

/** [B17] The vote on the menu: drafted at once, so that nobody types it. */
async function draftVote(
  { rounds, votes, identity }: RoundServices,
  round: FullKey,
  actor: { kind: 'staff'; id: Id },
): Promise<void> {
  const { community } = round
  const frozen = await rounds.read(round, (state) =>
    state.stage === 'frozen' ? { id: state.vote!, code: state.voteCode, said: structuredClone(voteOn(state)) } : null,
  )
  // Sent again after the menu was opened anew: there is nothing to draft.
  if (!frozen) return
  const { id, code, said } = frozen
  const key = idFor(`drafted:${id}`, identity.ticketKey)
  await votes.ask(
    { community, id },
    { key, command: { kind: 'draftVote', community, id, code, said }, actor, body: said },
  )
}

/** [B14] Through whichever door: of one address at once and in a day, and of all to one round. */
const proposalsFrom = perGrove(() => limitOf(20, 600))
const proposalsToday = perGrove(() => limitOf(60, 86_400))
const proposalsOf = perGrove(() => limitOf(300, 600))

/**
 * [B14] Proposes something, for whoever has the page: `key` is a word of the page's own, under which the same
 * proposal sent twice is one. Who it was is told to nobody.
 */
export async function propose(
  services: RoundServices,
  round: FullKey,
  key: Id,
  body: ProposalBody,
  address: string,
): Promise<RoundAccepted> {
  await proposalsFrom(services)(`${round.id} ${address}`)
  await proposalsToday(services)(`${round.id} ${address}`)
  await proposalsOf(services)(round.id)
  const naming = namingOf(services.identity.ticketKey, round, 'anybody')
  const actor = { kind: 'participant', id: naming('person', key) } as const
  const command = { kind: 'propose', key, came: 'page', ...body } as const
  return withReceipt(services, round, await services.rounds.ask(round, { key, command, actor, body }))
}

/**
 * [B27] Puts a picture to a project, cleaned like every photo: for staff, or for whoever holds its receipt.
 * Its name is made here. It is heard and decoded only where the round takes one, and not again while it is
 * the one shown; what is refused is not kept.
 */
export async function pictureProject(
  services: RoundServices,
  round: FullKey,
  key: Id,
  n: number,
  { receive, agreed, actor }: { receive: () => Promise<CleanPhoto>; agreed: boolean; actor: Actor },
): Promise<RoundAccepted> {
  const { identity, runtime, rounds } = services
  const picture = idFor(`picture ${key} of ${round.id} ${n} by ${actor.id}`, identity.ticketKey)
  const command = { kind: 'pictureProject', n, picture, agreed } as const
  const ask = () => rounds.ask(round, { key, command, actor, body: command })
  if (await rounds.read(round, ({ projects }) => projects[n - 1]?.picture === picture)) return ask()
  const no = await rounds.read(round, (held) => pictureRefused(held, n, agreed))
  if (no) throw problemOf(no)
  const image = await receive()
  const db = identity.requests.scopedTo([round.community])
  const staff = actor.kind === 'staff' ? actor.id : null
  const { community, id } = round
  await keepProjectPhoto(db, { community, round: id, project: n, staff, id: picture, ...image, at: runtime.now() })
  // What the project does not show afterwards is kept nowhere: refused, or sent once more after it was gone.
  const drop = () => dropProjectPhoto(db, round, n, picture)
  try {
    const accepted = await ask()
    await drop()
    return accepted
  } catch (error) {
    if (error instanceof ProblemError) await drop()
    throw error
  }
}

/** Whoever holds the receipt of a proposal; it says nothing of who that is. */
export const proposerOf = ({ identity }: RoundServices, round: FullKey, n: number): Actor => ({
  kind: 'participant',
  id: idFor(`proposer:${round.id}:${n}`, identity.ticketKey),
})

const withReceipt = ({ identity }: RoundServices, round: FullKey, accepted: RoundAccepted): RoundAccepted =>
  accepted.n === undefined ? accepted : { ...accepted, receipt: receiptFor(round, accepted.n, identity.ticketKey) }

/** Whoever holds the receipt of a proposal; a wrong one is like one that is not there. */
export async function refuseWithout(
  services: RoundServices,
  round: FullKey,
  n: number,
  receipt: string,
): Promise<void> {
  const there = await services.rounds.read(round, ({ projects }) => n <= projects.length)
  if (!there || !isReceiptOf(receipt, round, n, services.identity.ticketKey)) throw new ProblemError('noSuchReceipt')
}

/** [B15] Appeals, or takes back, what the receipt proves to be one's own. */
export function actAsProposer(
  services: RoundServices,
  round: FullKey,
  key: Id,
  command: Extract<RoundCommand, { kind: 'appeal' | 'withdrawProject' | 'takePictureAway' | 'askToPitch' }>,
): Promise<RoundAccepted> {
  const actor = proposerOf(services, round, command.n)
  return services.rounds.ask(round, { key, command, actor, body: command })
}
