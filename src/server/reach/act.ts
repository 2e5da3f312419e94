import type { FullKey, Id } from '../../core/plain/id.ts'
import { codeOf } from '../../core/plain/code.ts'
import type { BulletinCommand } from '../../core/reach/bulletin.ts'
import type { TierCommand } from '../../core/reach/tiers.ts'
import type { BulletinCommandBody, BulletinDraft, ReachAccepted, RobotBody, TierCommandBody } from '../../wire/reach.ts'
import { tierCommand } from '../../wire/reach.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { REACH_COMMANDS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { idFor } from '../secrets/token.ts'
import type { ReachServices } from './services.ts'
import { bulletinCalled } from './store.ts'
import { actorOf } from '../person/store.ts'

const namesOf = namesIn(tierCommand)

/** The bulletin that an address names, in the community of the address. */
export async function bulletinOf({ db }: ReachServices, { id }: { id: Id }, typed: string): Promise<FullKey> {
  const found = await bulletinCalled(db, id, typed.toUpperCase())
  if (!found) throw new ProblemError('bulletinMissing')
  return { community: id, id: found }
}

async function staffFor({ identity }: ReachServices, caller: Caller, kind: keyof typeof REACH_COMMANDS) {
  if (!(await mayDo(identity, caller, REACH_COMMANDS[kind]))) throw new ProblemError('notAllowed')
  return actorOf(caller.staff!)
}

/** Adds groups, asks keepers, says when nobody is disturbed. */
export async function actOnTiers(
  services: ReachServices,
  caller: Caller,
  key: Id,
  body: TierCommandBody,
): Promise<ReachAccepted> {
  const community = caller.community!.id
  const actor = await staffFor(services, caller, body.kind)
  const command: TierCommand = namesOf(body, namingOf(services.identity.ticketKey, { community }, actor))
  const accepted = await services.bulletins.tiers(community, { key, command, actor, body })
  // [T2] What has ended keeps no secret.
  if (body.kind === 'endGroup') await services.robots.drop(community, body.group)
  return accepted
}

/** [T17] Sets the robot of a group that stands. Refuses an address at which none can be. */
export async function setRobotOf(
  { bulletins, robots }: ReachServices,
  community: Id,
  group: Id,
  { maker, address, secret }: RobotBody,
): Promise<void> {
  const known = await bulletins.readGroup(community, group)
  if (!known || known.state === 'ended') throw new ProblemError('noSuchGroup')
  const url = robots.addressFor(address)
  if (!url) throw new ProblemError('notARobot')
  await robots.set(community, group, { maker, address: url.href, secret: secret.trim() })
}

/** [T5] Drafts a bulletin; sent again under the same key it is the same one. */
export async function draftBulletin(
  services: ReachServices,
  caller: Caller,
  key: Id,
  said: BulletinDraft,
): Promise<ReachAccepted> {
  const community = caller.community!.id
  const actor = await staffFor(services, caller, 'draftBulletin')
  const id = idFor(`new:bulletin:${community}:${actor.id}:${key}`, services.identity.ticketKey)
  const command = { kind: 'draftBulletin', community, id, code: codeOf(id), ...said } as const
  return services.bulletins.ask({ community, id }, { key, command, actor, body: said })
}

export async function actOnBulletin(
  services: ReachServices,
  caller: Caller,
  bulletin: FullKey,
  key: Id,
  body: BulletinCommandBody,
): Promise<ReachAccepted> {
  const actor = await staffFor(services, caller, body.kind)
  const command = body.kind === 'sendBulletin' ? await sending(services, bulletin, body.groups) : body
  const accepted = await services.bulletins.ask(bulletin, { key, command, actor, body })
  if (body.kind === 'sendBulletin') services.robots.look()
  return accepted
}

/** [T12] To whom it goes, each with the code of a link of its own. */
async function sending(
  { bulletins, identity }: ReachServices,
  { community, id }: FullKey,
  wanted: readonly Id[] | null,
): Promise<BulletinCommand> {
  const { groups } = await bulletins.readTiers(community)
  const kept = Object.values(groups).filter(({ state }) => state === 'kept')
  const to = wanted ?? kept.map((group) => group.id)
  const copies = to.map((group) => ({
    group,
    code: codeOf(idFor(`copy:${community}/${id}:${group}`, identity.ticketKey), 8),
  }))
  return { kind: 'sendBulletin', copies }
}
