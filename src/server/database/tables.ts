import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Dots, Gift } from '../../core/meeting/dots.ts'
import type { Floor, Turn } from '../../core/meeting/floor.ts'
import type { Motion, MotionPeople, Said } from '../../core/meeting/motion.ts'
import type { HallTables } from '../../core/meeting/hallTables.ts'
import type { HallLot } from '../../core/meeting/lots.ts'
import type { Pledge } from '../../core/meeting/pledge.ts'
import type { RoomAnswer, RoomQuestion } from '../../core/meeting/roomQuestion.ts'
import type { MeetingRules } from '../../core/meeting/meetingRules.ts'
import type {
  AgendaItem,
  Arrival,
  Attendance,
  Compared,
  Board,
  Capacity,
  CardState,
  Joining,
  Participant,
  QuestionAnswer,
  Stage,
  Tree,
  Wishes,
} from '../../core/meeting/meeting.ts'
import type { Box, PaperReading, PaperSize, Proposal, SecondReading } from '../../core/paper/reading.ts'
import type { PaperFound } from '../../wire/paper.ts'
import type { Way } from '../../core/ballot/roll.ts'
import type { Door } from '../../core/ballot/rules.ts'
import type { Batch, Serial, Vote, VoteStage } from '../../core/ballot/vote.ts'
import type { AnswerCode, Survey, SurveyStage } from '../../core/survey/survey.ts'
import type { Entry, Invitation } from '../../core/register/register.ts'
import type { Convention, ConventionStage } from '../../core/convention/convention.ts'
import type { Round, RoundStage } from '../../core/round/round.ts'
import type { AnswerKind } from '../../core/reach/answers.ts'
import type { BulletinStage, PlainBulletin } from '../../core/reach/bulletin.ts'
import type { Tier, Tiers } from '../../core/reach/tiers.ts'
import type { Followed, LetterType } from '../../core/reach/publicEvents.ts'
import type { Maker, RobotState } from '../../core/reach/robots.ts'
import type { PlaceKind, Role } from '../../core/place/place.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Notice, NoticeKind } from '../../core/ledger/notice.ts'
import type { Minutes, Scan } from '../../core/minutes/minutes.ts'
import type { LedgerSettings } from '../../core/ledger/settings.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { Lane, MatterStage, Route } from '../../core/ledger/stages.ts'
import type { MatterTold } from '../../core/ledger/event.ts'
import type { PushKeys } from '../../core/reach/push.ts'
import type { Teams } from '../../core/team/team.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Kind } from '../../wire/searchKinds.ts'
import type { Appointed, Way as SignInWay } from '../../wire/account.ts'

type Json<T> = JSONColumnType<T & object>
type JsonOrNull<T> = JSONColumnType<(T & object) | null, string | null, string | null>

/** The tables as migrations/ leave them. */
export interface Tables {
  place: {
    id: string
    kind: PlaceKind
    parent: string | null
    slug: string
    name: string
    agenda: JsonOrNull<AgendaItem[]>
    /** Of a grid or building: what it was added with; its clock is that of its community. */
    zone: Clock
  }
  person: {
    id: string
    name: string
    email: string | null
    created_at: number
    /** [R11] Who this person turned out to be. */
    same_as: Generated<string | null>
  }
  role: { place: string; person: string; role: Role }
  appointment: {
    id: string
    at: number
    what: Appointed['what']
    person: string
    place: string | null
    role: Role | null
    /** Null: Grove itself at its start, or whoever runs the machine. */
    by: string | null
    /** [R11] Who turned out to be the same, or not. */
    other: Generated<string | null>
  }
  place_change: {
    id: string
    at: number
    what: 'added' | 'renamed' | 'moved'
    place: string
    /** As it was called from then on. */
    name: string
    parent: string | null
    /** Null: whoever runs the machine. */
    by: string | null
  }
  sign_in_code: { hash: string; code: string; person: string; expires_at: number; tries: number }
  sign_in_link: { hash: string; person: string; expires_at: number; used_at: number | null; handed_by: string | null }
  sign_in: {
    id: string
    hash: string
    person: string
    device: string
    created_at: number
    used_at: number
    revoked_at: number | null
    outside: string | null
    way: Generated<SignInWay>
    /** The passkey that opened it: removing that ends it. */
    passkey: string | null
  }
  sign_in_try: { id: string; at: number; person: string | null; way: SignInWay; device: string; refused: string | null }
  proof: { id: string; identifier: string; value: string; expires_at: Date; created_at: Date; updated_at: Date }
  outside_account: { id: string; person: string; provider: string; subject: string }
  passkey: { id: string; person: string; name: string | null; credential_id: string; created_at: Date }
  installation: { key: string; value: string }
  second_net: { one: Generated<boolean>; seal: Buffer; password: string; spread: string }
  meeting_code: { code: string; community: string; meeting: string }
  receipt: { code: string; community: string; meeting: string; card: string }
  journal_head: { community: string; seq: number }
  journal: {
    community: string
    seq: number
    topic: string
    kind: string
    at: number
    actor_kind: 'participant' | 'staff' | 'house'
    actor: string
    body: Json<Record<string, unknown>>
    secret: JsonOrNull<Record<string, unknown>>
    commitment: string | null
    /** Salts may be erased together with what they open. */
    told_salt: Buffer | null
    sealed_salt: Buffer | null
    told: Buffer
    sealed: Buffer
    leaf: Buffer
  }
  log_node: { community: string; level: number; n: number; hash: Buffer }
  checkpoint: { community: string; size: number; note: string; at: number }
  checkpoint_sent: { community: string; place: string; size: number; at: number }
  witnessed: { origin: string; size: number; note: string; at: number }
  command: { community: string; id: string; hash: string; answer: Json<Record<string, unknown>>; at: number }
  meeting: {
    community: string
    id: string
    code: string
    open_tree: boolean
    theme: string
    place: string
    starts_at: number
    stage: Stage
    opened_at: number | null
    closed_at: number | null
    agenda: Json<AgendaItem[]>
    current: JsonOrNull<NonNullable<Board['current']>>
    trees: Json<Board['trees']>
    cards_from: number | null
    cards_until: number | null
    next: string
    focus: Json<Board['focus']>
    joining: Joining
    hang_at_once: boolean
    links_shown: boolean
    new_words_shown: boolean
    attendance: Json<Attendance>
    compared: JsonOrNull<Compared>
    carried: JsonOrNull<{ at: number }>
    arrived: JsonOrNull<Arrival>
    rules: Json<MeetingRules>
    floor: Json<Floor>
    dots: JsonOrNull<Dots>
    tables: JsonOrNull<HallTables>
    posted: number
    seats: Json<Record<Tree, number>>
  }
  /** [M49] A motion without its words, which are in its wordings; and who said what of it. */
  motion: {
    community: string
    meeting: string
    id: string
    number: number
    motion: Json<Motion>
    people: Json<MotionPeople>
  }
  /** [M56] A lot, and who has its numbers, from 1 on. */
  lot: {
    community: string
    meeting: string
    number: number
    lot: Json<HallLot>
    holders: Json<string[]>
  }
  /** [M54] A pledge without its words, which are a wording; and who made it. */
  pledge: {
    community: string
    meeting: string
    id: string
    number: number
    pledge: Json<Pledge>
    said: Json<Said>
  }
  /** [M53] What the room was asked. */
  room_question: {
    community: string
    meeting: string
    number: number
    question: Json<RoomQuestion>
  }
  /** [M53] What somebody answered. */
  room_answer: {
    community: string
    meeting: string
    question: number
    participant: string
    answer: RoomAnswer
    entered_by: string | null
  }
  /** [M48] What somebody gave, and whether they have stickers. */
  dots: {
    community: string
    meeting: string
    participant: string
    gift: JsonOrNull<Gift>
    stickers: boolean
    entered_by: string | null
  }
  /** [M44] Who asked for the floor under a number, and the turn they had. */
  speaker: {
    community: string
    meeting: string
    number: number
    participant: string | null
    entered_by: string | null
    wrote: boolean
    beyond: boolean
    /** The how manyth asking it was. */
    place: number
    turn: JsonOrNull<Turn>
    /** The how manyth turn of the meeting it was; 0 where they had none. */
    nth: number
  }
  participant: {
    community: string
    meeting: string
    id: string
    name: string
    capacity: Capacity
    origin: Participant['origin']
    present_at: number | null
    name_agreed: boolean
    joined_as: string | null
    confirmed: boolean
    key_hash: string | null
    /** [M26] */
    erased: Generated<boolean>
  }
  card: {
    community: string
    meeting: string
    id: string
    number: number
    tree: Tree
    state: CardState
    reason: string
    posted_at: number
    wording: number
    topic: string | null
    endorsements: number
    links: Json<string[]>
    author: string
    entered_by: string | null
    receipt: string
    /** In no matter; in matters none of which has been weighed; in one that has. */
    heard: Generated<'loose' | 'held' | 'answered'>
    /** [M40] Of a half: the card that it was cut from. */
    cut_from: string | null
    /** [M55] */
    other_side: Generated<boolean>
    /** [P14] Who read its picture a second time. */
    compared_by: string | null
    /** [P16] */
    wishes: JsonOrNull<Wishes>
  }
  wording: {
    community: string
    meeting: string
    card: string
    version: number
    text: string
    place_words: string
    photo: string | null
    salt: string
    commitment: string
    at: number
  }
  endorsement: {
    community: string
    meeting: string
    card: string
    participant: string
    standing: boolean
    at: number
    /** [M41] The staff person who entered it; null where it came by phone. */
    entered_by: string | null
  }
  topic: {
    community: string
    meeting: string
    id: string
    tree: Tree
    name: string
    seat: number
    people: number
    /** [P13] */
    tally: Generated<number | null>
    /** [M55] People of either side; null where it has one. */
    sides: JsonOrNull<[number, number]>
    dissolved: boolean
  }
  /** [P11] */
  question: {
    community: string
    meeting: string
    id: string
    receipt: string
    participant: string
    role: Role
    text: string
    at: number
    answer: JsonOrNull<QuestionAnswer>
  }
  /**
   * Brought for `matter` where that is said, else for a card of `meeting`: by staff, or by a participant of
   * `meeting`, or by one who is both.
   */
  photo: {
    community: string
    id: string
    meeting: string | null
    participant: string | null
    matter: string | null
    staff: string | null
    /** The one card that shows it, or did in an earlier wording. */
    card: string | null
    /** The notice whose sheet it shows, and whether that notice's code was read in it. */
    notice: string | null
    code_read: boolean | null
    /** The round and the project of it that it shows. */
    round: string | null
    project: number | null
    bytes: Buffer
    width: number
    height: number
    at: number
  }
  matter: {
    community: string
    id: string
    number: number
    title: string
    category: string
    place_words: string
    stage: MatterStage
    lane: Lane | null
    route: Route | null
    urgency: number | null
    importance: number | null
    safety: boolean
    owner: string
    office: string
    /** The owner, and the owners of tasks that are not done. */
    doers: Json<string[]>
    opened_at: number
    since: number
    /** Of it and all that was folded into it, the earliest that is owed; and when that climbs. */
    due_at: number | null
    climbs_at: number | null
    answer_by: number | null
    answered_at: number | null
    /** Somebody whose matter was folded into it was answered late. */
    folded_late: boolean
    confirmed_at: number | null
    reopened: number
    satisfied: number
    answers: number
    topic_meeting: string | null
    topic: string | null
    folded_into: string | null
    cards: number
    people: Generated<number>
    changed_at: number
    sheet: Json<Sheet>
    secret: Json<MatterSecretRow>
  }
  matter_card: { community: string; matter: string; card: string; meeting: string }
  findable: { community: string; kind: Kind; id: string; meeting: string | null; at: number; terms: string }
  spelling: { community: string; word: string; pieces: string[] }
  findable_head: { community: string; seq: number; made: Generated<number> }
  rejected_pair: { community: string; meeting: string; a: string; b: string }
  follower: {
    community: string
    card: string
    participant: string
    address: string
    locale: Locale
    asked_at: number
    confirmed_at: number | null
  }
  letter: {
    community: string
    id: string
    card: string
    participant: string
    /** Null where a question is about the card itself. */
    matter: string | null
    /** What happened, as the journal has it. */
    told: Json<MatterTold | { kind: 'authorAsked' }>
    /** It asks something of the reader, so it does not wait. */
    asks: boolean
    at: number
    tries: number
    next_try: number
    sent_at: number | null
  }
  ledger_settings: { community: string; settings: Json<LedgerSettings> }
  letterhead: { community: string; fingerprint: string; bytes: Buffer; at: number }
  /** Matters whose hands are counted anew at the next start. */
  recount: { community: string; matter: string }
  teams: { community: string; teams: Json<Teams> }
  notice: {
    community: string
    id: string
    kind: NoticeKind
    title: string
    starts_at: number
    ends_at: number
    withdrawn: boolean
    matter: string | null
    notice: Json<Notice>
    /** Worked out by the database (migration 0094). */
    unhung_from: ColumnType<number | null, never, never>
    unhung_until: ColumnType<number | null, never, never>
  }
  minutes: { community: string; meeting: string; minutes: Json<Minutes> }
  minutes_file: {
    community: string
    meeting: string
    id: string
    staff: string
    used_as: 'scan' | 'photo'
    type: Scan['type']
    state: 'brought' | 'kept' | 'shown'
    bytes: Buffer
    width: number
    height: number
    at: number
  }
  paper_card: {
    community: string
    meeting: string
    number: number
    /** The receipt on its stub. */
    receipt: string
    seal: string
    /** Who its writer is, where nobody says a name. */
    person: string
    tree: Tree
    size: PaperSize
    batch: string
    at: number
    staff: string
  }
  /** [H9] What proves where the entries come from that a meeting brought; `n` counts its arrivals from 1. */
  arrival: {
    community: string
    meeting: string
    n: number
    /** Verifier key of the log there, as a line. */
    key: string
    checkpoint: string
    /** The community there. */
    there: string
    /** 32 bytes each, of all entries that the checkpoint counts. */
    leaves: Buffer
    /** Positions there of the entries that came with this arrival; here they follow on `first`. */
    entries: Json<number[]>
    /**
     * Who worked there, as they are called there and here; their roles were given there, and are none here.
     */
    staff: Json<CarriedStaff[]>
    first: number
    at: number
    by: string
  }
  /** [P6] `number`: of the printed card that it shows; null where nobody could read it yet. */
  paper_picture: {
    community: string
    meeting: string
    id: string
    number: number | null
    bytes: Buffer
    width: number
    height: number
    reading: Json<PaperReading>
    proposal: Json<Proposal> | null
    /** [P14] What a person saw of its boxes; null where nobody said it. */
    boxes: Json<Record<Box, boolean>> | null
    /** [P14] What a second person reads on it. */
    second: Json<SecondReading> | null
    state: 'waiting' | 'asked' | 'blank' | 'copy'
    fingerprint: string
    at: number
    staff: string
  }
  /** [P15] A photo or a scan of printed cards: its bytes until it is read. */
  paper_photo: {
    community: string
    meeting: string
    id: string
    staff: string
    at: number
    name: string
    bytes: Buffer | null
    size: number
    digest: string
    state: 'waiting' | 'reading' | 'read' | 'failed'
    tries: Generated<number>
    heard: Generated<number>
    found: JsonOrNull<PaperFound>
    why: JsonOrNull<{ code: string }>
  }
  vote: {
    community: string
    id: string
    code: string
    title: string
    stage: VoteStage
    meeting: string | null
    matter: string | null
    at: number
    vote: Json<PublicVote>
  }
  /**
   * [V17] Of a vote what nobody sees before the end: ballots by door, hands, serials that are to be voided.
   */
  vote_inside: { community: string; vote: string; inside: Json<VoteInside> }
  vote_roll: {
    community: string
    vote: string
    n: number
    name: string
    place_words: string
    area: number
    participant: string | null
    salt: string
    commitment: string
    way: Way | null
    recused: Json<string[]>
  }
  /** [V10] Ballots by the marks of their serials, in the order of the marks. */
  vote_serial: {
    community: string
    vote: string
    mark: string
    id: string
    area: number
    without: Json<string[]>
    printing: number
    state: Serial['state']
    door: Door | null
    again: Json<Door[]>
  }
  /** [V10] By answer: how many ballots say so, and their floor area. */
  vote_urn: { community: string; vote: string; question: string; answers: Json<Record<string, [number, number]>> }
  vote_heap: { community: string; vote: string; number: number; heap: Json<Batch> }
  /** `numbered`: the highest serial of the year that it has given. */
  round: {
    community: string
    id: string
    code: string
    title: string
    stage: RoundStage
    year: number
    numbered: number
    at: number
  }
  round_inside: { community: string; round: string; inside: Json<RoundInside> }
  /** [T1] Chat groups without their names and keepers, which are in `reach_group`. */
  reach: { community: string; tiers: Json<Tiers> }
  reach_group: { community: string; id: string; name: string; keeper: string }
  bulletin: {
    community: string
    id: string
    code: string
    stage: BulletinStage
    at: number
    sent_at: number | null
    bulletin: Json<PlainBulletin>
  }
  /** [T12] What each group is handed; `posted`: when it was said to be there. */
  bulletin_copy: {
    community: string
    code: string
    bulletin: string
    chat_group: string
    place: string
    tier: Tier
    at: number
    posted: number | null
  }
  /** [T13] How often something came back by a link on a day of the community's. */
  reach_count: { community: string; copy: string; what: AnswerKind; day: string; n: number }
  /** [T17] The robot of a chat group. No request reads its address and secret. */
  robot: {
    community: string
    chat_group: string
    maker: Maker
    address: string
    secret: string
    since: number
    state: RobotState
    why: string
    /** [T18] When it was sent its last messages, the earliest first. */
    sent: Json<number[]>
    /** Until when its maker wants a pause. */
    paused: number
  }
  /** [T19] A bulletin that goes to a group by its robot; `at`: when it is sent next, or was. */
  robot_post: {
    community: string
    chat_group: string
    bulletin: string
    state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unsure'
    tries: number
    at: number
  }
  /** [T32] Where a card is about, in degrees (WGS 84); it goes with its words. */
  card_point: {
    community: string
    meeting: string
    card: string
    lat: number
    long: number
    /** [T48] Whether the desk said it, and may mend it. */
    desk: Generated<boolean>
  }
  /** [T32] What a program sent with a card by Open311. */
  service_request: { community: string; meeting: string; card: string; service: string; media_url: string | null }
  /** [R30] Keys of programs, of which only hashes are kept; `community`: the place, or a subdistrict. */
  open311_key: {
    community: string
    id: string
    label: string
    hash: string
    at: number
    /** With a space between them. */
    scopes: Generated<string>
    until: number | null
    used_at: number | null
    /** Null: whoever runs the machine, or an older Grove. */
    made_by: string | null
    ended_at: number | null
    ended_by: string | null
  }
  /** [T36] A department's system; what is secret of it no request reads. */
  department_system: {
    community: string
    id: string
    /** As receivers are called when a matter is routed. */
    name: string
    endpoint: string
    jurisdiction: string
    service: string
    key: string
    /** It has FixMyStreet's list of updates. */
    updates: boolean
    since: number
    state: RobotState
    why: string
    /** Until when it was asked for news. */
    asked: number
  }
  /** [T37] A matter that goes to a department's system, as it was routed at that instant. */
  department_post: {
    community: string
    matter: string
    routed: number
    system: string
    state: 'waiting' | 'sending' | 'token' | 'sent' | 'over' | 'failed' | 'unsure'
    tries: number
    at: number
    token: string
    reference: string
    /** [T38] Marks of what was heard of it. */
    heard: Json<string[]>
  }
  open311_door: { community: string; demands_key: boolean }
  /** [B14] Who proposed something; in no other row. */
  round_proposer: { community: string; round: string; n: number; name: string; contact: string }
  /** [B29] A round that was held elsewhere, byte for byte as its file came. */
  round_file: {
    community: string
    id: string
    code: string
    title: string
    bytes: Buffer
    by: string
    at: number
  }
  /** `vote`: the vote on its sealed text. */
  convention: {
    community: string
    id: string
    code: string
    title: string
    scope: string
    stage: ConventionStage
    vote: string | null
    effective_on: number | null
    at: number
  }
  convention_inside: { community: string; convention: string; inside: Json<ConventionInside> }
  /** [S1] Waves of the survey; [S5] codes and counts stand apart, in the order of their keys. */
  survey: { community: string; id: string; code: string; stage: SurveyStage; at: number; survey: Json<SurveyShown> }
  survey_code: {
    community: string
    survey: string
    mark: string
    id: string
    printing: number
    state: AnswerCode['state']
  }
  survey_cell: { community: string; survey: string; asks: string; cells: Json<number[]> }
  /** [K4] People and resources, with words and names that are in no entry of the log. */
  register_entry: { community: string; id: string; state: Entry['state']; until: number; entry: Json<Entry> }
  register_invitation: { community: string; id: string; entry: string; guest: string; invitation: Json<Invitation> }
  /**
   * [T20] Whoever is written to about what they follow; nobody's name. [T50] With `push`, a browser: its
   * address is where its messages are taken.
   */
  reader: {
    community: string
    id: string
    address: string
    locale: Locale
    asked_at: number
    push: JsonOrNull<PushKeys>
  }
  /** `since`: news from beyond this position of the journal. */
  follow: {
    community: string
    reader: string
    id: string
    kind: Followed
    thing: string
    asked_at: number
    confirmed_at: number | null
    since: number
  }
  /** [T21] What waits to be written, or was of late; by its place in the journal. */
  follow_news: {
    community: string
    reader: string
    /** All that the reader follows of it. */
    follows: string[]
    seq: number
    type: LetterType
    thing: string
    at: number
    tries: number
    next_try: number
    sent_at: number | null
  }
  /** [T24] A program that hears what happens. No request reads its address and secret. */
  hook: {
    community: string
    id: string
    address: string
    secret: string
    /** Empty: all. */
    types: Json<string[]>
    /** Up to where the journal was handed on. */
    position: number
    state: RobotState
    why: string
    tries: number
    next_at: number
    /** Until when a process is at it; nought where none is. */
    taken: number
    made_at: number
  }
  /** Up to where the journal was read for whoever follows. */
  /** [T40] The picture of a community's plan; null once it was taken away. */
  plan: {
    community: string
    number: number
    name: string
    bytes: Buffer | null
    width: number
    height: number
    at: number
  }
  /** [T41] Where on a plan a card points, in thousandths of its width and height. */
  plan_point: {
    community: string
    meeting: string
    card: string
    plan: number
    x: number
    y: number
    desk: Generated<boolean>
  }
  /** [T45] Where a community's map opens. */
  map_view: { community: string; lat: number; long: number; zoom: number }
  follow_head: { community: string; seq: number }
}

/**
 * Somebody who worked at a meeting elsewhere: `there` is who they are there, `here` what they are called
 * here.
 */
export interface CarriedStaff {
  there: string
  here: string
  name: string
  roles: string[]
}
/** What of a vote stands in its own row. */
export type PublicVote = Pick<
  Vote,
  'questions' | 'rules' | 'sealed' | 'openedAt' | 'sets' | 'voided' | 'why' | 'outcome'
>
/** All of a round but what its own row shows, and who proposed something. */
export type RoundInside = Omit<Round, 'community' | 'id' | 'code' | 'title' | 'stage' | 'proposers'>
/** What everybody may know of a wave once it is open. */
export type SurveyShown = Pick<
  Survey,
  'title' | 'own' | 'coded' | 'draftedAt' | 'openedAt' | 'closedAt' | 'sets' | 'came' | 'why' | 'result'
> & {
  /** Waves from before there was one have none. */
  background?: Survey['background']
}

/** All of an edition of the convention but what its own row shows. */
export type ConventionInside = Omit<
  Convention,
  'community' | 'id' | 'code' | 'title' | 'scope' | 'stage' | 'vote' | 'effectiveOn'
>
export type VoteInside = Pick<Vote, 'hands' | 'doors' | 'voiding' | 'takingBack' | 'printings' | 'reasons'>

/** Who answered and who contested, by participant and by contest. */
export interface MatterSecretRow {
  answered: [string, { solved: boolean; satisfied: boolean | null }][]
  contestants: [string, string][]
}
