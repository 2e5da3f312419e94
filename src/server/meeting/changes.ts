import { wordingText } from '../../core/log/entry.ts'
import { asOnePerson, onOtherSide } from '../../core/meeting/count.ts'
import type { Called } from '../../core/meeting/names.ts'
import { calledAs } from '../../core/meeting/names.ts'
import type { AnsweredRoom } from '../../core/meeting/roomQuestion.ts'
import type { BoardEvent, MeetingEvent, Secret } from '../../core/meeting/event.ts'
import { questionsOfCard, questionsOfPeople } from '../../core/meeting/evolve.ts'
import { linkedWith } from '../../core/meeting/handwriting.ts'
import type { Card, Meeting, Question } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import { commit, newSalt } from '../journal/hash.ts'

/** One wording of one card, motion or pledge, with the salted commitment that the journal keeps of it. */
export interface Wording {
  /** The card, or the motion. */
  card: Id
  version: number
  text: string
  where: string
  photo: Id | null
  salt: string
  commitment: string
  at: number
}

export interface Endorsement {
  card: Id
  participant: Id
  standing: boolean
  enteredBy: Id | null
  at: number
}

/** [M26] People who were erased together at `at`, and what they were called until then. */
export interface ErasedPeople {
  people: readonly Id[]
  names: readonly Called[]
  at: number
}

/** What changes columns of the meeting itself alone, whose row is written with every batch. */
type OfItself = Extract<
  BoardEvent,
  {
    kind:
      | 'meetingCreated'
      | 'meetingChanged'
      | 'meetingCarried'
      | 'meetingArrived'
      | 'stageChanged'
      | 'agendaItemOpened'
      | 'treeSwitched'
      | 'focusSet'
      | 'linksShown'
      | 'newWordsShown'
      | 'attendanceChanged'
      | 'participantsChanged'
      | 'rulesSet'
      | 'dotsChanged'
      | 'tablesSet'
      | 'tableChanged'
      | 'floorSwitched'
      | 'floorAsked'
      | 'floorLeft'
      | 'floorGiven'
      | 'turnEnded'
      | 'turnReasonsErased'
      | 'roomChanged'
      | 'lotChanged'
      | 'answerChanged'
      | 'receiptRead'
      | 'cardPointed'
      | 'questionAnswered'
      | 'wishesChanged'
      | 'cardCompared'
  }
>

type OfTopic = Extract<
  BoardEvent,
  { kind: 'topicOpened' | 'topicDissolved' | 'topicSided' | 'topicRenamed' | 'topicTallied' }
>

/** What says something in words of its own, besides cards. */
type Moved = Extract<BoardEvent, { kind: 'motionChanged' | 'motionErased' | 'pledgeChanged' | 'pledgeErased' }>

/** [P11] A card whose author was asked about it, as any of these participants. */
export interface AskedAbout {
  card: Id
  people: readonly Id[]
  at: number
}

/** Which rows of one meeting a batch of events changes. */
export class MeetingChanges {
  readonly cards = new Set<Id>()
  /** Those of them that are new. */
  readonly posted = new Set<Id>()
  /** Cards whose support or standing changed. */
  readonly backed = new Set<Id>()
  readonly topics = new Set<Id>()
  readonly participants = new Set<Id>()
  readonly endorsements = new Map<string, Endorsement>()
  readonly wordings: Wording[] = []
  /** Photos that a card shows now; `from`: the cards that showed them before. */
  readonly photos: { photo: Id; card: Id; from: readonly Id[] }[] = []
  readonly receipts: { card: Id; receipt: string }[] = []
  /** Numbers whose speaker or turn is new. */
  readonly speakers = new Set<number>()
  /** What people gave, or that they took stickers. */
  readonly givers = new Map<Id, { enteredBy: Id | null }>()
  /** Numbers of what the room was asked. */
  readonly room = new Set<number>()
  readonly answers = new Map<string, AnsweredRoom>()
  /** Numbers of lots. */
  readonly lots = new Set<number>()
  readonly motions = new Set<Id>()
  readonly pledges = new Set<Id>()
  /** [P11] Asked, answered, or gone. */
  readonly questions = new Set<Id>()
  readonly asked: AskedAbout[] = []
  readonly erasedCards = new Set<Id>()
  /** [M26] Wordings of motions and pledges whose words are erased. */
  readonly erasedWordings: { motion: Id; version: number }[] = []
  readonly erased: ErasedPeople[] = []
  created = false

  /**
   * Records what `event` changes. Called before the meeting evolves: a dissolved topic still knows its cards.
   * Returns the commitment of a new wording.
   */
  record(meeting: Meeting | undefined, event: MeetingEvent): string | null {
    const { told, secret, at } = event
    this.created ||= told.kind === 'meetingCreated'
    if (secret) this.people(meeting, secret, at)
    this.counted(meeting, event)
    switch (told.kind) {
      case 'cardPosted':
        return this.post(meeting!, told.card, secret!.authorship!.receipt, at)
      case 'cardEdited':
        this.cards.add(told.card)
        return this.word(told.card, told, at)
      case 'cardRead':
        return this.read(meeting!, told, at)
      case 'cardShown':
        this.support(told.card.id)
        break
      case 'cardErased':
      case 'cardWithdrawn':
      case 'cardHidden':
      case 'endorsementsChanged':
        if (told.kind === 'cardErased') this.erasedCards.add(told.card)
        if (told.kind === 'cardErased' || told.kind === 'cardWithdrawn')
          for (const id of questionsOfCard(meeting!, told.card)) this.questions.add(id)
        if (secret?.endorser) this.endorse({ enteredBy: null, ...secret.endorser, card: told.card, at })
        this.support(told.card)
        break
      case 'cardCut':
      case 'cutUndone':
        this.cut(meeting!, told)
        break
      case 'authorAsked':
        this.ask(meeting!, secret!.question!, at)
        break
      case 'cardsLinked':
      case 'cardsUnlinked':
        this.cards.add(told.from)
        break
      case 'cardsGathered':
        for (const card of told.cards) this.cards.add(card)
        break
      case 'topicOpened':
      case 'topicDissolved':
      case 'topicSided':
      case 'topicRenamed':
      case 'topicTallied':
        this.topic(meeting, told)
        break
      case 'motionChanged':
      case 'motionErased':
      case 'pledgeChanged':
      case 'pledgeErased':
        return this.moved(told, at)
      default:
        told satisfies OfItself
    }
    return null
  }

  /** Topics that are counted anew, who asked for the floor, what the room was asked, and lots. */
  private counted(meeting: Meeting | undefined, event: MeetingEvent): void {
    if ('people' in event.told)
      for (const [topic, counted] of Object.entries(event.told.people)) {
        this.topics.add(topic)
        // [M55] Where it has one side from now on, no card is on the other.
        const onOther =
          typeof counted === 'number' && meeting && onOtherSide(meeting.board, meeting.board.topics[topic])
        if (onOther) for (const card of meeting.gathered.get(topic) ?? []) if (onOther(card)) this.cards.add(card)
      }
    for (const number of numbersIn(event)) this.speakers.add(number)
    if (event.told.kind === 'roomChanged') this.room.add(event.told.question.number)
    if (event.told.kind === 'lotChanged') this.lots.add(event.told.lot.number)
  }

  /** Whatever is said of a topic; where it is dissolved or parted, its cards change too. */
  private topic(meeting: Meeting | undefined, told: OfTopic): void {
    if (told.kind === 'topicOpened') return void this.topics.add(told.topic.id)
    this.topics.add(told.topic)
    if (told.kind === 'topicDissolved' || told.kind === 'topicSided')
      for (const card of meeting?.gathered.get(told.topic) ?? []) this.cards.add(card)
  }

  private people(meeting: Meeting | undefined, secret: Secret, at: number): void {
    const { participants, erased, question, gift, answer, compared, wished } = secret
    if (wished) this.cards.add(wished.card)
    if (compared) this.cards.add(compared.card)
    if (gift) this.givers.set(gift.participant, gift)
    if (answer) this.answers.set(`${answer.question} ${answer.participant}`, answer)
    for (const one of [secret.handedTo, secret.tookBack]) if (one) this.givers.set(one, { enteredBy: null })
    for (const { id } of participants ?? []) this.participants.add(id)
    if (question) this.questions.add(question.id)
    for (const id of meeting ? questionsOfPeople(meeting, erased ?? []) : []) this.questions.add(id)
    if (meeting && erased) this.erased.push({ people: erased, names: calledAs(meeting, erased), at })
  }

  /** [M40] A half has the receipt of its whole, and the endorsers. */
  private post(meeting: Meeting, card: Card, receipt: string, at: number): string {
    this.cards.add(card.id)
    this.posted.add(card.id)
    if (card.cutFrom) this.takeAfter(meeting, card, at)
    else this.receipts.push({ card: card.id, receipt })
    return this.word(card.id, card, at)
  }

  /** [P8] Read as a card of another tree, links lead to it no more. */
  private read({ board }: Meeting, told: Extract<BoardEvent, { kind: 'cardRead' }>, at: number): string {
    this.support(told.card)
    if (board.cards[told.card]!.tree !== told.tree)
      for (const { id } of linkedWith(board, told.card)) this.cards.add(id)
    return this.word(told.card, { ...told, photo: null }, at)
  }

  private ask(meeting: Meeting, { receipt, participant }: Question, at: number): void {
    const people = asOnePerson(meeting, participant)
    for (const [card, known] of meeting.authorships)
      if (known.receipt === receipt && !meeting.board.cards[card]!.cutFrom) this.asked.push({ card, people, at })
  }

  private endorse(endorsement: Endorsement): void {
    this.endorsements.set(endorsement.card + endorsement.participant, endorsement)
  }

  private takeAfter({ endorsers, entered }: Meeting, { id: card, cutFrom }: Card, at: number): void {
    for (const participant of endorsers.get(cutFrom!) ?? []) {
      const enteredBy = entered.get(cutFrom!)?.get(participant) ?? null
      this.endorse({ card, participant, standing: true, enteredBy, at })
    }
  }

  /** [M40] A card gave way to its halves, or they to it: links to the one lead to the other. */
  private cut({ board }: Meeting, told: Extract<BoardEvent, { kind: 'cardCut' | 'cutUndone' }>): void {
    const whole = told.kind === 'cardCut' ? told.card : told.card.id
    const gone = told.kind === 'cardCut' ? [whole] : told.halves
    for (const card of [whole, ...told.halves]) this.support(card)
    for (const { id, links } of Object.values(board.cards))
      if (links.some((linked) => gone.includes(linked))) this.cards.add(id)
    if (told.kind === 'cutUndone' && told.card.photo)
      this.photos.push({ photo: told.card.photo, card: whole, from: told.halves })
  }

  /** The support or the standing of a card changed. */
  private support(card: Id): void {
    this.cards.add(card)
    this.backed.add(card)
  }

  /** [M49] What a motion says is kept as the wordings of cards are: the journal has its commitment alone. */
  private moved(told: Moved, at: number): string | null {
    if (told.kind === 'pledgeChanged' || told.kind === 'pledgeErased') return this.pledged(told, at)
    if (told.kind === 'motionErased') {
      this.motions.add(told.motion)
      this.erasedWordings.push(...told.versions.map((version) => ({ motion: told.motion, version })))
      return null
    }
    const { motion, said } = told
    this.motions.add(motion.id)
    if (said === null) return null
    const { what, who } = motion.wordings[said - 1]!
    return this.word(motion.id, { text: what, where: who, photo: null, wording: said }, at)
  }

  /** [M54] The words of a pledge, which has one wording. */
  private pledged(told: Extract<BoardEvent, { kind: 'pledgeChanged' | 'pledgeErased' }>, at: number): string | null {
    if (told.kind === 'pledgeErased') {
      this.pledges.add(told.pledge)
      this.erasedWordings.push({ motion: told.pledge, version: 1 })
      return null
    }
    const { id, what, who } = told.pledge
    this.pledges.add(id)
    return told.said ? this.word(id, { text: what, where: who, photo: null, wording: 1 }, at) : null
  }

  private word(
    card: Id,
    { text, where, photo, wording, cutFrom }: Pick<Card, 'text' | 'where' | 'photo' | 'wording' | 'cutFrom'>,
    at: number,
  ): string {
    if (photo) this.photos.push({ photo, card, from: cutFrom === undefined ? [] : [cutFrom] })
    const salt = newSalt()
    const commitment = commit(salt, wordingText({ text, where, photo }))
    this.wordings.push({ card, version: wording, text, where, photo, salt, commitment, at })
    return commitment
  }
}

/** Whose row of the list of speakers an event changes: who asked, and whose turn ended. */
const numbersIn = ({ told, secret }: MeetingEvent): number[] => [
  ...(secret?.speaker ? [secret.speaker.number] : []),
  ...(told.kind === 'turnEnded' ? [told.turn.number] : []),
  ...(told.kind === 'turnReasonsErased' ? told.numbers : []),
]
