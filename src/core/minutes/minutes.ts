import type { Votes } from '../ballot/judge.ts'
import type { Id } from '../plain/id.ts'
import type { SignedBoard } from './signing.ts'

/** What the recorder says of the whole meeting. */
export const FIELDS = [
  'number',
  'body',
  'chair',
  'recorder',
  'absent',
  'observers',
  'decisions',
  'leftOpen',
  'next',
] as const
/** What the recorder says of each agenda item, or of the meeting as a whole where it has no agenda. */
export const ITEM_FIELDS = ['gist', 'for', 'against'] as const
export type Field = (typeof FIELDS)[number] | (typeof ITEM_FIELDS)[number]

/** [N1] One text of the minutes: `item` is null for what is said of the whole meeting. */
export interface Part {
  item: Id | null
  field: Field
}

/** What a text of the minutes is kept under. */
export const partKey = ({ item, field }: Part): string => (item === null ? field : `${item}/${field}`)

/** The text that a key names. */
export function partOf(key: string): Part {
  const at = key.indexOf('/')
  return { item: at < 0 ? null : key.slice(0, at), field: key.slice(at + 1) as Field }
}

/** Why words are taken out of everything. */
export const REASONS = ['name', 'private', 'untrue', 'law'] as const

/** How a vote was taken. */
export const WAYS = ['hands', 'ballot', 'phone', 'other'] as const
export const RESULTS = ['carried', 'notCarried', 'open'] as const

/** What is said of a vote; numbers are of people, null where nobody has entered them. */
export interface VoteSaid {
  subject: string
  way: (typeof WAYS)[number]
  entitled: number | null
  present: number | null
  for: number
  against: number
  abstained: number
  result: (typeof RESULTS)[number]
  /** [N5] By which rule it is the result, where the numbers alone say otherwise; else it need not be said. */
  rule?: string | undefined
}
export interface Vote extends VoteSaid {
  id: Id
  /** [N5] The vote of Grove's from which it comes; missing where the recorder entered it. */
  counted?: CountedVote | undefined
}

/** What a vote that Grove counted says besides. */
export interface CountedVote {
  code: string
  question: Id
  /** [V13] Who had declared an interest, and is not among those entitled. */
  recused: number
  /** By floor area, in hundredths of a square metre, where it counts. */
  area: Votes | null
  /** The options that have won. */
  won: string[]
}

/** The words and numbers of minutes: what people enter, as against what Grove knows. */
export interface Notes {
  /** By `partKey`; an empty text is missing. */
  texts: Record<string, string>
  votes: Vote[]
}

/** What somebody present says of the draft. Who it was stays with the server. */
export interface Remark {
  id: Id
  /** The text and the sentence in it that it is about, as the draft had it; null and empty: none of them. */
  about: Part | null
  sentence: string
  text: string
  at: number
  /** Written on paper, and entered at the desk. */
  paper: boolean
  answer: RemarkAnswer | null
  /** What was answered before, the first one first. */
  earlier?: RemarkAnswer[] | undefined
}
/** [N9] Whether a remark was taken, and why. */
export interface RemarkAnswer {
  taken: boolean
  why: string
  at: number
}

/** [N8] One round of correction: the draft as it went to those present, until when, and what they said. */
export interface Round {
  openedAt: number
  until: number
  draft: Notes
  remarks: Remark[]
}

/** [N13] One signing. `board`: the meeting as it was then; only the last signing has it. */
export interface Signing {
  at: number
  board: SignedBoard | null
}

/** [N7] That words were taken out of minutes that had been signed; `person`: somebody was erased. */
export interface TakenOut {
  at: number
  why: (typeof REASONS)[number] | 'person'
  places: number
}

/** A signed sheet: a PDF, or a photo of it. */
export interface Scan {
  file: Id
  type: 'pdf' | 'photo'
  at: number
}

/** What a photo of the meeting shows. */
export const SCENES = ['arrival', 'wall', 'group'] as const
export type Scene = (typeof SCENES)[number]

/** A photo of the meeting. `consent`: whoever is seen was asked and agreed that everybody sees it. */
export interface MeetingPhoto {
  file: Id
  scene: Scene
  consent: boolean
  width: number
  height: number
  at: number
}

/** What people enter for the minutes (会议纪要) of one meeting; its id is the meeting's. Plain JSON. */
export interface Minutes extends Notes {
  community: Id
  meeting: Id
  rounds: Round[]
  /** When they were signed; null while they can be changed. */
  signedAt: number | null
  /** Every signing, the last one last; a new round of corrections takes none away. */
  signings: Signing[]
  /** What was taken out since the first signing. */
  takenOut: TakenOut[]
  scans: Scan[]
  photos: MeetingPhoto[]
  /** By remark: the participant who made it. Only the server holds this. */
  authors: Record<Id, Id>
}

/** Minutes for which nobody has entered anything. */
export const emptyMinutes = (community: Id, meeting: Id): Minutes => ({
  community,
  meeting,
  texts: {},
  votes: [],
  rounds: [],
  signedAt: null,
  signings: [],
  takenOut: [],
  scans: [],
  photos: [],
  authors: {},
})

/** The round that was opened last. */
export const lastRound = ({ rounds }: Pick<Minutes, 'rounds'>): Round | undefined => rounds[rounds.length - 1]

/** Graphemes of a text that is one line on paper, and of one that is several. */
export const LINE_MOST = 200
export const NOTE_MOST = 5000
export const REMARK_MOST = 500
/** Remarks that are answered at once, at most. */
export const ANSWERS_MOST = 500
/** People at a vote, at most: more than anybody counts in a hall. */
export const PEOPLE_MOST = 1_000_000
