import type { ConventionCommand } from '../../core/convention/command.ts'
import { voteOn } from '../../core/convention/vote.ts'
import { codeOf } from '../../core/plain/code.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type {
  CommentSaid,
  ConventionAccepted,
  ConventionCommandBody,
  ConventionList,
  ConventionOpening,
  SourceSaid,
} from '../../wire/convention.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { CONVENTION_COMMANDS } from '../access/table.ts'
import { perGrove } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { namingOf } from '../secrets/naming.ts'
import { idFor } from '../secrets/token.ts'
import type { ConventionServices } from './services.ts'
import { cardNumbered, conventionCalled, holdingNow, listConventions, matterNumbered, wholeInForce } from './store.ts'
import { actorOf } from '../person/store.ts'

/** The edition that an address names, in the community of the address. */
export async function conventionOf({ db }: ConventionServices, caller: Caller, typed: string): Promise<FullKey> {
  const community = caller.community!.id
  const id = await conventionCalled(db, community, typed.toUpperCase())
  if (!id) throw new ProblemError('conventionMissing')
  return { community, id }
}

/** Opens an edition; sent again under the same key it is the same one. */
export async function openConvention(
  services: ConventionServices,
  caller: Caller,
  key: Id,
  { after, ...said }: ConventionOpening,
): Promise<ConventionAccepted> {
  const { conventions, identity } = services
  const community = caller.community!.id
  const actor = actorOf(caller.staff!)
  const before = after === null ? null : (await conventionOf(services, caller, after)).id
  const id = idFor(`new:convention:${community}:${actor.id}:${key}`, identity.ticketKey)
  const command = { kind: 'openConvention', community, id, code: codeOf(id), after: before, ...said } as const
  return conventions.ask({ community, id }, { key, command, actor, body: { after, ...said } })
}

/** Carries out a command of an edition for staff, as far as their row in the access table lets them. */
export async function carryOut(
  services: ConventionServices,
  caller: Caller,
  convention: FullKey,
  key: Id,
  body: ConventionCommandBody,
): Promise<ConventionAccepted> {
  if (!(await mayDo(services.identity, caller, CONVENTION_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
  const actor = actorOf(caller.staff!)
  const command = await commandOf(services, convention, key, body)
  const accepted = await services.conventions.ask(convention, { key, command, actor, body })
  if (body.kind === 'sealText') await draftVote(services, convention, actor)
  return accepted
}

/** What is asked, with what its numbers name in this community. */
async function commandOf(
  services: ConventionServices,
  convention: FullKey,
  key: Id,
  body: ConventionCommandBody,
): Promise<ConventionCommand> {
  const { community, id } = convention
  switch (body.kind) {
    case 'comment':
      return { ...body, came: 'desk' }
    case 'addSource':
      return { ...body, source: await sourceOf(services, community, body.source) }
    case 'noteUse':
      return { ...body, source: body.source && (await sourceOf(services, community, body.source)) }
    case 'markContradiction': {
      const above = await wholeInForce(services.db, community, services.runtime.now())
      if (!above) throw new ProblemError('noRulesBelow')
      return { ...body, above }
    }
    case 'sealText': {
      // One vote for each time that a text is sealed: asked again it is the same.
      const known = await services.conventions.read(convention, (held) => (held.stage === 'voting' ? held.vote : null))
      const vote = known ?? idFor(`vote on convention:${community}/${id}:${key}`, services.identity.ticketKey)
      return { kind: 'sealText', vote, voteCode: codeOf(vote) }
    }
    default:
      return body
  }
}

async function sourceOf(services: ConventionServices, community: Id, said: SourceSaid) {
  if ('matter' in said) return { kind: 'matter', matter: await matterOf(services, community, said.matter) } as const
  const found = await cardNumbered(services.db, community, said.meeting.toUpperCase(), said.card)
  if (!found) throw new ProblemError('noSuchSource')
  return { kind: 'card', ...found } as const
}

async function matterOf({ db }: ConventionServices, community: Id, number: number): Promise<Id> {
  const matter = await matterNumbered(db, community, number)
  if (!matter) throw new ProblemError('noSuchMatter')
  return matter
}

/** [C11] The vote on the sealed text: drafted at once, so that nobody types it. */
async function draftVote(
  { conventions, votes, identity }: ConventionServices,
  convention: FullKey,
  actor: { kind: 'staff'; id: Id },
): Promise<void> {
  const { community } = convention
  const sealed = await conventions.read(convention, (state) =>
    state.stage === 'voting' ? { id: state.vote!, code: state.voteCode, said: structuredClone(voteOn(state)) } : null,
  )
  // Sent again after it went back to drafting: there is nothing to draft.
  if (!sealed) return
  const { id, code, said } = sealed
  const command = { kind: 'draftVote', community, id, code, said } as const
  await votes.ask({ community, id }, { key: idFor(`drafted:${id}`, identity.ticketKey), command, actor, body: said })
}

/** [C5] Through whichever door: of one address at once and in a day, and of all to one edition. */
const commentsFrom = perGrove(() => limitOf(20, 600))
const commentsToday = perGrove(() => limitOf(60, 86_400))
const commentsOf = perGrove(() => limitOf(300, 600))

/**
 * [C5] Says something of a draft, for whoever has the page: `key` is a word of the page's own, under which
 * the same said twice is one. Who it was is told to nobody, and kept nowhere.
 */
export async function comment(
  services: ConventionServices,
  convention: FullKey,
  key: Id,
  body: CommentSaid,
  address: string,
): Promise<ConventionAccepted> {
  await commentsFrom(services)(`${convention.id} ${address}`)
  await commentsToday(services)(`${convention.id} ${address}`)
  await commentsOf(services)(convention.id)
  const naming = namingOf(services.identity.ticketKey, convention, 'anybody')
  const actor = { kind: 'participant', id: naming('person', key) } as const
  const command = { kind: 'comment', came: 'page', ...body } as const
  return services.conventions.ask(convention, { key, command, actor, body })
}

/** [C14] The editions of a community; of each place the latest in force is the one that holds. */
export async function conventionsOf(
  { db, runtime }: ConventionServices,
  community: Id,
): Promise<ConventionList['items']> {
  const holding = await holdingNow(db, community, runtime.now())
  return (await listConventions(db, community)).map(({ effective_on: effectiveOn, at, ...row }) => ({
    ...row,
    effectiveOn: effectiveOn === null ? null : Number(effectiveOn),
    at: Number(at),
    inForce: holding.has(row.code),
  }))
}
