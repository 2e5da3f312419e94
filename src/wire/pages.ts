import type { Ways } from './account.ts'
import type { RobotState } from '../core/reach/robots.ts'
import type { Followed, LetterType } from '../core/reach/publicEvents.ts'
import type { Answer } from '../core/ballot/answer.ts'
import type { ExplainedRound, MissingSums, MyBallot } from '../core/round/explained.ts'
import type { VoteList, VoteView } from './ballot.ts'
import type { ConventionList, ConventionView } from './convention.ts'
import type { MapPoint, MapShown, MapView, Tiles } from './map.ts'
import type { Plan } from './plan.ts'
import type { SurveyList, SurveysBeside, SurveyView } from './survey.ts'
import type { Entry, Invitation } from '../core/register/register.ts'
import type { RegisterView } from './register.ts'
import type { OtherRound } from '../core/round/otherRound.ts'
import type { FileList, ProjectState, RoundList, RoundView, RoundsBeside } from './round.ts'
import type { BulletinKind } from '../core/reach/bulletin.ts'
import type { BulletinView } from './reach.ts'
import type { Sourced } from '../core/document/blocks.ts'
import type { Clock } from '../core/plain/clock.ts'
import type { MatterTold } from '../core/ledger/event.ts'
import type { MeetingPhoto, Scan, TakenOut } from '../core/minutes/minutes.ts'
import type { SignedFigures } from '../core/minutes/signing.ts'
import type { MatterStage } from '../core/ledger/stages.ts'
import type { Board } from '../core/meeting/meeting.ts'
import type { Member } from '../core/team/team.ts'
import type { AlikeGroup, LedgerSummary, NoticeView, SubdistrictView } from './rooms.ts'
import type { MatterFilter } from './ledger.ts'
import type { MatterList, MatterRow, MatterView, SubdistrictRow } from './matter.ts'
import type { LedgerSettings } from '../core/ledger/settings.ts'
import type { CommunityHead } from './place.ts'
import type { FoundPage } from './search.ts'
import type { Kind } from './searchKinds.ts'
import type { Fruit, PreviousMeeting, MeetingSummary } from './meeting.ts'
import type { DraftView } from './minutes.ts'
import type { QuestionView, ReceiptView } from './receipt.ts'

/** What every page that tells a time needs: the community's clock. */
interface Timed {
  clock: Clock
}

/** The clocks of several communities, by slug. */
export type Clocks = Record<string, Clock>

/** [N7] [N8] [N13] What of a meeting's minutes stands on its record for everybody. */
export interface SignedMinutes {
  at: number | null
  /** Its text. */
  text: Sourced[]
  /** The signed sheets, and photos of which all who are seen agreed. */
  scans: Scan[]
  photos: MeetingPhoto[]
  takenOut: TakenOut[]
  /**
   * From when until when the draft of what was signed went round; null where none did, or nothing is signed.
   */
  round: { from: number; until: number } | null
  /** What was counted when it was signed. */
  figures: SignedFigures | null
  /** Whether the meeting was opened again since. */
  openedSince: boolean
}

/** What every page of a convention is given. */
interface ConventionPage extends Timed {
  community: CommunityHead
  view: ConventionView
}

/** The matter that carries a project out, as the round's page tells of it. */
export interface ProjectMatter {
  number: number
  office: string
  /** Its tasks, with the day on which each was done, or is due. */
  steps: { title: string; state: 'done' | 'due' | 'late'; at: number }[]
}

/** A dish as a ballot shows it on a phone: what stands in its option, and its picture. */
export interface BallotDish {
  title: string
  place: string
  gains: string
  cost: number
  picture: string | null
}

/** What every page of a budget round is given. */
interface RoundPage extends Timed {
  community: CommunityHead
  round: RoundView
}

/** A bulletin in the reader's language. */
export interface BulletinSaid {
  code: string
  kind: BulletinKind
  title: string
  text: string
  lines: string[]
  sentAt: number | null
  corrected: { at: number; why: string } | null
  withdrawn: { at: number; why: string } | null
}

/** [S23] A wave of the survey that is open now: its page, and what it is called. */
export interface OpenWave {
  address: string
  title: string
}

/** What is at a place. */
export interface There {
  matters: { number: number; title: string; stage: MatterStage; cards: number }[]
  /** Cards that are in no matter. */
  cards: { code: string; number: number; text: string }[]
  /** As somebody who wrote there calls it; empty where nobody does. */
  where: string
}

/** What the server gives each public page. Instants are milliseconds since 1970. */
export interface PageData {
  home: {
    communities: (CommunityHead & Timed & { open: MeetingSummary[]; coming: MeetingSummary[] })[]
    subdistricts: { slug: string; name: string }[]
    /** There are more communities than are named here: each subdistrict's page has its own. */
    many: boolean
    /** Where the typed code goes, by GET, as `code`. */
    findAction: string
  }
  community: Timed & {
    community: CommunityHead
    /** The page of the subdistrict that it lies in. */
    upUrl: string
    now: number
    summary: LedgerSummary
    overdue: MatterRow[]
    open: MatterRow[]
    /** Who sits in the teams now, with declared interests. */
    members: Member[]
    notices: NoticeView[]
    /** [S22] What the last closed wave of the survey came to; null: there is none. */
    changed: (Pick<SurveyView, 'code' | 'title' | 'lines'> & { people: number }) | null
    asks: OpenWave | null
    /** The latest meeting that has cards, with what its trees have borne. */
    forest: { board: Board; fruit: Fruit } | null
    /** Whether it has a plan or a map on which things are shown. */
    map: boolean
    meetings: { open: MeetingSummary[]; coming: MeetingSummary[]; past: MeetingSummary[] }
    /** Whether letters are sent. */
    letters: boolean
    feedUrl: string
    calendarUrl: string
    /** The cursor of the next page of past meetings; null at the end. */
    nextCursor: string | null
  }
  search: {
    clocks: Clocks
    /** A community, or a subdistrict with all of its communities: its name, and the address of its page. */
    place: { name: string; address: string }
    query: { q: string; kind?: Kind | undefined }
    found: FoundPage
  }
  matters: Timed & {
    community: CommunityHead
    now: number
    list: MatterList
    filter: MatterFilter
  }
  matter: Timed & {
    view: MatterView
    /** [T45] Where its cards point on the map; null where no map is shown. */
    map: { tiles: Tiles; view: MapView | null } | null
    definitions: LedgerSettings['definitions']
    now: number
    /** The id of the page's form: sent twice, it counts once. */
    formKey: string
    refused: Refused | null
    /** Whether letters are sent. */
    letters: boolean
  }
  notices: Timed & { community: CommunityHead; items: NoticeView[] }
  notice: Timed & {
    community: CommunityHead
    notice: NoticeView
    formKey: string
    sent: boolean
    refused: Refused | null
  }
  bulletins: Timed & { community: CommunityHead; items: BulletinSaid[] }
  /**
   * `to`: where one answers. `answers`: what came back, where the page is not that of one copy. `gathered`:
   * of a digest, what it tells.
   */
  bulletin: Timed & {
    community: CommunityHead
    bulletin: BulletinSaid
    to: string
    answers: BulletinView['answers'] | null
    gathered: { code: string; title: string }[]
  }
  /** `at`: the keeper's own address. `receipt`: of what was just heard at a door. */
  keeper: Timed & {
    community: string
    slug: string
    at: string
    state: 'asked' | 'kept' | 'stopped'
    /** [T19] Whether the group's robot works; null where it has none. */
    robot: RobotState | null
    group: { name: string; place: string; size: number }
    handed: {
      copy: string
      title: string
      paste: string
      posted: number | null
      corrected: string | null
      withdrawn: string | null
    }[]
    formKey: string
    receipt: string | null
    refused: Refused | null
  }
  votes: Timed & { community: CommunityHead; items: VoteList['items'] }
  vote: Timed & { community: CommunityHead; vote: VoteView }
  /** What a ballot shows to whoever holds its serial. */
  ballot: {
    community: CommunityHead
    vote: Pick<VoteView, 'code' | 'title' | 'questions' | 'rules'>
    serial: string
    state: 'choose' | 'check' | 'cast' | 'again' | 'void' | 'waits' | 'over'
    /** What was chosen so far, by question. */
    chosen: Record<string, Answer>
    /** Of a round: its dishes by places on the menu, whether it is counted, and whether this ballot came. */
    round: { code: string; dishes: BallotDish[]; leastVotes: number; counted: boolean; came: boolean } | null
    /** The word of this page's form: sent twice, it is one ballot. */
    formKey: string
    refused: { title: string; detail: string } | null
  }
  /** `live`: by which meeting's stream it hears that something is new, and from which position on. */
  voteScreen: { community: CommunityHead; vote: VoteView; live: { code: string; after: number } | null }
  /** Ballots of one printing, each with its code as SVG markup of our own. */
  ballots: {
    community: CommunityHead
    vote: Pick<VoteView, 'code' | 'title' | 'questions' | 'rules'>
    /** Of a round: with fewer votes a dish is not counted; else 0. */
    leastVotes: number
    ballots: { serial: string; area: number; without: string[]; qr: string }[]
  }
  rounds: Timed & { community: CommunityHead; items: RoundList['items']; files: FileList['items'] }
  otherRound: { community: CommunityHead; code: string; other: OtherRound }
  /**
   * `voting`: where the vote on it stands. `matters`: in the ledger, by the projects that they carry out.
   */
  round: RoundPage & { voting: VoteView['stage'] | null; matters: Record<number, ProjectMatter> }
  /** The form to propose something, with what was typed where it was refused. */
  proposal: RoundPage & { typed: Record<string, string>; formKey: string; refused: Refused | null }
  /** What became of a proposal, for whoever holds its receipt. */
  proposed: RoundPage & { project: ProjectState; receipt: string; formKey: string; refused: Refused | null }
  /**
   * Why these were chosen; `mine`: what the ticked dishes paid for; `missing`: of a project that somebody
   * asks about.
   */
  roundWhy: RoundPage & {
    explained: ExplainedRound
    ticked: number[]
    mine: MyBallot | null
    missing: (MissingSums & { n: number }) | null
  }
  roundAgain: RoundPage
  /** `qr`: SVG markup of our own. */
  roundMenu: RoundPage & { qr: string }
  roundPaper: RoundPage & { qr: string }
  /** `now`: by which a turn's clock is drawn. */
  roundScreen: RoundPage & { now: number }
  register: { community: CommunityHead } & RegisterView
  /**
   * Whoever holds a link of the register: `at` is its address. `gone`: they have just taken it all back.
   * `invitation` null: it is their own link. `days`: between which, and which is proposed.
   */
  guest: { community: string; slug: string } & ({ gone: true } | GuestPage)
  surveys: Timed & { community: CommunityHead; items: SurveyList['items'] }
  surveysBeside: { subdistrict: { slug: string; name: string }; items: SurveysBeside['items'] }
  /** `serial`: the code that led here, or was typed; `said`: what became of answers that were just sent. */
  survey: Timed & {
    community: CommunityHead
    view: SurveyView
    said: 'counted' | 'again' | null
    serial: string
    chosen: Record<string, number>
    formKey: string
    refused: { title: string; detail: string } | null
  }
  /** `qr`: SVG markup of our own. */
  surveySheets: { community: CommunityHead; view: SurveyView; sheets: { serial: string; qr: string }[] }
  conventions: Timed & { community: CommunityHead; items: ConventionList['items'] }
  /** `said`: the number of what was just said of it. */
  convention: ConventionPage & { said: number | null; formKey: string; refused: Refused | null }
  /** `qr`: SVG markup of our own. */
  conventionSheet: ConventionPage & { qr: string }
  roundsBeside: { subdistrict: { slug: string; name: string }; items: RoundsBeside['items'] }
  subdistrict: { clocks: Clocks; view: SubdistrictView; climbed: SubdistrictRow[]; alike: AlikeGroup[]; now: number }
  record: Timed & {
    board: Board
    /**
     * Which page of the cards this is, from 1, of how many, and how many cards each holds; missing where all
     * stand on one.
     */
    page?: { at: number; of: number; holds: number }
    communityName: string
    communitySlug: string
    subdistrict: string
    /** `self` is absolute, for link previews; the others may be relative. */
    signed: SignedMinutes
    urls: { csv: string; svg: string; png: string; ics: string; self: string }
    generatedAt: number
    fruit: Fruit
    last: PreviousMeeting | null
  }
  corrections: Timed & {
    draft: DraftView
    code: string
    communityName: string
    /** Whether whoever reads took part, and may remark. */
    mayRemark: boolean
    formKey: string
    sent: boolean
    /** `matter`: the sentence that the remark was about. */
    refused: Refused | null
  }
  receipt: Timed & {
    receipt: ReceiptView
    now: number
    /** A fresh id for the forms of this page, so that one sent twice counts once. */
    formKey: string
    letters: Letters
    questions: QuestionView[]
    /** What was just refused: of which matter, the words to go on with, and why. */
    refused: Refused | null
    asks: OpenWave | null
  }
  /** [P11] The stub of a printed card that is not entered yet. */
  stub: Timed & { receipt: string; questions: QuestionView[]; refused: Refused | null; asks: OpenWave | null }
  /**
   * Where a letter's link leads: `ask` before the address is confirmed. `receipt` is where the card can be
   * followed.
   */
  letters: { token: string; state: 'ask' | 'confirmed' | 'stopped'; receipt: string }
  /**
   * [T20] What can be followed, by e-mail (`offered`) or in this browser (`push`: by which key push services
   * know us); `sent`: where a letter went, as far as may be seen. `here`: what this browser follows already.
   */
  follow: {
    community: CommunityHead
    offered: boolean
    push: { key: string } | null
    here: string | null
    choices: { what: string; kind: Followed; name: string }[]
    chosen: string
    sent: string | null
    refused: Refused | null
  }
  /** [T44] [T45] Where things are on the community's plan, without which no clusters, and on the map. */
  map: MapShown & {
    community: CommunityHead
    plan: Plan | null
    clusters: (There & { x: number; y: number })[]
    places: (There & MapPoint)[]
  }
  /** [T22] What somebody follows, by their link; `meant`: what the letter with the link told of. */
  following: {
    community: CommunityHead
    /** By whoever's link it is, and by this browser beside. No address: a browser. */
    doors: {
      at: string
      address: string | null
      follows: { id: string; kind: Followed; name: string; confirmed: boolean; meant: boolean }[]
    }[]
    stopped: boolean
    /** It has just begun. */
    begun: boolean
  }
  signIn: {
    email: boolean
    /** What the outside accounts are called; null where there are none. */
    outside: string | null
    apps: Ways['apps']
    /** A letter was sent to this address, if it is known. */
    sent?: string
    /** Why the code did not open. */
    refused?: { title: string; detail: string }
  }
  signInLink: { token: string; name: string; valid: boolean }
  api: {
    /** An OpenAPI 3.1 document. */
    openapi: unknown
  }
  poster: Timed & {
    board: Board
    communityName: string
    joinUrl: string
    /** SVG markup that our own server made of `joinUrl`. */
    joinQr: string
  }
  /**
   * `title` and `detail` are in the reader's language; `home` is where to go on; `written`: words of a form
   * that were not kept, to be copied.
   */
  problem: { status: number; title: string; detail: string; home: string; written: string }
}

/**
 * Whether letters about a card go out, and where to; `off` where no mail server is set, so nothing is
 * offered.
 */
export interface Letters {
  /** `stands`: confirmed, and not for whoever holds the receipt to change. */
  state: 'off' | 'none' | 'asked' | 'confirmed' | 'stands'
  /** The address as far as a stranger may see it: w…@example.org. */
  address: string
}

/**
 * A form that was not taken: `matter` it was about (null: the letters), and what had been written or chosen.
 */
export interface Refused {
  matter: string | null
  satisfied?: string
  text: string
  title: string
  detail: string
}

/** [T21] One thing that happened to what somebody follows, in today's words. */
export interface FollowedNews {
  type: LetterType
  at: number
  name: string
  /** Of a bulletin. */
  text?: string
  /** Of a meeting. */
  startsAt?: number
  link: string
}

/** [T51] What a browser is told. */
export interface PushText {
  lines: { title: string; body: string; url: string }[]
  rest: (things: number) => { title: string; body: string }
  words: { stop: string; stopped: string }
}

/** What a letter is made of. Links are absolute. */
export type LetterData =
  /** [T20] Whether somebody wants to follow something. */
  | { kind: 'followAsked'; community: string; asked: { kind: Followed; name: string }; link: string }
  /** [T21] What happened to what somebody follows. */
  | { kind: 'followed'; clock: Clock; community: string; told: FollowedNews[]; link: string; stop: string }
  | { kind: 'confirm'; community: string; link: string }
  /** [P11] The author of a card is asked what was meant; what, the page says. */
  | { kind: 'question'; community: string; number: number; link: string; stop: string }
  | {
      kind: 'news'
      clock: Clock
      community: string
      card: { number: number; tree: 'problem' | 'action' | 'vision'; holder: 'author' | 'endorser' }
      matter: { number: number; title: string; stage: MatterStage; office: string; dueAt: number | null }
      /** What happened since the last letter, oldest first. */
      told: { at: number; told: MatterTold }[]
      /** Whether the reader is asked if it is solved. */
      asks: boolean
      link: string
      stop: string
    }

/** A letter as it is sent: plain text. */
export interface Letter {
  subject: string
  text: string
}

export type PageName = keyof PageData

/** A page's parts, for the server to set into its document. */
export interface Rendered {
  /** Title and description are plain text: the server escapes them. */
  title: string
  description: string
  /** The body's markup. */
  html: string
  /** What belongs into the head, styles included: self-contained, asks for nothing. */
  head: string
}

/** What whoever holds a link of the register sees. */
export interface GuestPage extends Timed {
  gone: false
  at: string
  /** Null by an invitation that has ended. `words`: what is agreed to (wordsOf). */
  entry:
    | (Pick<Entry, 'sort' | 'name' | 'contact' | 'offers' | 'when' | 'where' | 'until' | 'shown'> & {
        agreed: boolean
        words: string
      })
    | null
  days: { least: string; usual: string; most: string }
  invitation:
    | (Pick<Invitation, 'asks' | 'state' | 'reply' | 'until' | 'advised' | 'hours'> & {
        open: boolean
        matter: { number: number; title: string } | null
        proposal: { title: string; text: string } | null
      })
    | null
  formKey: string
  /** Which form was refused, why, and what was written in it. */
  refused: { form: 'agree' | 'answer' | 'advise'; title: string; detail: string; text: string } | null
}
