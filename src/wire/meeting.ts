import { z } from '@hono/zod-openapi'
import type { Board } from '../core/meeting/meeting.ts'
import { CAPACITIES, STAGES } from '../core/meeting/meeting.ts'
import { LOT_FROM } from '../core/meeting/lots.ts'
import { RESOURCES } from '../core/meeting/pledge.ts'
import type { Clock } from '../core/plain/clock.ts'
import type { MatterStage } from '../core/ledger/stages.ts'
import type { Locale } from './plain.ts'
import { mapPoint } from './map.ts'
import { planPoint } from './plan.ts'
import { idInListOf, idOf, newIdOf } from './ids.ts'
import { count, id, instant, pageOf, seq } from './plain.ts'

export const treeKind = z.enum(['problem', 'action', 'vision']).openapi('Tree')
export const cardState = z
  .enum(['standing', 'hidden', 'withdrawn', 'cut', 'undone'])
  .openapi({ description: 'cut: its halves stand in its place; undone: a half that went back into its whole' })
export const stage = z.enum(['draft', 'announced', 'open', 'closed', 'archived']).openapi('MeetingStage')
export const capacity = z
  .enum([
    'resident',
    'representative',
    'committee',
    'official',
    'deputy',
    'property',
    'enterprise',
    'member',
    'adviser',
    'department',
    'other',
  ])
  .openapi('Capacity')
// A guard that the lists above and those of core stay the same.
void (STAGES satisfies readonly z.infer<typeof stage>[])
void (CAPACITIES satisfies readonly z.infer<typeof capacity>[])

export const agendaKind = z.enum([
  'checkIn',
  'briefing',
  'cards',
  'speaking',
  'trees',
  'framing',
  'responses',
  'close',
  'other',
])
export const agendaItem = z.object({
  id: idInListOf('agendaItem'),
  kind: agendaKind,
  title: z.string().max(200),
  minutes: z.number().int().min(0).max(600),
})
const agenda = z.array(agendaItem).max(40)

/** Text limits here are generous: the rules count graphemes and answer with the exact limit. */
const text = z.string().max(20_000)

export const joining = z.enum(['hall', 'anyone']).openapi({
  description: 'Who joins: whoever has the pass that the screen in the hall shows, or anyone with the address',
})

const hangAtOnce = z
  .boolean()
  .openapi({ description: 'Printed cards that are photographed hang at once, as pictures of their handwriting' })

export const meetingDetails = z.object({
  theme: text,
  place: text.default(''),
  startsAt: instant,
  agenda: agenda.optional(),
  cardsFrom: instant.nullable().default(null),
  cardsUntil: instant.nullable().default(null),
  next: text.default(''),
  joining: joining.default('hall'),
  hangAtOnce: hangAtOnce.default(false),
})

const changedDetails = z
  .object({
    theme: text,
    place: text,
    startsAt: instant,
    agenda,
    cardsFrom: instant.nullable(),
    cardsUntil: instant.nullable(),
    next: text,
    joining,
    hangAtOnce,
  })
  .partial()

export const focus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trees') }),
  z.object({ kind: z.literal('tree'), tree: treeKind }),
  z.object({ kind: z.literal('topic'), topic: idOf('topic') }),
  z.object({ kind: z.literal('card'), card: idOf('card') }),
  z.object({ kind: z.literal('agenda') }),
  z.object({ kind: z.literal('floor') }),
  z.object({ kind: z.literal('rules') }),
  z.object({ kind: z.literal('dots') }),
  z.object({ kind: z.literal('motions') }),
  z.object({ kind: z.literal('room') }),
  z.object({ kind: z.literal('pledges') }),
  z.object({ kind: z.literal('lots') }),
  z.object({ kind: z.literal('tables') }),
])

export const stance = z.enum(['for', 'against']).openapi({ description: 'Null: a question, or something to add' })
const spokenTo = {
  card: idOf('card', 'To which card they want to speak').nullable().default(null),
  stance: stance.nullable().default(null),
}
const number = z.number().int().min(1).max(1_000_000)
const rulesSaid = z.object({
  sentences: z.array(text).max(50).openapi({ description: 'Of its own; none: the usual ones' }),
  order: z.enum(['turns', 'arrival']),
  seconds: z.number().int().min(0).max(3600),
  turns: z.number().int().min(0).max(20),
})

const cards = z.array(idOf('card')).min(1).max(5000)
const person = { name: text.default(''), capacity: capacity.default('resident') }

const onBehalf = idOf('participant', 'Only from the desk: somebody who has no phone here').nullable().default(null)

/** Who says something of a motion, where it is entered at the desk. */
const fromDesk = {
  onBehalfOf: onBehalf,
  fromHall: z.boolean().default(false).openapi({
    description: 'Only from the desk: somebody in the hall says it, whom nobody puts a name to',
  }),
}
const moved = {
  what: text.openapi({ description: 'What is to be done, 300 characters at most' }),
  who: text.default('').openapi({ description: 'Who does it: an office, a team; 60 characters at most' }),
  by: instant.nullable().default(null).openapi({ description: 'By when: the end of the day' }),
  ...fromDesk,
}
const motion = idOf('motion')

export const resource = z
  .enum([...RESOURCES] as [(typeof RESOURCES)[number]])
  .openapi('Resource', { description: 'With what somebody takes something on' })
const pledge = idOf('pledge')

export const roomAnswer = z.enum(['yes', 'no', 'unsure'])
const hands = z
  .object({ yes: z.number().int(), no: z.number().int(), unsure: z.number().int() })
  .openapi({ description: 'Hands of those who did not answer otherwise' })
const roomQuestion = number.openapi({ description: 'The number of what the room was asked' })

/** The boxes of a card on paper. */
export const ticked = z.object({
  mayBeNamed: z.boolean().openapi({ description: 'The name of its author may be shown' }),
  callBack: z.boolean().openapi({ description: 'Its author wants to be called back' }),
})
const tableNumber = z.number().int().min(1)
const seated = idOf('participant', 'Only from the desk: who it is').nullable().default(null)

/** What can be sent to POST /api/meetings/{code}/commands. The kinds are those of core/meeting/command.ts. */
export const command = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('postCard'),
      id: newIdOf('card'),
      tree: treeKind,
      text,
      where: text.default(''),
      photo: idOf('photo').nullable().default(null),
      links: z.array(idOf('card')).max(50).default([]),
      onBehalfOf: idOf('participant', 'Only from the desk: the participant who wrote it').nullable().default(null),
      paper: z.string().min(1).max(40).optional().openapi({
        description:
          'Only from the desk: the number or the code of the printed card that it was written on. Its receipt is the one on the stub; where nobody is named, whoever holds the stub wrote it',
      }),
      point: planPoint.optional().openapi({
        description: 'Where it is, on the community’s plan; left out where that plan was taken away meanwhile',
      }),
      mapPoint: mapPoint.optional().openapi({
        description: 'Where it is, on the map; left out where the community has none, or it is far away',
      }),
      wishes: ticked.optional().openapi({ description: 'Only from the desk: what is ticked on the paper' }),
    }),
    z.object({
      kind: z.literal('editCard'),
      card: idOf('card'),
      text,
      where: text.default(''),
      photo: idOf('photo').nullable().default(null),
    }),
    z.object({ kind: z.literal('withdrawCard'), card: idOf('card') }),
    z.object({ kind: z.literal('endorse'), card: idOf('card'), onBehalfOf: onBehalf }),
    z.object({ kind: z.literal('takeBack'), card: idOf('card'), onBehalfOf: onBehalf }),
    z.object({
      kind: z.literal('cutCard'),
      card: idOf('card'),
      halves: z.array(z.object({ id: newIdOf('card'), tree: treeKind, text })).length(2),
      photoOn: z.enum(['first', 'second']).default('first').openapi({ description: 'Which half shows the photo' }),
    }),
    z.object({ kind: z.literal('undoCut'), card: idOf('card') }),
    z.object({ kind: z.literal('linkCards'), from: idOf('card'), to: idOf('card') }),
    z.object({ kind: z.literal('unlinkCards'), from: idOf('card'), to: idOf('card') }),
    z.object({ kind: z.literal('describeMyself'), ...person, nameAgreed: z.boolean().default(false) }),
    z.object({ kind: z.literal('changeMeeting'), details: changedDetails }),
    z.object({ kind: z.literal('setStage'), stage }),
    z.object({ kind: z.literal('openAgendaItem'), item: idOf('agendaItem').nullable() }),
    z.object({ kind: z.literal('switchTree'), tree: treeKind, open: z.boolean() }),
    z.object({ kind: z.literal('setFocus'), focus }),
    z.object({ kind: z.literal('showLinks'), shown: z.boolean() }),
    z.object({ kind: z.literal('showNewWords'), shown: z.boolean() }),
    z.object({
      kind: z.literal('listParticipants'),
      people: z.array(z.object({ id: newIdOf('participant'), ...person })).max(2000),
    }),
    z.object({ kind: z.literal('addWalkIn'), id: newIdOf('participant'), ...person }),
    z.object({ kind: z.literal('tickPresent'), participant: idOf('participant'), present: z.boolean() }),
    z.object({
      kind: z.literal('matchParticipant'),
      listed: idOf('participant'),
      joined: idOf('participant').nullable(),
    }),
    z.object({
      kind: z.literal('joinStubs'),
      stubs: z.array(z.string().min(1).max(40)).min(1).max(30).openapi({
        description: 'Codes of stubs that one person showed, whether their cards are entered yet or not',
      }),
      participant: idOf('participant', 'Who that is, where it is known').nullable().default(null),
    }),
    z.object({
      kind: z.literal('askAuthor'),
      id: newIdOf('question'),
      card: idOf('card').nullable().default(null),
      paper: z.string().max(40).default('').openapi({
        description: 'In place of the card, which is not entered yet: the number of the printed card',
      }),
      text,
    }),
    z.object({
      kind: z.literal('answerQuestion'),
      question: idOf('question'),
      text,
      mayPublish: z.boolean().default(false).openapi({ description: 'Whether the answer may be shown to others' }),
      receipt: z.string().max(40).default('').openapi({
        description: 'From the desk: the code on the stub that whoever answers shows',
      }),
    }),
    z.object({
      kind: z.literal('pointCard'),
      card: idOf('card'),
      point: planPoint.nullable().optional().openapi({
        description: 'On the plan; null takes away what the desk said; left out, it stays. What an author said stays',
      }),
      mapPoint: mapPoint.nullable().optional().openapi({ description: 'The same on the map' }),
    }),
    z.object({
      kind: z.literal('readReceipt'),
      receipt: z.string().min(1).max(40).openapi({ description: 'The code that was shown at the counter' }),
    }),
    z.object({ kind: z.literal('setWishes'), card: idOf('card'), ...ticked.shape }),
    z.object({
      kind: z.literal('noteCall'),
      card: idOf('card'),
      called: z.boolean().openapi({ description: 'false: nobody has called them after all' }),
    }),
    z.object({ kind: z.literal('countHeads'), heads: z.number().int().nullable() }),
    z.object({ kind: z.literal('hideCard'), card: idOf('card'), reason: text }),
    z.object({ kind: z.literal('showCard'), card: idOf('card') }),
    z.object({
      kind: z.literal('erasePerson'),
      participant: idOf('participant').nullable().default(null),
      receipt: z.string().max(80).default('').openapi({
        description: 'In place of the participant: the receipt of one of their cards, or the token of their link /e/…',
      }),
    }),
    z.object({
      kind: z.literal('openTopic'),
      id: newIdOf('topic'),
      tree: treeKind,
      name: text,
      cards: z.array(idOf('card')).max(5000).default([]),
    }),
    z.object({ kind: z.literal('renameTopic'), topic: idOf('topic'), name: text }),
    z.object({
      kind: z.literal('tallyTopic'),
      topic: idOf('topic'),
      tally: z.number().int().nullable().openapi({ description: 'Hands counted in the hall; null: none were' }),
      reason: text.default('').openapi({ description: 'Why a number that there is changes' }),
    }),
    z.object({ kind: z.literal('gatherCards'), topic: idOf('topic'), cards }),
    z.object({ kind: z.literal('takeOutCards'), cards }),
    z.object({
      kind: z.literal('setSides'),
      topic: idOf('topic'),
      other: z.array(idOf('card')).max(5000).openapi({
        description: 'Its cards that are on the other side; none: the topic has one side again',
      }),
    }),
    z.object({ kind: z.literal('dissolveTopic'), topic: idOf('topic') }),
    z.object({ kind: z.literal('carryOn'), reason: text }),
    z.object({
      kind: z.literal('setRules'),
      rules: rulesSaid,
      reason: text.default('').openapi({ description: 'Where they were adopted before: why they change' }),
    }),
    z.object({
      kind: z.literal('adoptRules'),
      hands: z.number().int().nullable().default(null).openapi({ description: 'Hands that were counted for them' }),
    }),
    z.object({
      kind: z.literal('openDots'),
      each: z.number().int().openapi({ description: 'How many each person gives, 20 at most' }),
      interim: z.boolean().default(false).openapi({ description: 'Whether everyone sees the counts meanwhile' }),
    }),
    z.object({
      kind: z.literal('giveDots'),
      dots: z.array(z.object({ topic: idOf('topic'), n: z.number().int() })).max(100),
      onBehalfOf: onBehalf,
    }),
    z.object({
      kind: z.literal('handStickers'),
      participant: idOf('participant', 'Null: nobody knows who took them').nullable().default(null),
    }),
    z.object({
      kind: z.literal('takeStickersBack'),
      participant: idOf('participant', 'Null: from one whose name was not noted').nullable().default(null),
    }),
    z.object({
      kind: z.literal('countStickers'),
      topic: idOf('topic'),
      count: z.number().int(),
      reason: text.default('').openapi({ description: 'Where they were counted before: why it is another number' }),
    }),
    z.object({ kind: z.literal('closeDots') }),
    z.object({ kind: z.literal('showDots') }),
    z.object({ kind: z.literal('switchFloor'), open: z.boolean() }),
    z.object({ kind: z.literal('askFloor'), ...spokenTo }),
    z.object({ kind: z.literal('leaveFloor') }),
    z.object({
      kind: z.literal('raiseHand'),
      participant: idOf('participant', 'Null: a hand in the hall that nobody puts a name to').nullable().default(null),
      ...spokenTo,
    }),
    z.object({ kind: z.literal('lowerHand'), number }),
    z.object({
      kind: z.literal('strikeNumber'),
      number,
      reason: text.openapi({ description: 'Why somebody who asked by phone is taken off the list: it goes on record' }),
    }),
    z.object({
      kind: z.literal('giveFloor'),
      number,
      reason: text.default('').openapi({ description: 'Where somebody else is next: why' }),
    }),
    z.object({ kind: z.literal('endTurn'), number }),
    z.object({
      kind: z.literal('moveMotion'),
      id: newIdOf('motion'),
      card: idOf('card', 'The card that it is about').nullable().default(null),
      ...moved,
    }),
    z.object({ kind: z.literal('secondMotion'), motion, ...fromDesk }),
    z.object({ kind: z.literal('takeUpMotion'), motion }),
    z.object({ kind: z.literal('amendMotion'), motion, ...moved }),
    z.object({
      kind: z.literal('acceptAmendment'),
      motion,
      version: z.number().int().min(1).openapi({ description: 'The wording that is taken' }),
    }),
    z.object({
      kind: z.literal('withdrawMotion'),
      motion,
      amendment: z.boolean().default(false).openapi({ description: 'Only the amendment that is proposed' }),
    }),
    z.object({ kind: z.literal('dropMotion'), motion, reason: text }),
    z.object({
      kind: z.literal('putMotion'),
      motion,
      open: z.boolean().default(true).openapi({ description: 'No: it was put to the vote by mistake' }),
    }),
    z.object({
      kind: z.literal('countMotion'),
      motion,
      version: z.number().int().min(1).openapi({ description: 'The wording that was voted on' }),
      for: z.number().int(),
      against: z.number().int(),
      abstain: z.number().int().default(0),
      reason: text.default('').openapi({ description: 'Where it was counted before: why it is another number' }),
    }),
    z.object({
      kind: z.literal('makePledge'),
      id: newIdOf('pledge'),
      what: text.openapi({ description: 'What somebody takes on, 300 characters at most' }),
      who: text.default('').openapi({ description: 'For which organisation or team; 60 characters at most' }),
      resource,
      by: instant.nullable().default(null).openapi({ description: 'By when: the end of the day' }),
      card: idOf('card', 'The card that it is for').nullable().default(null),
      topic: idOf('topic', 'The topic that it is for').nullable().default(null),
      ...fromDesk,
    }),
    z.object({ kind: z.literal('takePledge'), pledge }),
    z.object({ kind: z.literal('withdrawPledge'), pledge }),
    z.object({ kind: z.literal('dropPledge'), pledge, reason: text }),
    z.object({
      kind: z.literal('announceLot'),
      id: newIdOf('lot'),
      purpose: text.openapi({ description: 'What it is about, in a line of 80 characters' }),
      from: z.enum(LOT_FROM),
      slips: z.number().int().default(0).openapi({ description: 'With `numbers`: from how many' }),
      take: z.number().int().min(1).openapi({ description: 'How many are drawn' }),
      again: text.default('').openapi({ description: 'Why another lot is drawn of the same' }),
    }),
    z.object({
      kind: z.literal('openTables'),
      count: z.number().int().openapi({ description: 'How many tables; never fewer than there are' }),
      seconds: z.number().int().default(180).openapi({ description: 'How long each has to tell; 0: no limit' }),
      lot: idOf('lot', 'A lot of all who are there: by it they are dealt out').nullable().default(null),
    }),
    z.object({ kind: z.literal('closeTables') }),
    z.object({
      kind: z.literal('sitAt'),
      table: z.number().int().min(0).openapi({ description: '0: at none' }),
      onBehalfOf: seated,
    }),
    z.object({ kind: z.literal('takeRole'), role: z.enum(['captain', 'recorder']), onBehalfOf: seated }),
    z.object({
      kind: z.literal('proposeAtTable'),
      table: tableNumber,
      card: idOf('card').nullable().default(null),
      motion: idOf('motion').nullable().default(null).openapi({ description: 'A card or a motion, not both' }),
      proposed: z.boolean().default(true).openapi({ description: 'No: it is taken back' }),
    }),
    z.object({ kind: z.literal('reportTable'), table: tableNumber }),
    z.object({ kind: z.literal('endReport'), table: tableNumber }),
    z.object({
      kind: z.literal('callLot'),
      lot: idOf('lot'),
      called: text.openapi({ description: 'Dice, or numbers that were called out', example: '3 5 6' }),
    }),
    z.object({
      kind: z.literal('drawLot'),
      lot: idOf('lot'),
      called: text.openapi({ description: 'As it stands on the screen' }),
    }),
    z.object({ kind: z.literal('giveUpLot'), lot: idOf('lot'), reason: text }),
    z.object({
      kind: z.literal('askRoom'),
      cards: z
        .array(idOf('card'))
        .length(2)
        .openapi({ description: 'Two cards of one tree: do they belong together?' }),
    }),
    z.object({ kind: z.literal('answerRoom'), question: roomQuestion, answer: roomAnswer, onBehalfOf: onBehalf }),
    z.object({
      kind: z.literal('closeRoom'),
      question: roomQuestion,
      hands: hands.nullable().default(null).openapi({ description: 'Null: nobody counted hands' }),
    }),
    z.object({
      kind: z.literal('countRoom'),
      question: roomQuestion,
      hands,
      reason: text.openapi({ description: 'Why hands are another number than was said when it was closed' }),
    }),
  ])
  .openapi('Command')
export type CommandBody = z.infer<typeof command>
/** A command as a page writes it: what has a default may be left out. */
export type CommandInput = z.input<typeof command>

const namesStand = z
  .object({
    minutes: count,
    topics: count,
    cards: count,
    matters: count,
    teams: count,
    notices: count,
    votes: count,
    rounds: count,
    conventions: count,
    surveys: count,
    register: count,
    bulletins: count,
    groups: count,
  })
  .openapi('NamesStand', {
    description: 'Where the name of somebody who was erased still stands in what others wrote',
  })
export type NamesStand = z.infer<typeof namesStand>

/** The answer to an accepted command. `seq` is the community's journal position that includes it. */
export const accepted = z
  .object({
    seq,
    id: id.optional().openapi({ description: 'Of something new: what it is called here' }),
    number: z.number().int().optional().openapi({
      description: 'Of a posted card: its number. Of who asked for the floor: the one under which they wait',
    }),
    receipt: z.string().optional().openapi({ description: 'Of a posted card: its receipt code' }),
    namesStand: namesStand.optional(),
  })
  .openapi('Accepted')
export type Accepted = z.infer<typeof accepted>

export const joiningPerson = z
  .object({
    id: newIdOf('participant', 'The device’s own word for whoever joins, a random UUID'),
    key: z
      .string()
      .min(16)
      .max(200)
      .openapi({ description: 'A secret that the device keeps, to join again as the same person' }),
    ...person,
    nameAgreed: z.boolean().default(false),
    pass: z.string().max(100).optional().openapi({
      description: 'Where a meeting asks for it: the token of the screen’s QR code, or the number shown beside it',
    }),
  })
  .openapi('Joining')

export const joined = z.object({ participant: id, token: z.string(), expires: instant, seq }).openapi('Joined')
export type Joined = z.infer<typeof joined>

/** POST /api/communities/{slug}/meetings */
export const newMeeting = meetingDetails.extend({ id: newIdOf('meeting') }).openapi('NewMeeting')
export const meetingMade = z
  .object({
    code: z.string().openapi({ description: 'Six letters; people type it to join', example: 'K7Q2MD' }),
    seq,
    id,
  })
  .openapi('MeetingMade')

/** A photo that was kept: what a card, or a command of a matter, names. */
export const photoKept = z.object({ photo: id }).openapi('PhotoKept')

/** A community's agenda template, there and back. */
export const agendaTemplate = z.object({ items: agenda }).openapi('AgendaTemplate')
/** PUT /api/communities/{slug}/agenda */
export const agendaChange = z
  .object({ items: agenda, was: agenda.openapi({ description: 'As it stood for whoever changes it' }) })
  .openapi('AgendaChange')

/** What a participant may know of themselves. */
export const me = z
  .object({
    participant: id,
    name: z.string(),
    capacity,
    nameAgreed: z.boolean().openapi({ description: 'Agreed to be named in the record' }),
    present: z.boolean(),
    cards: z
      .array(
        z.object({
          id,
          receipt: z.string().openapi({ example: 'K7Q-2MD-9XR' }),
          hidden: z
            .object({ text: z.string(), where: z.string() })
            .optional()
            .openapi({ description: 'Of a hidden card of one’s own the words, which nobody else sees' }),
        }),
      )
      .openapi({ description: 'One’s own cards' }),
    endorsed: z.array(id).openapi({ description: 'Ids of the cards that one endorses' }),
    numbers: z
      .array(count)
      .openapi({ description: 'The numbers under which one asked for the floor, the first one first' }),
    dots: z.record(id, count).openapi({ description: 'By topic: the dots that one gave' }),
    answers: z
      .record(z.string(), roomAnswer)
      .openapi({ description: 'By number of the question: what one answered when the room was asked' }),
    pledged: z.array(id).openapi({ description: 'Ids of the pledges that one made' }),
    moved: z.array(id).openapi({ description: 'Ids of the motions that one moved' }),
    amended: z.array(id).openapi({ description: 'Ids of motions of which one proposed the amendment that waits' }),
    stickers: z.boolean().openapi({ description: 'Whether one got stickers, and so gives no dots by phone' }),
    follow: z.record(id, z.string()).openapi({
      description: 'By endorsed card: the token under which it can be followed, also from another phone: /e/TOKEN',
    }),
  })
  .openapi('Me')
export type Me = z.infer<typeof me>

/** What the server inlines into a page, so that it paints without asking again. */
export interface PageState {
  locale: Locale
  strings: Record<string, string>
  /** The journal position that `board` is true for; the live stream takes over from there. */
  seq: number
  board: Board
  communityName: string
  communitySlug: string
  /** The address that phones open, and its QR code as SVG markup. */
  joinUrl: string
  joinQr: string
  /** On a screen: the QR code of the meeting's record, as SVG markup. */
  recordQr: string
  /** Scheme, host and port as this reader reached them. */
  origin: string
  /** The server's clock, so that a phone with a wrong one shows the right minutes. */
  now: number
  me: Me | null
  /** Of a phone: whether it has shown a good pass of the hall, or one that is too old. */
  shown: 'pass' | 'oldPass' | null
  /** Of a screen: what it shows so that people can join; null where it may not. */
  pass: Pass | null
  fruit: Fruit
  last: PreviousMeeting | null
  /** The community's. */
  clock: Clock
}

/** What the screen in the hall shows so that people can join, at the moment when it asks. */
export const pass = z
  .object({
    joinUrl: z.string().openapi({ description: 'The address in the QR code' }),
    joinQr: z.string().openapi({ description: 'The QR code as SVG markup' }),
    number: z.string().openapi({ description: 'Six digits to type instead of scanning', example: '482913' }),
    turnsIn: z.number().int().openapi({ description: 'Milliseconds until there is a new code' }),
    diesIn: z.number().int().openapi({ description: 'Milliseconds after which these must no longer be shown' }),
    screen: z.string().optional().openapi({
      description: 'For staff: the address of the screen for a computer where nobody is signed in; works for two days',
    }),
  })
  .openapi('Pass')
export type Pass = z.infer<typeof pass>

/**
 * What a meeting's trees have borne: topics whose matter is confirmed, and visions served by confirmed
 * actions. Ids.
 */
export interface Fruit {
  topics: string[]
  visions: string[]
}

/** The meeting before, and what became of its cards. */
export interface PreviousMeeting {
  code: string
  theme: string
  startsAt: number
  /**
   * Standing cards, each counted once: `explained` has a reason why not, `waiting` is still without an
   * answer.
   */
  cards: { all: number; confirmed: number; underWay: number; explained: number; waiting: number }
  /** Its matters, those with most cards first. */
  matters: {
    number: number
    title: string
    stage: MatterStage
    office: string
    dueAt: number | null
    /** Why it cannot be solved now, or was not accepted. */
    reason: string
    cards: number
  }[]
}

/** A meeting in a list. */
const meetingSummary = z
  .object({
    id,
    code: z.string(),
    theme: z.string(),
    place: z.string(),
    startsAt: instant,
    stage,
    cards: z.object({ problem: z.number().int(), action: z.number().int(), vision: z.number().int() }),
    people: z.number().int(),
  })
  .openapi('MeetingSummary')
export type MeetingSummary = z.infer<typeof meetingSummary>
/** GET /api/communities/{slug}/meetings */
export const meetings = pageOf('MeetingSummaries', meetingSummary)
