import type { Id } from '../plain/id.ts'
import type { Actor, Command, CommandOf, MeetingDetails, OfferedPhoto } from './command.ts'
import type { BoardEvent, MeetingEvent, Refusal, Secret } from './event.ts'
import type { Attendance, Card, Meeting, Participant, Stage, Topic, Tree } from './meeting.ts'
import { NAME_MOST, REASON_MOST, THEME_MOST, TOPIC_MOST, CARD_MOST, WHERE_MOST } from './meeting.ts'
import {
  countAttendance,
  endorsementsOf,
  endorsersOf,
  endorsingAs,
  hasPhone,
  peopleBehind,
  personOf,
  sameAttendance,
  supporters,
  withOneMore,
} from './count.ts'
import { endorsedWith, halvesOf, isPieceOf, refuseGone, withPieces } from './cut.ts'
import { asksForPass } from './joining.ts'
import { instantsHold } from '../plain/instant.ts'
import { clean, cleanLine, decided, refuse, refuseOther } from '../plain/refuse.ts'

/** What happens next: events in order (none where the wish is already fulfilled), or why not. */
export type Decision = MeetingEvent[] | Refusal

/**
 * Decides what a command does to a meeting. Rules: docs/rules/meeting.md.
 * `now` is milliseconds since 1970. `meeting` is undefined only for createMeeting. Nothing is changed here:
 * see `evolve`.
 */
export function decide(meeting: Meeting | undefined, command: Command, actor: Actor, now: number): Decision {
  const tell = (told: BoardEvent, secret?: Secret): MeetingEvent =>
    secret ? { at: now, by: actor, told, secret } : { at: now, by: actor, told }
  return decided<MeetingEvent[], Refusal>(() => {
    if (!instantsHold(command)) return refuse({ refused: 'outOfRange' })
    // [M1] A meeting begins once, as a draft with a theme.
    if (command.kind === 'createMeeting') {
      if (meeting) return refuse({ refused: 'idTaken' })
      if (command.openTree) byTheHouse(actor)
      const { kind: _, ...rest } = command
      const details = rest.openTree ? withoutEnd(rest.details) : rest.details
      return [tell({ kind: 'meetingCreated', ...rest, details: { ...details, ...cleanDetails(details) } })]
    }
    if (!meeting) throw new Error('the meeting is missing')
    // [M26] Whatever somebody who was erased still holds opens nothing.
    if (actor.kind === 'participant' && meeting.erased.has(actor.id)) return refuse({ refused: 'personErased' })
    const rule = rules[command.kind] as (
      m: Meeting,
      c: Command,
      a: Actor,
      now: number,
      t: typeof tell,
    ) => MeetingEvent[]
    return rule(meeting, command, actor, now, tell)
  })
}

type Tell = (told: BoardEvent, secret?: Secret) => MeetingEvent
type Rules = {
  [K in Exclude<Command['kind'], 'createMeeting'>]: (
    meeting: Meeting,
    command: CommandOf<K>,
    actor: Actor,
    now: number,
    tell: Tell,
  ) => MeetingEvent[]
}

const NEXT_STAGES: Record<Stage, readonly Stage[]> = {
  draft: ['announced', 'open'],
  announced: ['draft', 'open'],
  open: ['closed'],
  closed: ['open', 'archived'],
  archived: [],
}

const rules: Rules = {
  changeMeeting(meeting, { details }, _actor, _now, tell) {
    notArchived(meeting)
    const asked = meeting.board.openTree ? withoutEnd(details) : details
    return [tell({ kind: 'meetingChanged', details: { ...asked, ...cleanDetails(asked) } })]
  },

  // [M2] draft → announced → open → closed → archived; a meeting closed by mistake can be opened again until
  // it is archived.
  setStage({ board }, { stage }, actor, now, tell) {
    if (board.stage === stage) return []
    // [M25] The open tree of the year goes on: the house opens it again, whoever ended it before there was
    // this rule.
    if (board.openTree) byTheHouse(actor)
    else if (!NEXT_STAGES[board.stage].includes(stage))
      return refuse({ refused: 'stageNotPossible', stage: board.stage })
    return [tell({ kind: 'stageChanged', stage, at: now })]
  },

  // [M3] Only an open meeting has a current agenda item.
  openAgendaItem({ board }, { item }, _actor, now, tell) {
    if (board.stage !== 'open') return refuse({ refused: 'meetingNotOpen', stage: board.stage })
    if (item !== null && !board.agenda.some(({ id }) => id === item)) return refuse({ refused: 'noSuchAgendaItem' })
    if ((board.current?.item ?? null) === item) return []
    return [tell({ kind: 'agendaItemOpened', item, at: now })]
  },

  // [M4] Each tree opens and closes by itself.
  switchTree(meeting, { tree, open }, actor, _now, tell) {
    notArchived(meeting)
    if (meeting.board.openTree) byTheHouse(actor)
    return meeting.board.trees[tree] === open ? [] : [tell({ kind: 'treeSwitched', tree, open })]
  },

  // [M5] Only what can be seen is brought forward: a topic there is, a card that stands.
  setFocus(meeting, { focus }, _actor, _now, tell) {
    if (focus.kind === 'card') standingCard(meeting, focus.card)
    if (focus.kind === 'topic') topicOf(meeting, focus.topic)
    return [tell({ kind: 'focusSet', focus })]
  },

  // [M19] Links are drawn only when they are asked for.
  showLinks(meeting, { shown }, _actor, _now, tell) {
    return meeting.board.linksShown === shown ? [] : [tell({ kind: 'linksShown', shown })]
  },

  // [M27] A meeting in the hall asks whoever is new for the pass shown there. [M6] Joining again with the
  // same id and secret is the same person; it marks them present once the meeting is open.
  join(meeting, { id, keyHash, name, capacity, nameAgreed, inHall }, _actor, now, tell) {
    const { stage, closedAt } = meeting.board
    if (stage === 'draft') return refuse({ refused: 'meetingNotOpen', stage })
    if (stage === 'archived') return refuse({ refused: 'meetingClosed', since: closedAt })
    const before = meeting.participants.get(id)
    if (before && meeting.keys.get(id) !== keyHash) return refuse({ refused: 'idTaken' })
    if (!before && !inHall && asksForPass(meeting.board, now)) return refuse({ refused: 'notInHall' })
    if (before && (before.presentAt !== null || stage !== 'open')) return []
    const presentAt = stage === 'open' ? now : null
    const cleanName = cleanLine(name, NAME_MOST, 0)
    const joined: Participant = before
      ? { ...before, presentAt }
      : { id, name: cleanName, capacity, origin: 'phone', presentAt, nameAgreed, joinedAs: null, confirmed: false }
    const listed = before ? undefined : listedUnder(meeting, cleanName)
    const participants = listed ? [joined, { ...listed, joinedAs: id }] : [joined]
    return [
      tell(attendanceAfter(meeting, participants), {
        participants,
        ...(before ? {} : { key: { participant: id, hash: keyHash } }),
      }),
    ]
  },

  describeMyself(meeting, { name, capacity, nameAgreed }, actor, _now, tell) {
    const me = meeting.participants.get(joined(meeting, actor))!
    const described = { ...me, name: cleanLine(name, NAME_MOST, 0), capacity, nameAgreed }
    // [M7] Who bears another name now counts no more with somebody listed under the former.
    const namesakes = [...meeting.participants.values()].filter(
      ({ joinedAs, confirmed, name }) => joinedAs === me.id && !confirmed && name !== described.name,
    )
    const participants = [described, ...namesakes.map(alone)]
    return [tell(attendanceAfter(meeting, participants), { participants })]
  },

  // [M7] A pasted list adds people; somebody already on the list under that name stays as they are.
  listParticipants(meeting, { people }, _actor, _now, tell) {
    notArchived(meeting)
    const known = new Set<string>()
    for (const p of meeting.participants.values()) if (p.origin === 'list') known.add(p.name)
    const participants: Participant[] = []
    for (const { id, name, capacity } of people) {
      const cleanName = cleanLine(name, NAME_MOST, 1)
      const there = meeting.participants.get(id)
      if (there) refuseOther(enteredAs(there), { name: cleanName, capacity })
      if (there || known.has(cleanName)) continue
      known.add(cleanName)
      participants.push({
        id,
        name: cleanName,
        capacity,
        origin: 'list',
        presentAt: null,
        nameAgreed: false,
        joinedAs: null,
        confirmed: false,
      })
    }
    return participants.length ? [tell(attendanceAfter(meeting, participants), { participants })] : []
  },

  addWalkIn(meeting, { id, name, capacity }, _actor, now, tell) {
    notArchived(meeting)
    const cleanName = cleanLine(name, NAME_MOST, 0)
    const there = meeting.participants.get(id)
    if (there) refuseOther(enteredAs(there), { name: cleanName, capacity })
    if (there) return []
    const participants: Participant[] = [{ ...nobodyYet(id, now), name: cleanName, capacity }]
    return [tell(attendanceAfter(meeting, participants), { participants })]
  },

  tickPresent(meeting, { participant, present }, _actor, now, tell) {
    notArchived(meeting)
    const before = participantOf(meeting, participant)
    if ((before.presentAt !== null) === present) return []
    const participants = [{ ...before, presentAt: present ? now : null }]
    return [tell(attendanceAfter(meeting, participants), { participants })]
  },

  // [M8] [M28] Matching at the desk confirms that a phone is a listed person's: the two are one person in
  // every count; a phone is one person at a time.
  matchParticipant(meeting, { listed, joined: phone }, _actor, _now, tell) {
    notArchived(meeting)
    const before = participantOf(meeting, listed)
    if (before.origin === 'phone') return refuse({ refused: 'noSuchParticipant' })
    if (phone !== null && participantOf(meeting, phone).origin !== 'phone')
      return refuse({ refused: 'noSuchParticipant' })
    const confirmed = phone !== null
    if (before.joinedAs === phone && before.confirmed === confirmed) return []
    const changed: Participant[] = [{ ...before, joinedAs: phone, confirmed }]
    for (const p of meeting.participants.values()) {
      if (phone !== null && p.joinedAs === phone && p.id !== listed) changed.push(alone(p))
    }
    // [M31] No count of a card or topic is told because of it: that would show everybody which cards are
    // theirs.
    return [tell(attendanceAfter(meeting, changed), { participants: changed })]
  },

  // [M9] The head count of the hall stands beside the attendance and changes nothing in it.
  countHeads(meeting, { heads }, _actor, _now, tell) {
    notArchived(meeting)
    if (heads !== null && (!Number.isInteger(heads) || heads < 0 || heads > 100_000))
      return refuse({ refused: 'outOfRange' })
    const attendance = { ...meeting.board.attendance, headCount: heads }
    return [tell({ kind: 'attendanceChanged', attendance })]
  },

  postCard(meeting, command, actor, now, tell) {
    const { board } = meeting
    const onBehalf = actor.kind === 'staff'
    takesCards(meeting, now, onBehalf)
    if (!onBehalf && !board.trees[command.tree]) return refuse({ refused: 'treeClosed', tree: command.tree })
    if (board.cards[command.id]) return refuse({ refused: 'idTaken' })
    if (command.paper) unusedPaper(meeting, command.receipt)
    const newcomer = onBehalf ? newWriter(meeting, command, now) : undefined
    const author = newcomer?.id ?? (onBehalf ? writerOnPaper(meeting, onWhoseBehalf(command)) : joined(meeting, actor))
    const links = [...new Set(command.links)]
    for (const to of links) linkable(meeting, command.tree, to)
    const card: Card = {
      id: command.id,
      // [M12] Numbers count from 1 and are never used again.
      number: meeting.posted + 1,
      tree: command.tree,
      text: clean(command.text, CARD_MOST, 1),
      where: cleanLine(command.where, WHERE_MOST, 0),
      photo: photoFor(meeting, command.id, command.photo, actor),
      state: 'standing',
      reason: '',
      postedAt: now,
      wording: 1,
      topic: null,
      endorsements: 0,
      links,
    }
    const authorship = { author, enteredBy: onBehalf ? actor.id : null, receipt: command.receipt }
    const posted = tell({ kind: 'cardPosted', card }, { authorship })
    if (!newcomer) return [posted]
    const participants = [newcomer]
    return [tell(attendanceAfter(meeting, participants), { participants }), posted]
  },

  // [M13] Own cards can be edited until someone endorses them.
  editCard(meeting, command, actor, now, tell) {
    const card = ownCard(meeting, command.card, actor)
    takesCards(meeting, now, actor.kind === 'staff')
    if (card.endorsements > 0) return refuse({ refused: 'alreadyEndorsed', endorsements: card.endorsements })
    const text = clean(command.text, CARD_MOST, 1)
    const where = cleanLine(command.where, WHERE_MOST, 0)
    const photo = photoFor(meeting, card.id, command.photo, actor)
    if (text === card.text && where === card.where && photo === card.photo) return []
    const wording = card.wording + 1
    return [tell({ kind: 'cardEdited', card: card.id, text, where, photo, wording })]
  },

  // [M14] Own cards can be withdrawn at any time, a hidden one too.
  withdrawCard(meeting, command, actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    ownedBy(meeting, card.id, actor)
    if (card.state === 'withdrawn') return []
    if (card.state === 'undone') refuseGone(meeting.board, card)
    // [M40] With a cut card all its pieces go.
    const gone = withPieces(meeting.board, card.id).filter((id) => isThere(meeting.board.cards[id]!))
    const all = new Map(gone.map((id) => [id, null] as const))
    return gone.map((id) => tell({ kind: 'cardWithdrawn', card: id, people: recountAll(meeting, all, id) }))
  },

  // [M26] Who asks to be forgotten is: name, key, and the words of all their cards, in every wording. Numbers
  // stay.
  erasePerson(meeting, { participant }, _actor, _now, tell) {
    if (!meeting.participants.has(participant)) return refuse({ refused: 'noSuchParticipant' })
    const person = personOf(meeting, participant)
    const all = [...meeting.participants.values()].filter(({ id }) => personOf(meeting, id) === person)
    const ids = new Set(all.map(({ id }) => id))
    // [M28] Who only bears the same name stays as they are; but the name that they had in common is gone.
    const namesakes = [...meeting.participants.values()].filter(
      ({ id, joinedAs }) => !ids.has(id) && joinedAs !== null && ids.has(joinedAs),
    )
    const own = [...meeting.authorships].filter(([, { author }]) => personOf(meeting, author) === person)
    const gone = new Map(own.map(([card]) => [card, null] as const))
    const cards = own.map(([card]) => tell({ kind: 'cardErased', card, people: recountAll(meeting, gone, card) }))
    const nameless = all.map((one) => ({ ...(one.confirmed ? one : alone(one)), name: '', nameAgreed: false }))
    const participants = [...nameless, ...namesakes.map(alone)]
    const erased = [...ids]
    return [...cards, tell(attendanceAfter(meeting, participants), { participants, erased })]
  },

  // [M15] Hiding always says why, to everyone.
  hideCard(meeting, command, _actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    refuseGone(meeting.board, card)
    const reason = clean(command.reason, REASON_MOST, 1)
    return [tell({ kind: 'cardHidden', card: card.id, reason, people: recount(meeting, card.id, null) })]
  },

  // [M15] A card that is shown again has its own words again.
  showCard(meeting, command, _actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    refuseGone(meeting.board, card)
    if (card.state === 'standing') return []
    const words = meeting.wordings.get(card.id)!
    const shown: Card = { ...card, ...words, links: [...card.links], state: 'standing', reason: '' }
    const people = recount(meeting, card.id, supporters(meeting, card.id))
    return [tell({ kind: 'cardShown', card: shown, people })]
  },

  // [M16] One endorsement a person and card, whatever races or retries happen; [M41] through the desk too.
  endorse(meeting, command, actor, now, tell) {
    const card = standingCard(meeting, command.card)
    takesCards(meeting, now, actor.kind === 'staff')
    const participant = endorser(meeting, actor, command.onBehalfOf)
    if (endorsingAs(meeting, card.id, participant).length) return []
    const author = meeting.authorships.get(card.id)!.author
    if (personOf(meeting, author) === personOf(meeting, participant)) return refuse({ refused: 'ownCard' })
    return endorsementsTold(meeting, card.id, [participant], true, actor, tell)
  },

  // [M17] An endorsement can be taken back at any time.
  takeBack(meeting, command, actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    const participant = endorser(meeting, actor, command.onBehalfOf)
    return endorsementsTold(meeting, card.id, endorsingAs(meeting, card.id, participant), false, actor, tell)
  },

  // [M40] Both halves keep author, receipt and endorsements; each holds only words of the card.
  cutCard(meeting, { card: id, halves, photoOn }, _actor, _now, tell) {
    notArchived(meeting)
    const whole = standingCard(meeting, id)
    const { author, enteredBy, receipt } = meeting.authorships.get(id)!
    const posted = halves.map((half, n) => {
      if (meeting.board.cards[half.id] || (n > 0 && half.id === halves[0]!.id)) return refuse({ refused: 'idTaken' })
      const text = clean(half.text, CARD_MOST, 1)
      if (!isPieceOf(text, whole.text)) return refuse({ refused: 'notItsWords' })
      const photo = (n === 0) === (photoOn === 'first') ? whole.photo : null
      const same = half.tree === whole.tree
      const kept = same ? { topic: whole.topic, links: [...whole.links] } : { topic: null, links: [] }
      const card: Card = {
        ...whole,
        ...kept,
        id: half.id,
        number: meeting.posted + 1 + n,
        tree: half.tree,
        text,
        photo,
      }
      return tell(
        { kind: 'cardPosted', card: { ...card, wording: 1, cutFrom: id } },
        { authorship: { author, enteredBy, receipt } },
      )
    })
    // Its people count on in the topic with a half that stays there.
    const stays = halves.some(({ tree }) => tree === whole.tree)
    const people = recount(meeting, id, stays ? supporters(meeting, id) : null)
    return [...posted, tell({ kind: 'cardCut', card: id, halves: halves.map((half) => half.id), people })]
  },

  // [M40] The card is there again as it was, while nobody has changed or withdrawn a half.
  undoCut(meeting, { card: id }, _actor, _now, tell) {
    notArchived(meeting)
    const whole = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
    if (whole.state !== 'cut') return standingCard(meeting, id) && []
    const halves = halvesOf(meeting.board, id)
    for (const { state, wording, number } of halves)
      if (state !== 'standing' || wording > 1) return refuse({ refused: 'halfChanged', number })
    const card: Card = { ...whole, ...meeting.wordings.get(id)!, links: [...whole.links], state: 'standing' }
    const changed = new Map<Id, ReadonlySet<Id> | null>(halves.map((half) => [half.id, null]))
    changed.set(id, supporters(meeting, id))
    const people: Record<Id, number> = {}
    for (const one of [whole, ...halves]) Object.assign(people, recountAll(meeting, changed, one.id))
    return [tell({ kind: 'cutUndone', card, halves: halves.map((half) => half.id), people })]
  },

  // [M18] An action may name the problems it addresses, a vision the actions that serve it; by its author or
  // the desk.
  linkCards(meeting, { from, to }, actor, _now, tell) {
    notArchived(meeting)
    const card = standingCard(meeting, from)
    if (actor.kind !== 'staff') ownedBy(meeting, from, actor)
    linkable(meeting, card.tree, to)
    return card.links.includes(to) ? [] : [tell({ kind: 'cardsLinked', from, to })]
  },

  unlinkCards(meeting, { from, to }, actor, _now, tell) {
    notArchived(meeting)
    const card = standingCard(meeting, from)
    if (actor.kind !== 'staff') ownedBy(meeting, from, actor)
    if (!meeting.board.cards[to]) return refuse({ refused: 'noSuchCard' })
    return card.links.includes(to) ? [tell({ kind: 'cardsUnlinked', from, to })] : []
  },

  // [M21] A topic takes the next seat of its tree and keeps it.
  openTopic(meeting, { id, tree, name, cards }, _actor, _now, tell) {
    notArchived(meeting)
    if (meeting.board.topics[id]) return refuse({ refused: 'idTaken' })
    const topic: Topic = { id, tree, name: cleanLine(name, TOPIC_MOST, 1), seat: meeting.seats[tree], people: 0 }
    const opened = tell({ kind: 'topicOpened', topic })
    return cards.length ? [opened, ...gather(meeting, topic, cards, tell)] : [opened]
  },

  renameTopic(meeting, { topic, name }, _actor, _now, tell) {
    notArchived(meeting)
    const named = cleanLine(name, TOPIC_MOST, 1)
    return topicOf(meeting, topic).name === named ? [] : [tell({ kind: 'topicRenamed', topic, name: named })]
  },

  gatherCards(meeting, { topic, cards }, _actor, _now, tell) {
    notArchived(meeting)
    return gather(meeting, topicOf(meeting, topic), cards, tell)
  },

  // [M22] Taking a card out restores everything: the card stands alone, with its own words and endorsements.
  takeOutCards(meeting, { cards }, _actor, _now, tell) {
    notArchived(meeting)
    return gather(meeting, null, cards, tell)
  },

  dissolveTopic(meeting, { topic }, _actor, _now, tell) {
    notArchived(meeting)
    topicOf(meeting, topic)
    return [tell({ kind: 'topicDissolved', topic })]
  },
}

/**
 * [M23] Cards move to `topic` (or out, where it is null); the counts of all topics that they leave or enter
 * are told with it.
 */
function gather(meeting: Meeting, topic: Topic | null, ids: readonly Id[], tell: Tell): MeetingEvent[] {
  const moving = new Set<Id>()
  const touched = new Map<Id, Set<Id>>()
  for (const id of ids) {
    const card = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
    if (topic && card.tree !== topic.tree) return refuse({ refused: 'otherTree' })
    if (card.topic === (topic?.id ?? null)) continue
    moving.add(id)
    if (card.topic) touched.set(card.topic, new Set(meeting.gathered.get(card.topic)))
  }
  if (moving.size === 0) return []
  for (const cards of touched.values()) for (const id of moving) cards.delete(id)
  if (topic) touched.set(topic.id, new Set([...(meeting.gathered.get(topic.id) ?? []), ...moving]))
  const people: Record<Id, number> = {}
  for (const [id, cards] of touched) people[id] = peopleBehind(meeting, cards)
  return [tell({ kind: 'cardsGathered', cards: [...moving], topic: topic?.id ?? null, people })]
}

/** Endorsements of a card, and of what it was cut from or into, begin or end for these participants. */
function endorsementsTold(
  meeting: Meeting,
  card: Id,
  participants: readonly Id[],
  standing: boolean,
  actor: Actor,
  tell: Tell,
): MeetingEvent[] {
  const endorsers = new Map<Id, Set<Id>>()
  const steps = participants.flatMap((participant) =>
    endorsedWith(meeting, card, participant, standing).map((id) => ({ id, participant })),
  )
  for (const { id, participant } of steps) {
    const those = endorsers.get(id) ?? new Set(endorsersOf(meeting, id))
    endorsers.set(id, standing ? those.add(participant) : (those.delete(participant), those))
  }
  const after = { ...meeting, endorsers }
  const stands = (id: Id) => meeting.board.cards[id]!.state === 'standing'
  const changed = new Map([...endorsers.keys()].map((id) => [id, stands(id) ? supporters(after, id) : null]))
  const enteredBy = standing && actor.kind === 'staff' ? { enteredBy: actor.id } : {}
  return steps.map(({ id, participant }) =>
    tell(
      {
        kind: 'endorsementsChanged',
        card: id,
        endorsements: endorsementsOf(after, id),
        people: recountAll(meeting, changed, id),
      },
      { endorser: { participant, standing, ...enteredBy } },
    ),
  )
}

/**
 * The count of the card's topic once cards have `changed`: their supporters then, or null for those that fall
 * away.
 */
function recountAll(meeting: Meeting, changed: ReadonlyMap<Id, ReadonlySet<Id> | null>, card: Id): Record<Id, number> {
  const topic = meeting.board.cards[card]!.topic
  return topic ? { [topic]: peopleBehind(meeting, meeting.gathered.get(topic) ?? [], changed) } : {}
}

/**
 * The new count of the card's topic, if it has one. `after`: the card's supporters then, or null where it
 * falls away.
 */
const recount = (meeting: Meeting, card: Id, after: ReadonlySet<Id> | null): Record<Id, number> =>
  recountAll(meeting, new Map([[card, after]]), card)

function attendanceAfter(meeting: Meeting, changed: Participant[]): BoardEvent {
  const { attendance } = meeting.board
  const [first, second] = changed
  // Thousands may join at once, and counting all of them anew for each would take longer than the meeting.
  if (first && !second && first.origin === 'phone' && !meeting.participants.has(first.id))
    return attendanceTold(attendance, withOneMore(attendance, first))
  const participants = new Map(meeting.participants)
  for (const p of changed) participants.set(p.id, p)
  return attendanceTold(attendance, countAttendance(participants.values(), attendance.headCount))
}

/** [M31] Everybody is told of numbers and names that changed, and of nothing else. */
const attendanceTold = (before: Attendance, attendance: Attendance): BoardEvent =>
  sameAttendance(before, attendance) ? { kind: 'participantsChanged' } : { kind: 'attendanceChanged', attendance }

/**
 * [M7] Somebody who joins under exactly a listed, unmatched name counts with that person as one who is there;
 * more the name does not prove.
 */
function listedUnder(meeting: Meeting, name: string): Participant | undefined {
  if (!name) return undefined
  for (const p of meeting.participants.values()) if (p.origin === 'list' && p.name === name && !p.joinedAs) return p
  return undefined
}

/**
 * [M10] Cards and endorsements are taken while the meeting is open, and before and after where it says so.
 * The desk may enter paper cards later.
 */
function takesCards({ board }: Meeting, now: number, atDesk: boolean): void {
  const { stage, cardsFrom, cardsUntil, closedAt } = board
  if (stage === 'draft') refuse({ refused: 'meetingNotOpen', stage })
  if (stage === 'archived') refuse({ refused: 'meetingClosed', since: closedAt })
  if (atDesk || stage === 'open') return
  if (stage === 'announced') {
    if (cardsFrom === null) refuse({ refused: 'meetingNotOpen', stage })
    else if (now < cardsFrom) refuse({ refused: 'cardsNotYet', from: cardsFrom })
  } else if (cardsUntil === null) refuse({ refused: 'meetingClosed', since: closedAt })
  else if (now > cardsUntil) refuse({ refused: 'cardsOver', since: cardsUntil })
}

/** [M24] An archived meeting takes nothing more. */
function notArchived({ board }: Meeting): void {
  if (board.stage === 'archived') refuse({ refused: 'meetingClosed', since: board.closedAt })
}

function joined(meeting: Meeting, actor: Actor): Id {
  if (actor.kind !== 'participant' || !meeting.participants.has(actor.id)) return refuse({ refused: 'notJoined' })
  return actor.id
}

/** What was said of somebody when they were entered. */
const enteredAs = ({ name, capacity }: Participant) => ({ name, capacity })

function participantOf(meeting: Meeting, id: Id): Participant {
  const participant = meeting.participants.get(id)
  return participant && !meeting.erased.has(id) ? participant : refuse({ refused: 'noSuchParticipant' })
}

/** [M25] The open tree is planted, ended and kept open by the house alone. */
function byTheHouse({ kind }: Actor): void {
  if (kind !== 'house') refuse({ refused: 'openTreeStays' })
}

/**
 * [M33] A card shows a photo that whoever asks brought into this meeting, and that no other card shows or
 * ever showed; or one of its own again.
 */
function photoFor(meeting: Meeting, card: Id, offered: OfferedPhoto | null, actor: Actor): Id | null {
  if (!offered) return null
  const shownBy = meeting.photos.get(offered.id)
  const own = offered.by.some(({ kind, id }) => kind === actor.kind && id === actor.id)
  return shownBy === card || (own && !shownBy) ? offered.id : refuse({ refused: 'noSuchPhoto' })
}

function topicOf(meeting: Meeting, id: Id): Topic {
  return meeting.board.topics[id] ?? refuse({ refused: 'noSuchTopic' })
}

function standingCard(meeting: Meeting, id: Id): Card {
  const card = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
  refuseGone(meeting.board, card)
  if (card.state === 'hidden') return refuse({ refused: 'cardHidden', reason: card.reason })
  return card
}

function ownCard(meeting: Meeting, id: Id, actor: Actor): Card {
  const card = standingCard(meeting, id)
  ownedBy(meeting, id, actor)
  return card
}

/**
 * [M13] A card belongs to its author; one entered on behalf of somebody can be mended by whoever entered it
 * too, [M29] as long as its author has no phone here.
 */
function ownedBy(meeting: Meeting, card: Id, actor: Actor): void {
  const { author, enteredBy } = meeting.authorships.get(card)!
  const own =
    actor.kind === 'staff' ? enteredBy === actor.id : personOf(meeting, author) === personOf(meeting, actor.id)
  if (!own) refuse({ refused: 'notYourCard' })
  if (actor.kind === 'staff' && hasPhone(meeting, author)) refuse({ refused: 'hasPhone' })
}

/**
 * [M29] On whose behalf the desk writes: somebody without a phone of their own here. Who has one writes with
 * it, and holds the receipt alone.
 */
function writerOnPaper(meeting: Meeting, id: Id | null): Id {
  const writer = participantOf(meeting, id ?? '')
  if (hasPhone(meeting, writer.id)) refuse({ refused: 'hasPhone' })
  return writer.id
}

/** Who a card is entered for: the person who is named, else the one who holds the stub of its paper. */
const onWhoseBehalf = ({ onBehalfOf, paper }: CommandOf<'postCard'>): Id | null => onBehalfOf ?? paper?.person ?? null

/** [P2] Whoever wrote on a printed card and gave no name: somebody of their own, who was there. */
function newWriter({ participants }: Meeting, command: CommandOf<'postCard'>, now: number): Participant | undefined {
  const { onBehalfOf, paper } = command
  if (!paper || onBehalfOf !== null || participants.has(paper.person)) return undefined
  return nobodyYet(paper.person, now)
}

/** Somebody who is there, and of whom nothing is known. */
const nobodyYet = (id: Id, now: number): Participant => ({
  id,
  name: '',
  capacity: 'resident',
  origin: 'desk',
  presentAt: now,
  nameAgreed: false,
  joinedAs: null,
  confirmed: false,
})

/** [P4] A printed card becomes one card, whoever reads, types or photographs it and however often. */
function unusedPaper({ board, authorships }: Meeting, receipt: string): void {
  for (const [card, known] of authorships)
    if (known.receipt === receipt) refuse({ refused: 'paperUsed', number: board.cards[card]!.number })
}

/** [M41] Who endorses: whoever asks, or on behalf of whom the desk does. */
const endorser = (meeting: Meeting, actor: Actor, onBehalfOf: Id | null | undefined): Id =>
  actor.kind === 'staff' && onBehalfOf ? writerOnPaper(meeting, onBehalfOf) : joined(meeting, actor)

/** Whether its author may still withdraw it. */
const isThere = ({ state }: Card): boolean => state !== 'withdrawn' && state !== 'undone'

/** Somebody who is matched with nobody. */
const alone = (participant: Participant): Participant => ({ ...participant, joinedAs: null, confirmed: false })

/** [M18] Only action → problem and vision → action. */
function linkable(meeting: Meeting, tree: Tree, to: Id): void {
  const target = standingCard(meeting, to)
  const fits = (tree === 'action' && target.tree === 'problem') || (tree === 'vision' && target.tree === 'action')
  if (!fits) refuse({ refused: 'linkNotPossible' })
}

/** [M25] An open tree has no agenda and no times: whatever was said of them. */
function withoutEnd<D extends Partial<MeetingDetails>>(details: D): D {
  const none = { agenda: [], cardsFrom: null, cardsUntil: null, joining: 'anyone' }
  const said = Object.keys(none).filter((key) => key in details)
  return { ...details, ...Object.fromEntries(said.map((key) => [key, none[key as keyof typeof none]])) }
}

const NEXT_MOST = 2000

function cleanDetails(details: Partial<MeetingDetails>) {
  return {
    ...(details.theme === undefined ? {} : { theme: cleanLine(details.theme, THEME_MOST, 1) }),
    ...(details.place === undefined ? {} : { place: cleanLine(details.place, THEME_MOST, 0) }),
    ...(details.next === undefined ? {} : { next: clean(details.next, NEXT_MOST, 0) }),
    ...(details.agenda === undefined
      ? {}
      : { agenda: details.agenda.map((item) => ({ ...item, title: cleanLine(item.title, THEME_MOST, 0) })) }),
  }
}
