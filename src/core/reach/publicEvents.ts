/**
 * [T23] What everybody may hear of, and programs by name: of each kind of thing, the entry of the journal
 * that says it. What names people, or is not for everybody yet, is not among it.
 */
const TYPE_OF = {
  meeting: {
    'stageChanged announced': 'meeting.announced',
    'stageChanged open': 'meeting.opened',
    'stageChanged closed': 'meeting.closed',
    'stageChanged archived': 'meeting.archived',
    meetingChanged: 'meeting.changed',
    cardPosted: 'card.posted',
    cardEdited: 'card.edited',
    cardWithdrawn: 'card.takenBack',
    cardHidden: 'card.takenBack',
    cardErased: 'card.takenBack',
    cardShown: 'card.shown',
    cardCut: 'card.cut',
    endorsementsChanged: 'card.endorsed',
    topicOpened: 'topic.opened',
    topicRenamed: 'topic.renamed',
    topicDissolved: 'topic.dissolved',
    cardsGathered: 'topic.gathered',
    motionChanged: 'motion.changed',
    pledgeChanged: 'pledge.changed',
    lotChanged: 'lot.changed',
  },
  minutes: { minutesSigned: 'minutes.signed' },
  matter: {
    matterOpened: 'matter.opened',
    matterDescribed: 'matter.described',
    cardsAdded: 'matter.cardsAdded',
    cardsRemoved: 'matter.cardsRemoved',
    matterFolded: 'matter.folded',
    matterUnfolded: 'matter.unfolded',
    matterTriaged: 'matter.triaged',
    matterRouted: 'matter.routed',
    matterDispatched: 'matter.dispatched',
    dueDateMoved: 'matter.extended',
    transferAccepted: 'matter.transferred',
    transferRefused: 'matter.transferRefused',
    matterSentBack: 'matter.sentBack',
    proposalWritten: 'matter.proposed',
    adviceGiven: 'matter.advised',
    proposalAdopted: 'matter.decided',
    workBegun: 'matter.begun',
    taskReported: 'matter.taskReported',
    matterDone: 'matter.done',
    calledBack: 'matter.calledBack',
    answersChanged: 'matter.answered',
    matterContested: 'matter.contested',
    matterExplained: 'matter.explained',
    matterResumed: 'matter.resumed',
  },
  notice: {
    noticePublished: 'notice.published',
    noticeHung: 'notice.hung',
    noticeTakenDown: 'notice.takenDown',
    noticeWithdrawn: 'notice.withdrawn',
    objectionMade: 'notice.objected',
    objectionAnswered: 'notice.objectionAnswered',
    resultStated: 'notice.resultStated',
  },
  vote: {
    voteSealed: 'vote.sealed',
    voteOpened: 'vote.opened',
    voteClosed: 'vote.closed',
    voteAbandoned: 'vote.abandoned',
  },
  round: {
    roundOpened: 'round.opened',
    projectProposed: 'round.proposed',
    projectScreened: 'round.screened',
    menuFrozen: 'round.menuFrozen',
    roundCounted: 'round.counted',
    roundDecided: 'round.decided',
    projectAccepted: 'round.accepted',
    projectNotAccepted: 'round.notAccepted',
    roundClosed: 'round.closed',
    roundAbandoned: 'round.abandoned',
  },
  convention: {
    conventionOpened: 'convention.opened',
    draftHung: 'convention.draftHung',
    voteTaken: 'convention.voted',
    textFiled: 'convention.filed',
    textPublished: 'convention.published',
    reviewEnded: 'convention.reviewed',
    conventionAbandoned: 'convention.abandoned',
  },
  survey: { surveyOpened: 'survey.opened', surveyClosed: 'survey.closed' },
  bulletin: {
    bulletinSent: 'bulletin.sent',
    bulletinCorrected: 'bulletin.corrected',
    bulletinWithdrawn: 'bulletin.withdrawn',
  },
} as const

type Table = typeof TYPE_OF
/** The kinds of things of which everybody may hear. */
export type PublicThing = keyof Table
type TypesOf<Of> = Of[keyof Of]
export type PublicType = { [Thing in PublicThing]: TypesOf<Table[Thing]> }[PublicThing]

export const PUBLIC_THINGS = Object.keys(TYPE_OF) as PublicThing[]
/** All that can be subscribed to, each once. */
export const PUBLIC_TYPES = [...new Set(Object.values(TYPE_OF).flatMap((types) => Object.values(types)))] as [
  PublicType,
  ...PublicType[],
]

const SAID = new Map(
  Object.entries(TYPE_OF).flatMap(([thing, types]) =>
    Object.entries(types).map(([kind, type]) => [`${thing} ${kind}`, type as PublicType] as const),
  ),
)

/** What an entry says to everybody, if anything. `stage`: to which one it leads. */
export const publicType = (thing: string, kind: string, stage: string | null): PublicType | undefined =>
  SAID.get(`${thing} ${kind}`) ?? SAID.get(`${thing} ${kind} ${stage}`)

/** [T24] Whether who asked for these types hears of one; `matter.*` is all of matters, nothing is all. */
export const isAskedFor = (types: readonly string[], type: PublicType): boolean =>
  types.length === 0 || types.some((one) => one === type || one === `${type.split('.')[0]}.*`)

/** Kinds of types: what stands before the stop. */
export type PublicKind = PublicType extends infer Type ? (Type extends `${infer Kind}.${string}` ? Kind : never) : never
export const PUBLIC_KINDS = [...new Set(PUBLIC_TYPES.map((type) => type.split('.')[0] as PublicKind))]
export const isPublicKind = (word: string): word is PublicKind => (PUBLIC_KINDS as string[]).includes(word)

/** [T24] What can be asked for: each type, and all of a kind. */
export const ASKABLE = [...PUBLIC_KINDS.map((kind) => `${kind}.*`), ...PUBLIC_TYPES]

/** [T20] What residents follow: a matter, the meetings of a community, what is told to a place. */
export const FOLLOWED = ['matter', 'meetings', 'place'] as const
export type Followed = (typeof FOLLOWED)[number]

/** [T21] Of what whoever follows is written to; all else they find on the page. */
export const LETTER_TYPES = {
  matter: [
    'matter.folded',
    'matter.triaged',
    'matter.routed',
    'matter.extended',
    'matter.transferRefused',
    'matter.sentBack',
    'matter.decided',
    'matter.begun',
    'matter.done',
    'matter.calledBack',
    'matter.contested',
    'matter.explained',
    'matter.resumed',
  ],
  meetings: ['meeting.announced', 'meeting.changed', 'meeting.closed', 'minutes.signed'],
  place: ['bulletin.sent', 'bulletin.corrected'],
} as const satisfies Record<Followed, readonly PublicType[]>
export type LetterType = (typeof LETTER_TYPES)[Followed][number]

/** What is followed where an event of a type happens; undefined where nobody is written to about it. */
export const followedBy = (type: PublicType): { of: Followed; type: LetterType } | undefined => {
  const of = FOLLOWED.find((one) => (LETTER_TYPES[one] as readonly string[]).includes(type))
  return of && { of, type: type as LetterType }
}
