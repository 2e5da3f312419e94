import { asOnePerson } from '../../core/meeting/count.ts'
import type { Actor, Command } from '../../core/meeting/command.ts'
import type { Role } from '../../core/place/place.ts'
import { TRANSCRIBE } from '../../core/place/roles.ts'
import { readReceipt } from '../../core/plain/code.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Accepted, CommandBody } from '../../wire/meeting.ts'
import { command } from '../../wire/meeting.ts'
import type { Caller } from '../access/authorize.ts'
import { hasRole } from '../access/authorize.ts'
import { COMMANDS } from '../access/table.ts'
import type { Db } from '../database/open.ts'
import { ProblemError } from '../http/problem.ts'
import { offeredPhoto } from '../photo/photo.store.ts'
import { refuseAuthors } from '../plan/points.ts'
import { checkpointOf, sealedWord } from '../journal/sealedWord.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { ask, newReceipt } from './ask.ts'
import { holderOf, holderOfStub } from './holder.ts'
import type { KnownPaper } from './paperCard.store.ts'
import { paperCardOf } from './paperCard.store.ts'
import type { MeetingServices } from './services.ts'
import { actorOf, staffCalled } from '../person/store.ts'

const namesOf = namesIn(command)

/**
 * Carries out a command of a meeting for whoever sent it: as staff or as a participant, as its row in the
 * access table says.
 */
export async function carryOut(
  services: MeetingServices,
  caller: Caller,
  { community, meeting, key, sent }: { community: Id; meeting: Id; key: Id; sent: CommandBody },
): Promise<Accepted> {
  const rule = COMMANDS[sent.kind]
  const asStaff = rule.roles !== undefined && (await hasRole(services.identity, caller, rule.roles))
  const asParticipant = rule.participant === true && caller.participant !== undefined
  if (!asStaff && !asParticipant) {
    if (caller.staff && !rule.participant) throw new ProblemError('notAllowed')
    if (rule.participant) throw new ProblemError('notJoined')
    throw new ProblemError(caller.staff ? 'notAllowed' : 'notSignedIn')
  }
  const where = { community, id: meeting }
  // [P2] [M41] What stands on paper, and what somebody without a phone says, is entered at the desk alone.
  const onPaper = sent.kind === 'postCard' && sent.paper !== undefined
  const byStub = sent.kind === 'answerQuestion' && sent.receipt !== ''
  const fromHall = 'fromHall' in sent && sent.fromHall
  const onBehalf = onPaper || byStub || fromHall || ('onBehalfOf' in sent && sent.onBehalfOf !== null)
  if (onBehalf && !asStaff) throw new ProblemError('notAllowed')
  const command = await resolved(services, caller, where, sent)
  const there = sent.kind === 'changeMeeting' && sent.details.agenda ? await itemsOf(services, where) : undefined
  const follows = command.kind === 'erasePerson' ? await services.forgetMotions(caller.db, where) : undefined
  const askAs = (actor: Actor) => {
    const named = sealedLot(
      services,
      where,
      namesOf(command, namingOf(services.identity.ticketKey, where, actor), there),
    )
    return ask(services, community, { meeting, key, command: named, body: sent, actor, follows })
  }
  const staff = caller.staff ? actorOf(caller.staff) : staffCalled('')
  if (command.kind === 'erasePerson') return erased(services, caller.db, where, command, () => askAs(staff))
  if (!asParticipant || onBehalf) return askAs(staff)
  try {
    return await askAs({ kind: 'participant', id: caller.participant! })
  } catch (error) {
    // Somebody at the desk who also joined by phone: the card, motion or pledge is not theirs as a
    // participant, but may be as staff.
    const theirs =
      error instanceof ProblemError &&
      ['notYourCard', 'notYourMotion', 'notYourPledge', 'notForTable'].includes(error.code)
    if (asStaff && theirs) return askAs(staff)
    throw error
  }
}

/** The agenda items that a meeting has: sent again among others, they keep their ids. */
const itemsOf = ({ meetings }: MeetingServices, { community, id }: FullKey) =>
  meetings.read(community, id, ({ board }) => new Set(board.agenda.map((item) => item.id)))

/** The command with what it names looked up: whose receipt it is, and who brought a photo. */
async function resolved(
  services: MeetingServices,
  caller: Caller,
  where: FullKey,
  sent: CommandBody,
): Promise<Command> {
  switch (sent.kind) {
    case 'erasePerson':
      return erasing(sent, where, services)
    case 'readReceipt': {
      const { community, meeting, card } = await holderOf(services, sent.receipt)
      if (community !== where.community || meeting !== where.id) throw new ProblemError('noSuchReceipt')
      return { kind: 'readReceipt', card }
    }
    case 'askAuthor':
      return { kind: 'askAuthor', id: sent.id, text: sent.text, ...(await asked(services, caller, where, sent)) }
    case 'answerQuestion':
      return { ...sent, receipt: readReceipt(sent.receipt) ?? '' }
    case 'joinStubs': {
      const holders = await Promise.all(sent.stubs.map((stub) => holderOfStub(services, where, stub)))
      return { kind: 'joinStubs', holders, participant: sent.participant }
    }
    case 'postCard': {
      const { paper: named, point: _, mapPoint: _m, ...said } = sent
      const photo = await offeredPhoto(services.db, where, sent.photo)
      if (named === undefined) return { ...said, photo, receipt: newReceipt(services) }
      const { receipt, person } = await printedCard(services, where, named)
      return { ...said, photo, receipt, paper: { person } }
    }
    case 'pointCard':
      await refuseAuthors(caller.db, { community: where.community, meeting: where.id, card: sent.card }, sent)
      return { kind: 'pointCard', card: sent.card }
    case 'editCard':
      return { ...sent, photo: await offeredPhoto(services.db, where, sent.photo) }
    // [M56] What is fixed is the server's: nobody chooses it.
    case 'announceLot':
      return { ...sent, sealed: '', checkpoint: await checkpointOf(services, where.community) }
    case 'drawLot':
    case 'giveUpLot':
      return { ...sent, sealed: '' }
    // [M51] That ballots decide says only the vote itself.
    case 'putMotion':
    case 'countMotion':
      return { ...sent, ballots: null }
    default:
      return sent
  }
}

/** [M56] The command with the sealed word of its lot, which follows from the lot's id under a key. */
function sealedLot({ identity }: MeetingServices, where: FullKey, command: Command): Command {
  if (command.kind === 'announceLot') return { ...command, sealed: sealedWord(where, command.id, identity.ticketKey) }
  if (command.kind === 'drawLot' || command.kind === 'giveUpLot')
    return { ...command, sealed: sealedWord(where, command.lot, identity.ticketKey) }
  return command
}

/** [P11] Whose card it is that is asked about, entered or not, and as what somebody asks. */
async function asked(
  services: MeetingServices,
  caller: Caller,
  where: FullKey,
  { card, paper }: Extract<CommandBody, { kind: 'askAuthor' }>,
): Promise<{ receipt: string; participant: Id; role: Role }> {
  let role: Role = 'facilitator'
  for (const one of TRANSCRIBE) if (await hasRole(services.identity, caller, [one])) role = one
  const receipt =
    card === null ? (await printedCard(services, where, paper)).receipt : await receiptOf(services, where, card)
  return { receipt, participant: await holderOfStub(services, where, receipt), role }
}

/** The receipt of a card; a half has that of its whole. */
async function receiptOf({ meetings }: MeetingServices, { community, id }: FullKey, card: Id): Promise<string> {
  const known = await meetings.read(community, id, ({ authorships }) => authorships.get(card)?.receipt)
  if (known === undefined) throw new ProblemError('noSuchCard')
  return known
}

/** [P1] A printed card of this meeting. Throws `noSuchPaper` for every other. */
async function printedCard(services: MeetingServices, { community, id }: FullKey, named: string): Promise<KnownPaper> {
  const code = await services.meetings.read(community, id, ({ board }) => board.code)
  const known = await paperCardOf(services.db, { community, id, code: code! }, named)
  if (!known) throw new ProblemError('noSuchPaper')
  return known
}

/** [M26] Who has no name here is known by what is in their hand: a receipt of this meeting, or their link. */
async function erasing(
  { participant, receipt }: Extract<CommandBody, { kind: 'erasePerson' }>,
  meeting: FullKey,
  services: MeetingServices,
): Promise<Command> {
  if (participant) return { kind: 'erasePerson', participant }
  // A link, or a receipt, or the stub of a card that is not entered yet.
  if (readReceipt(receipt)) return { kind: 'erasePerson', participant: await holderOfStub(services, meeting, receipt) }
  const holder = await holderOf(services, receipt)
  if (holder.community !== meeting.community || holder.meeting !== meeting.id) throw new ProblemError('noSuchReceipt')
  return { kind: 'erasePerson', participant: holder.participant }
}

/** [M26] Erases somebody, and says where their name still stands in what others wrote. */
async function erased(
  services: MeetingServices,
  db: Db,
  where: FullKey,
  { participant }: Extract<Command, { kind: 'erasePerson' }>,
  erase: () => Promise<Accepted>,
): Promise<Accepted> {
  const names = await services.meetings.read(where.community, where.id, ({ participants }) =>
    asOnePerson({ participants }, participant).flatMap((id) => participants.get(id)?.name || []),
  )
  const accepted = await erase()
  // Sent again, there is no name left to look for.
  if (!names?.length) return accepted
  return { ...accepted, namesStand: await services.namesStand(db, where, [...new Set(names)]) }
}
