import { z } from '@hono/zod-openapi'
import type { MeetingDetails } from '../core/meeting/command.ts'
import type { BoardEvent } from '../core/meeting/event.ts'
import type { Dots } from '../core/meeting/dots.ts'
import type { Floor, KnownSpeaker, Speaker, Speaking, Turn, Waiting } from '../core/meeting/floor.ts'
import type { Motion, MotionVote, MotionWording } from '../core/meeting/motion.ts'
import { MOTION_STAGES } from '../core/meeting/motion.ts'
import type { HallTable, HallTables } from '../core/meeting/hallTables.ts'
import type { HallLot } from '../core/meeting/lots.ts'
import { LOT_FROM } from '../core/meeting/lots.ts'
import type { Pledge, PledgeStage } from '../core/meeting/pledge.ts'
import { PLEDGE_STAGES } from '../core/meeting/pledge.ts'
import type { RoomQuestion } from '../core/meeting/roomQuestion.ts'
import type { MeetingRules } from '../core/meeting/meetingRules.ts'
import type { Arrival, Attendance, Board, Card, Compared, Focus, Participant, Topic } from '../core/meeting/meeting.ts'
import { count, id, instant, orNull, pageOf, seq, told } from './plain.ts'
import { agendaItem, capacity, cardState, focus, joining, resource, stage, stance, treeKind } from './meeting.ts'
import { lotShape } from './lot.ts'
import { same } from './same.ts'

const words = told(
  'As its author wrote it; empty while the card does not stand, and where it hangs as handwriting that nobody has read yet (wording 0): `photo` shows it',
  '路灯不亮',
)
const where = told('A place in the author’s words; may be empty', '三号楼门口')
const photo = id.nullable().openapi({ description: 'Its picture is at /photos/ID.webp' })
const code = told('Six letters; people type it to join', 'K7Q2MD')
const sides = z.tuple([count, count]).openapi({
  description: 'Of a topic with two sides: the distinct people of the first and of the other; some may be behind both',
})
const people = z.record(id, z.union([count, z.object({ people: count, sides })])).openapi({
  description: 'The new number of distinct people of each topic that this touched, by the topic’s id',
})

export const card = same<Card>()(
  z
    .object({
      id,
      number: count.openapi({
        description: 'Counts from 1 in each meeting, in order of arrival; never used again',
        example: 12,
      }),
      tree: treeKind,
      text: words,
      where,
      photo,
      state: cardState,
      reason: told('Why it was hidden; `blank` of one that was taken back since nothing is written on it; else empty'),
      postedAt: instant,
      wording: count.openapi({
        description: '1 for the first wording; each edit adds one; 0: handwriting that nobody has read yet',
      }),
      topic: id.nullable().openapi({ description: 'The topic that it is gathered in' }),
      otherSide: z.literal(true).optional().openapi({
        description: 'It is on the other of the two sides of its topic',
      }),
      endorsements: count.openapi({ description: 'Endorsements that stand, by others than the author' }),
      links: z.array(id).openapi({
        description: 'Ids of cards: the problems that an action addresses, the actions that serve a vision',
      }),
      cutFrom: id.optional().openapi({ description: 'Of a half: the card that it was cut from' }),
    })
    .openapi('Card'),
)

const topic = same<Topic>()(
  z
    .object({
      id,
      tree: treeKind,
      name: told('The name of the branch', '路灯'),
      seat: count.openapi({ description: 'Its place on the tree in order of birth, from 0; never changes' }),
      people: count.openapi({ description: 'Distinct people who wrote or endorsed a standing card of it' }),
      tally: count
        .optional()
        .openapi({ description: 'Hands counted for it in the hall; they stand beside the people' }),
      sides: sides.optional(),
    })
    .openapi('Topic'),
)

const compared = same<Compared>()(
  z
    .object({
      shown: count.openapi({ description: 'Cards from photos that were shown to a second person' }),
      differing: count.openapi({ description: 'Of them, those that the two read differently' }),
    })
    .openapi('Compared'),
)

const attendance = same<Attendance>()(
  z
    .object({
      people: count.openapi({ description: 'Distinct people present' }),
      capacities: z.partialRecord(capacity, count).openapi({
        description: 'Of them, by capacity; capacities with nobody are left out',
      }),
      expected: count.openapi({ description: 'People on the list of those expected' }),
      headCount: count.nullable().openapi({ description: 'Heads as the facilitator counted them; null until counted' }),
      named: z.array(z.string()).openapi({ description: 'Names of those present who agreed to be named' }),
    })
    .openapi('Attendance'),
)

const arrival = same<Arrival>()(
  z
    .object({
      at: instant,
      log: told('Which log it was written in there', 'grove-0a1b2c3d4e/log/rongbu'),
      fingerprint: told('Fingerprint of the key that signs there', '3f2a 91c4 7d05 e1b8 66aa'),
    })
    .openapi('Arrival', { description: 'Where a meeting was held before it was carried here' }),
)

const focusNow = same<Focus>()(focus)

const waitingShape = {
  number: count.openapi({ description: 'Counts from 1 in each meeting; it does not say who it is' }),
  card: id.nullable().openapi({ description: 'To which card they want to speak' }),
  stance: stance.nullable(),
  dish: z
    .object({ round: z.string(), n: count, title: z.string(), cost: count })
    .optional()
    .openapi({ description: 'The dish of a budget round for which its proposer speaks; cost in fen' }),
}
const waiting = same<Waiting>()(z.object(waitingShape).openapi('Waiting'))
const speakingShape = {
  ...waitingShape,
  since: instant,
  seconds: count.openapi({ description: 'How long they may speak; 0: as long as they like' }),
  reason: told('Why it was not the next in order; empty where it was'),
  item: id.nullable().openapi({ description: 'The agenda item that was open' }),
}
const speaking = same<Speaking>()(z.object(speakingShape))
const turn = same<Turn>()(
  z
    .object({
      ...speakingShape,
      until: instant,
      struck: z.literal(true).optional().openapi({
        description: 'They did not speak: the chair took them off the list, for the reason',
      }),
    })
    .openapi('Turn'),
)
const inOrder = z.array(waiting).openapi({ description: 'Everyone who waits, in the order in which they get it' })
const floor = same<Floor>()(
  z
    .object({
      open: z.boolean().openapi({ description: 'Whether it can be asked for' }),
      asked: count.openapi({ description: 'Numbers given so far' }),
      waiting: inOrder,
      speaking: speaking.nullable(),
    })
    .openapi('Floor', { description: 'Who has the floor and who waits for it, by number' }),
)

const rulesShape = {
  sentences: z.array(z.string()).openapi({ description: 'Its own; none: the usual ones' }),
  order: z.enum(['turns', 'arrival']).openapi({
    description:
      'turns: who wrote a card and has not spoken, then who spoke least, for and against in turn; arrival: who asked first',
  }),
  seconds: count.openapi({ description: 'How long a turn lasts; 0: as long as they like' }),
  turns: count.openapi({ description: 'How often somebody speaks; 0: as often as they like' }),
}
const rules = same<MeetingRules>()(
  z
    .object({
      ...rulesShape,
      adopted: z
        .object({ at: instant, hands: count.nullable() })
        .nullable()
        .openapi({ description: 'When they were adopted, and how many hands were counted for them' }),
      changes: z
        .array(z.object({ at: instant, reason: z.string() }))
        .openapi({ description: 'Changes since they were adopted' }),
    })
    .openapi('MeetingRules', { description: 'What the meeting agreed on before it began' }),
)

const dots = same<Dots>()(
  z.object({
    stage: z.enum(['open', 'counting', 'shown']),
    each: count.openapi({ description: 'How many each person gives' }),
    interim: z.boolean().openapi({ description: 'Whether counts are seen while dots are given' }),
    seats: z.object({ problem: count, action: count, vision: count }).optional().openapi({
      description: 'How many topics each tree had when they were opened: to those of these seats dots are given',
    }),
    people: count.openapi({ description: 'People who gave theirs by phone or through the desk' }),
    given: z.record(id, count).nullable().openapi({ description: 'Their dots by topic; null while they are hidden' }),
    handed: count.openapi({ description: 'People to whom stickers were handed' }),
    stickers: z.record(id, count).openapi({ description: 'Stickers that were counted, by topic' }),
    corrections: z.array(z.object({ topic: id, from: count, to: count, reason: z.string(), at: instant })),
  }),
)

const motionWording = same<MotionWording>()(
  z
    .object({
      version: count.openapi({ description: '1: as it was moved; each amendment adds one' }),
      what: told('What is to be done; empty where whoever said it was erased', '画出电动车停车线'),
      who: told('Who does it; may be empty', '物业公司'),
      by: instant.nullable().openapi({ description: 'By when: the end of the day' }),
      state: z.enum(['moved', 'proposed', 'accepted', 'carried', 'lost', 'withdrawn']).openapi({
        description: 'proposed: an amendment that is not decided; else what became of it',
      }),
    })
    .openapi('MotionWording'),
)
const motionVote = same<MotionVote>()(
  z
    .object({
      version: count.openapi({ description: 'The wording that was voted on' }),
      amendment: z.boolean().openapi({ description: 'As an amendment; else it is the motion itself' }),
      for: count,
      against: count,
      abstain: count,
      carried: z.boolean(),
      at: instant,
      ballots: told('The code of the vote with ballots that it comes from; empty: hands'),
      reason: told('Why it is another number than the count before; empty in the first'),
    })
    .openapi('MotionVote'),
)
const motionStage = z.enum([...MOTION_STAGES] as [(typeof MOTION_STAGES)[number]]).openapi('MotionStage')
const motion = same<Motion>()(
  z
    .object({
      id,
      number: count.openapi({ description: 'Counts from 1 in each meeting; never used again' }),
      stage: motionStage,
      card: id.nullable().openapi({ description: 'The card that it is about' }),
      wordings: z.array(motionWording),
      holds: count.openapi({ description: 'The version of the wording that holds' }),
      votes: z.array(motionVote),
      reason: told('Why the chair dropped it; else empty'),
      item: id.nullable().openapi({ description: 'The agenda item that was open when it was moved' }),
      movedAt: instant,
      became: z
        .object({ matter: count, task: z.boolean() })
        .nullable()
        .openapi({ description: 'Of a carried one: the number of the matter, and whether it is a task of it' }),
      ballots: z.string().optional().openapi({ description: 'The code of the vote to which it is put' }),
    })
    .openapi('Motion', { description: 'Who does what by when, as it was moved. It does not say who moved it' }),
)
const pledge = same<Pledge>()(
  z
    .object({
      id,
      number: count.openapi({ description: 'Counts from 1 in each meeting; never used again' }),
      stage: z.enum([...PLEDGE_STAGES] as [(typeof PLEDGE_STAGES)[number]]).openapi({
        description: 'said: by phone, not read out yet; taken: the hall heard it',
      }),
      what: told('What is taken on; empty where whoever made it was erased', '周末带人把楼道清一遍'),
      who: told('For which organisation, office or team; may be empty', '锦绣物业'),
      capacity: orNull(capacity),
      resource,
      by: instant.nullable().openapi({ description: 'By when: the end of the day' }),
      card: id.nullable(),
      topic: id.nullable(),
      item: id.nullable().openapi({ description: 'The agenda item that was open when it was made' }),
      pledgedAt: instant,
      reason: told('Why the chair dropped it; else empty'),
      became: z
        .object({ task: count.nullable() })
        .nullable()
        .openapi({ description: 'An offer of the ledger, or a task of the matter that has this number' }),
    })
    .openapi('Pledge', { description: 'What somebody takes on in the hall. It does not say who it is' }),
)

const hallLot = same<HallLot>()(
  z
    .object({
      ...lotShape,
      id,
      from: z.enum(LOT_FROM).openapi({ description: 'Slips or a list, who waits for the floor, or who is there' }),
      item: id.nullable().openapi({ description: 'The agenda item that was open when it was announced' }),
    })
    .openapi('Lot', { description: 'A lot: announced with all that is fixed, called by the hall, drawn once' }),
)

const tableProposal = z.union([z.object({ card: id }), z.object({ motion: id })])
const hallTable = same<HallTable>()(
  z
    .object({
      number: count.openapi({ description: 'From 1 on' }),
      marks: z.array(z.string()).openapi({
        description: 'Who sits there: the beginning of the SHA-256 of `tables of meeting.id participant.id`',
      }),
      captain: z.string().openapi({ description: 'The mark of who holds the table together; may be empty' }),
      recorder: z.string().openapi({ description: 'The mark of who writes down; may be empty' }),
      cards: z.array(id).openapi({ description: 'Cards that were written there while five or more sat there' }),
      proposals: z.array(tableProposal).openapi({ description: 'Two at most' }),
    })
    .openapi('HallTable'),
)
const tables = same<HallTables>()(
  z
    .object({
      open: z.boolean().openapi({ description: 'Whether people take their seats' }),
      seconds: count.openapi({ description: 'How long each table has to tell; 0: as long as it likes' }),
      tables: z.array(hallTable),
      reports: z.array(
        z.object({ table: count, since: instant, until: instant.nullable(), seconds: count, item: id.nullable() }),
      ),
    })
    .openapi('HallTables', { description: 'Tables of people in the hall' }),
)

const roomCount = z.object({ yes: count, no: count, unsure: count })
const roomQuestion = same<RoomQuestion>()(
  z
    .object({
      number: count.openapi({ description: 'Counts from 1 in each meeting; never used again' }),
      cards: z.array(id).openapi({ description: 'Two cards: do they belong together?' }),
      open: z.boolean(),
      people: count.openapi({ description: 'People who answered by phone or through the desk' }),
      atDesk: count.openapi({ description: 'Of them those whose answer was first entered at the desk' }),
      given: roomCount.nullable().openapi({ description: 'Their answers; null while it is open' }),
      hands: roomCount.nullable().openapi({ description: 'Hands of those who did not answer otherwise; null: none' }),
      corrections: z.array(z.object({ from: roomCount.nullable(), to: roomCount, reason: z.string(), at: instant })),
      settled: z.boolean().openapi({ description: 'One of its cards was gathered or taken out since' }),
      item: id.nullable().openapi({ description: 'The agenda item that was open when it was asked' }),
      askedAt: instant,
      closedAt: instant.nullable(),
    })
    .openapi('RoomQuestion', { description: 'Whether two cards belong together, as everybody there was asked' }),
)

/**
 * Who moved, seconded and amended a motion: in no answer, but in the file of a meeting that is carried home.
 */
export const said = z.object({ participant: id.nullable(), enteredBy: id.nullable() })
export const motionPeople = z.object({ wordings: z.array(said).max(100), second: said.nullable() })

const speakerShape = {
  number: count,
  participant: id.nullable().openapi({ description: 'Null: a hand that nobody put a name to' }),
  enteredBy: id.nullable().openapi({ description: 'The staff person who put them on the list' }),
  beyond: z.boolean().openapi({ description: 'They had had all their turns when they asked' }),
}
/** As the file of a meeting that is carried home has it; an older one has no places. */
export const carriedSpeaker = z.object({ ...speakerShape, wrote: z.boolean(), place: count.optional() })
void ({} as Speaker satisfies z.input<typeof carriedSpeaker>)
export const speaker = same<KnownSpeaker>()(
  z
    .object(speakerShape)
    .openapi('Speaker', { description: 'Who asked for the floor under a number. For the desk alone' }),
)

/** What everyone sees of a meeting. */
export const board = same<Board>()(
  z
    .object({
      id,
      community: id,
      code,
      openTree: z.boolean().openapi({ description: 'The always-open tree of the community' }),
      theme: told('What the meeting is about', '文明城市与街区环境'),
      place: told('Where it is held, in words'),
      startsAt: instant,
      stage,
      openedAt: instant.nullable(),
      closedAt: instant.nullable(),
      agenda: z.array(agendaItem),
      current: z.object({ item: id, since: instant }).nullable().openapi({ description: 'The agenda item under way' }),
      trees: z
        .object({ problem: z.boolean(), action: z.boolean(), vision: z.boolean() })
        .openapi({ description: 'Which trees take cards' }),
      joining,
      hangAtOnce: z
        .boolean()
        .openapi({ description: 'Printed cards that are photographed hang at once, as pictures of their handwriting' }),
      cardsFrom: instant
        .nullable()
        .openapi({ description: 'Cards are taken from then; null: while the meeting is open' }),
      cardsUntil: instant
        .nullable()
        .openapi({ description: 'Cards are taken until then; null: while the meeting is open' }),
      next: told('What comes next, told at the close'),
      focus: focusNow,
      linksShown: z.boolean(),
      newWordsShown: z.boolean(),
      rules,
      floor,
      turns: z.array(turn).openapi({ description: 'Turns that are over, in order' }),
      dots: dots.nullable().openapi({ description: 'Null until they are opened' }),
      motions: z.array(motion).openapi({ description: 'In the order in which they were moved' }),
      pledges: z.array(pledge).openapi({ description: 'In the order in which they were made' }),
      tables: orNull(tables),
      lots: z.array(hallLot).openapi({ description: 'In the order in which they were announced' }),
      room: z.array(roomQuestion).openapi({ description: 'What the room was asked, in order' }),
      attendance,
      compared: compared.optional(),
      cards: z.record(id, card).openapi({ description: 'By id' }),
      topics: z.record(id, topic).openapi({ description: 'By id' }),
      carried: z.object({ at: instant }).optional().openapi({
        description: 'Since when it is carried home: it goes on there, and nothing new is taken here',
      }),
      arrived: arrival.optional(),
    })
    .openapi('Board', { description: 'What everyone sees of a meeting. It names no author' }),
)

/** GET /api/meetings/{code} */
export const boardPage = z
  .object({
    seq: count.openapi({
      description: 'The journal position that the board is true for; the live stream goes on from it',
    }),
    communityName: told('The name of the community', '榕埠社区'),
    communitySlug: told('As it stands in addresses', 'rongbu'),
    board,
  })
  .openapi('BoardPage')

export const participant = same<Participant>()(
  z
    .object({
      id,
      name: told('Empty where they gave none'),
      capacity,
      origin: z.enum(['list', 'phone', 'desk']).openapi({
        description: 'From the list of those expected, by phone, or added at the desk',
      }),
      presentAt: instant.nullable(),
      nameAgreed: z.boolean().openapi({ description: 'Agreed to be named in the record' }),
      joinedAs: id.nullable().openapi({
        description:
          'Of somebody listed, or added at the desk: their phone’s participant; of the holder of a stub: as whom they count',
      }),
      confirmed: z.boolean().openapi({
        description: 'The desk has seen, face to face, that the phone is theirs, or they showed both stubs',
      }),
    })
    .openapi('Participant'),
)

/** GET /api/meetings/{code}/cards */
export const cardPage = pageOf('Cards', card)

/** GET /api/meetings/{code}/attendance */
export const attendanceList = z
  .object({ seq, participants: z.array(participant), speakers: z.array(speaker) })
  .openapi('AttendanceList', { description: 'Who is expected and who is there, by name' })

/** GET /api/meetings/{code}/on-behalf */
export const onBehalfList = z
  .object({
    endorsements: z.array(
      z.object({
        card: id,
        participant: id,
        enteredBy: told('The name of the staff person who entered it', '林晓'),
      }),
    ),
  })
  .openapi('OnBehalfList', { description: 'Which cards people without a phone endorse through the desk' })

const details = same<MeetingDetails>()(
  z
    .object({
      theme: z.string(),
      place: z.string(),
      startsAt: instant,
      agenda: z.array(agendaItem),
      cardsFrom: instant.nullable(),
      cardsUntil: instant.nullable(),
      next: z.string(),
      joining: joining.optional(),
      hangAtOnce: z.boolean().optional(),
    })
    .openapi('MeetingDetails'),
)

/** What everyone is told when a meeting changes: the events of a frame. */
export const boardEvent = same<BoardEvent>()(
  z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('meetingCreated'),
        id,
        community: id,
        code,
        details,
        openTree: z.boolean().optional(),
      }),
      z.object({ kind: z.literal('meetingChanged'), details: z.object(details.shape).partial() }),
      z.object({ kind: z.literal('stageChanged'), stage, at: instant }),
      z.object({ kind: z.literal('agendaItemOpened'), item: id.nullable(), at: instant }),
      z.object({ kind: z.literal('treeSwitched'), tree: treeKind, open: z.boolean() }),
      z.object({ kind: z.literal('focusSet'), focus: focusNow }),
      z.object({ kind: z.literal('linksShown'), shown: z.boolean() }),
      z.object({ kind: z.literal('newWordsShown'), shown: z.boolean() }),
      z.object({ kind: z.literal('attendanceChanged'), attendance }),
      z.object({ kind: z.literal('participantsChanged') }),
      z.object({ kind: z.literal('answerChanged') }),
      z.object({ kind: z.literal('receiptRead') }),
      z.object({ kind: z.literal('cardPointed') }),
      z.object({ kind: z.literal('authorAsked') }),
      z.object({ kind: z.literal('questionAnswered') }),
      z.object({ kind: z.literal('wishesChanged') }),
      z.object({ kind: z.literal('cardPosted'), card }),
      z.object({ kind: z.literal('cardEdited'), card: id, text: words, where, photo, wording: count }),
      z.object({
        kind: z.literal('cardRead'),
        card: id,
        number: count,
        tree: treeKind,
        text: words,
        where,
        wording: count,
        people,
      }),
      z.object({ kind: z.literal('cardCompared'), compared }),
      z.object({ kind: z.literal('cardWithdrawn'), card: id, people, blank: z.literal(true).optional() }),
      z.object({ kind: z.literal('cardHidden'), card: id, reason: z.string(), people }),
      z.object({ kind: z.literal('cardErased'), card: id, people }),
      z.object({ kind: z.literal('cardShown'), card, people }),
      z.object({ kind: z.literal('cardCut'), card: id, halves: z.array(id), people }),
      z.object({ kind: z.literal('cutUndone'), card, halves: z.array(id), people }),
      z.object({ kind: z.literal('endorsementsChanged'), card: id, endorsements: count, people }),
      z.object({ kind: z.literal('cardsLinked'), from: id, to: id }),
      z.object({ kind: z.literal('cardsUnlinked'), from: id, to: id }),
      z.object({ kind: z.literal('topicOpened'), topic }),
      z.object({ kind: z.literal('topicRenamed'), topic: id, name: z.string() }),
      z.object({ kind: z.literal('topicTallied'), topic: id, tally: count.nullable(), reason: z.string() }),
      z.object({ kind: z.literal('cardsGathered'), cards: z.array(id), topic: id.nullable(), people }),
      z.object({ kind: z.literal('topicSided'), topic: id, other: z.array(id), people }),
      z.object({ kind: z.literal('topicDissolved'), topic: id }),
      z.object({ kind: z.literal('meetingCarried'), at: instant.nullable(), reason: z.string() }),
      z.object({ kind: z.literal('meetingArrived'), arrival, checkpoint: z.string() }),
      z.object({ kind: z.literal('rulesSet'), rules, waiting: inOrder }),
      z.object({ kind: z.literal('dotsChanged'), dots }),
      z.object({ kind: z.literal('floorSwitched'), open: z.boolean() }),
      z.object({ kind: z.literal('floorAsked'), number: count, waiting: inOrder }),
      z.object({ kind: z.literal('floorLeft'), numbers: z.array(count), waiting: inOrder }),
      z.object({ kind: z.literal('floorGiven'), speaking, waiting: inOrder }),
      z.object({ kind: z.literal('turnEnded'), turn }),
      z.object({ kind: z.literal('roomChanged'), question: roomQuestion }),
      z.object({ kind: z.literal('tablesSet'), tables }),
      z.object({ kind: z.literal('tableChanged'), table: hallTable }),
      z.object({
        kind: z.literal('lotChanged'),
        lot: hallLot,
        waiting: inOrder.nullable().openapi({ description: 'Null: the lot changed nothing of who speaks when' }),
      }),
      z.object({
        kind: z.literal('pledgeChanged'),
        pledge,
        said: z.boolean().openapi({ description: 'Its words are new' }),
      }),
      z.object({ kind: z.literal('pledgeErased'), pledge: id, stage: z.enum(PLEDGE_STAGES as [PledgeStage]) }),
      z.object({
        kind: z.literal('motionChanged'),
        motion,
        said: count.nullable().openapi({ description: 'The version of a wording that is new' }),
      }),
      z.object({ kind: z.literal('turnReasonsErased'), numbers: z.array(count) }),
      z.object({
        kind: z.literal('motionErased'),
        motion: id,
        versions: z.array(count).openapi({ description: 'Wordings that have no words any more' }),
        holds: count,
        stage: motionStage,
      }),
    ])
    .openapi('BoardEvent', {
      description: 'What happened in a meeting. Counts are absolute: told twice, they do no harm',
    }),
)

/** One frame of a live stream. */
export const frame = z
  .object({
    after: count.openapi({ description: 'The journal position that the frame follows' }),
    seq: count.openapi({ description: 'The position up to which it tells everything' }),
    seqs: z.array(count).openapi({ description: 'The position of each event' }),
    events: z.array(boardEvent),
    participants: z.array(participant).optional().openapi({
      description: 'At the desk alone: those that changed, as they are now',
    }),
    speakers: z.array(speaker).optional().openapi({
      description: 'At the desk alone: who asked for the floor under which number',
    }),
    minutes: z.literal(true).optional().openapi({
      description: 'At the desk alone: the minutes have changed; read them again',
    }),
  })
  .openapi('Frame', { description: 'The data of one message of a live stream, as JSON' })
export type Frame = z.infer<typeof frame>
