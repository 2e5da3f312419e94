import type { MatterRefusal } from '../../core/ledger/event.ts'
import type { NoticeRefusal } from '../../core/ledger/decideNotice.ts'
import type { SettingsRefusal } from '../../core/ledger/settings.ts'
import type { Refusal } from '../../core/meeting/event.ts'
import type { MinutesRefusal } from '../../core/minutes/event.ts'
import type { TextRefusal } from '../../core/plain/text.ts'
import type { VoteRefusal } from '../../core/ballot/event.ts'
import type { BulletinRefusal } from '../../core/reach/bulletin.ts'
import type { TierRefusal } from '../../core/reach/tiers.ts'
import type { ConventionRefusal } from '../../core/convention/event.ts'
import type { SurveyRefusal } from '../../core/survey/event.ts'
import type { RegisterRefusal } from '../../core/register/event.ts'
import type { RoundRefusal } from '../../core/round/event.ts'
import type { TeamRefusal } from '../../core/team/team.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { Rule } from '../access/table.ts'
import { ACTIONS } from '../access/table.ts'
import type { Description } from './route.ts'

/** The words of a kind of refusal: its type makes the list complete. */
const words = <R extends { refused: ProblemCode }>(all: Record<R['refused'], true>) =>
  Object.keys(all) as R['refused'][]

/** A text that cannot be kept. */
export const TEXT_REFUSED = words<TextRefusal>({ textEmpty: true, textTooLong: true, textBroken: true })
/** What the rules of a community's settings refuse. */
export const SETTINGS_REFUSED = [
  ...TEXT_REFUSED,
  ...words<Exclude<SettingsRefusal, TextRefusal>>({ outOfRange: true, changedMeanwhile: true }),
]

/** What is refused of commands that come with a key, besides what their rules refuse. */
const KEYED = ['idReused'] as const

/** What commands of a meeting can be refused for. */
export const MEETING_REFUSED = [
  ...KEYED,
  ...words<Refusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    meetingNotOpen: true,
    meetingClosed: true,
    cardsNotYet: true,
    cardsOver: true,
    treeClosed: true,
    notJoined: true,
    notInHall: true,
    noSuchCard: true,
    noSuchTopic: true,
    noSuchParticipant: true,
    noSuchAgendaItem: true,
    notYourCard: true,
    notOnPaper: true,
    noCallWanted: true,
    notToCompare: true,
    comparesOwn: true,
    comparedAlready: true,
    hasPhone: true,
    otherName: true,
    askedAlready: true,
    noSuchAuthorQuestion: true,
    answeredAlready: true,
    ownCard: true,
    alreadyEndorsed: true,
    cardWithdrawn: true,
    cardHidden: true,
    cardCut: true,
    cutWasUndone: true,
    notItsWords: true,
    halfChanged: true,
    otherTree: true,
    linkNotPossible: true,
    stageNotPossible: true,
    cardsHang: true,
    idTaken: true,
    outOfRange: true,
    noSuchPhoto: true,
    personErased: true,
    openTreeStays: true,
    paperUsed: true,
    meetingNotOver: true,
    meetingCarried: true,
    rulesAdopted: true,
    dotsClosed: true,
    dotsOver: true,
    tooManyDots: true,
    hasStickers: true,
    dotsGiven: true,
    dotsNotCounted: true,
    moreThanHanded: true,
    countStands: true,
    floorClosed: true,
    turnsUsed: true,
    floorFull: true,
    noSuchMotion: true,
    motionWaits: true,
    motionsFull: true,
    motionsUsed: true,
    ownMotion: true,
    notSeconded: true,
    motionRuns: true,
    notDiscussed: true,
    amendmentWaits: true,
    sameWords: true,
    noAmendment: true,
    otherAmendment: true,
    ownAmendment: true,
    notYourMotion: true,
    motionVoted: true,
    motionBallots: true,
    notTheMotion: true,
    notPut: true,
    motionCounted: true,
    moreThanHeads: true,
    motionOver: true,
    notCarried: true,
    dayPast: true,
    noSuchPledge: true,
    notYourPledge: true,
    pledgesUsed: true,
    pledgesFull: true,
    pledgeOver: true,
    pledgeCarried: true,
    pledgeNotTaken: true,
    notThere: true,
    handsNotKept: true,
    noTables: true,
    noSuchTable: true,
    tablesStay: true,
    tableFull: true,
    atNoTable: true,
    roleTaken: true,
    notForTable: true,
    twoProposals: true,
    notOfAll: true,
    noSuchLot: true,
    lotOpen: true,
    lotOver: true,
    lotLost: true,
    notCalled: true,
    otherCalled: true,
    nobodyToDraw: true,
    needsTwoCards: true,
    needsTwoSides: true,
    roomAsked: true,
    noSuchRoomQuestion: true,
    roomClosed: true,
    roomOpen: true,
    askedByPhone: true,
    topicHasDots: true,
    notWaiting: true,
    notNext: true,
    notYetRead: true,
  }),
]

/** What commands of a meeting's minutes can be refused for. */
export const MINUTES_REFUSED = [
  ...KEYED,
  ...words<MinutesRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    changedMeanwhile: true,
    outOfRange: true,
    noSuchAgendaItem: true,
    noSuchVote: true,
    voteCounted: true,
    notOfItem: true,
    idTaken: true,
    noVotesCast: true,
    lostWithMore: true,
    moreCastThanThere: true,
    carriedWithoutMore: true,
    morePresentThanEntitled: true,
    minutesFull: true,
    minutesSigned: true,
    meetingNotOver: true,
    correctionsOpen: true,
    noCorrections: true,
    correctionsOver: true,
    notPresent: true,
    roundTooShort: true,
    roundTooLong: true,
    roundJustOpened: true,
    wordsTooShort: true,
    noSuchSentence: true,
    noSuchRemark: true,
    remarksUnanswered: true,
    noSuchFile: true,
    notSignedYet: true,
    meetingCarried: true,
  }),
]

/** What commands of a matter can be refused for. */
export const MATTER_REFUSED = [
  ...KEYED,
  ...words<MatterRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    idTaken: true,
    noCards: true,
    noSuchCard: true,
    lastCard: true,
    noSuchMatter: true,
    noSuchTopic: true,
    noSuchPlace: true,
    notInThisStage: true,
    foldNotPossible: true,
    outOfRange: true,
    receiverMissing: true,
    noSuchOwner: true,
    dateNotLater: true,
    noSuchProposal: true,
    noSuchVersion: true,
    changeMissing: true,
    versionMeanwhile: true,
    changedMeanwhile: true,
    noSuchAdvice: true,
    adviceUnanswered: true,
    noSuchStep: true,
    stepMissing: true,
    stepOfOther: true,
    ownersDecide: true,
    voteImpossible: true,
    noSuchVote: true,
    stepVoting: true,
    stepCounted: true,
    noticeTooShort: true,
    noSuchTask: true,
    noSuchOffer: true,
    evidenceMissing: true,
    noSuchPhoto: true,
    tasksOpen: true,
    ownCallback: true,
    notAffected: true,
    answerStands: true,
    alreadyAnswered: true,
    noSuchContest: true,
    notNamed: true,
  }),
]

/** What commands of a notice can be refused for. */
export const NOTICE_REFUSED = [
  ...KEYED,
  ...words<NoticeRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    idTaken: true,
    noSuchNotice: true,
    noSuchMeeting: true,
    noSuchTopic: true,
    noSuchPlace: true,
    noSuchMatter: true,
    noticeTooShort: true,
    outOfRange: true,
    noticeBackwards: true,
    noticeNotYet: true,
    noticeOver: true,
    noticeWithdrawn: true,
    objectionsFull: true,
    noticeRuns: true,
    noSuchObjection: true,
    alreadyAnswered: true,
    noSuchPhoto: true,
    codeUnread: true,
    photoShown: true,
    wordsErased: true,
    noSuchPosting: true,
    slipEntered: true,
    notHung: true,
    objectionsOpen: true,
    resultStands: true,
  }),
]

/** What commands of the teams can be refused for. */
export const TEAM_REFUSED = [
  ...KEYED,
  ...words<TeamRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    idTaken: true,
    noSuchMember: true,
    noSuchOffer: true,
  }),
]

/** What commands of a vote can be refused for, and ballots. */
export const VOTE_REFUSED = [
  ...KEYED,
  ...words<VoteRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    changedMeanwhile: true,
    voteMissing: true,
    idTaken: true,
    votesRules: true,
    voteSealed: true,
    voteNotSealed: true,
    voteNotOpen: true,
    menuHangs: true,
    voteOver: true,
    rollEmpty: true,
    rollTooLong: true,
    areaMissing: true,
    nameMissing: true,
    listedTwice: true,
    ownerTwice: true,
    serialEntered: true,
    tooFewForSecret: true,
    tooFewToClose: true,
    noSuchVoter: true,
    noticeTooShort: true,
    hasWay: true,
    hasNoWay: true,
    notThisWay: true,
    ballotsAreOut: true,
    handsCounted: true,
    printedBeforeOpening: true,
    setNotPrinted: true,
    noSuchSerial: true,
    serialVoid: true,
    serialCast: true,
    needsAnother: true,
    notHandedOut: true,
    doorClosed: true,
    answersDoNotFit: true,
    tooManyHands: true,
    noSuchQuestion: true,
    noSuchBatch: true,
    batchOver: true,
    batchTotal: true,
    serialTwice: true,
    serialUnknown: true,
    thirdDiffers: true,
    batchesOpen: true,
    tooManyBallots: true,
  }),
]

/** What commands of the register can be refused for. */
export const REGISTER_REFUSED = [
  ...KEYED,
  ...words<RegisterRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    idTaken: true,
    noSuchEntry: true,
    noSuchInvitation: true,
    registerFull: true,
    entryNotAgreed: true,
    entryReworded: true,
    untilOutOfRange: true,
    alreadyInvited: true,
    outOfRange: true,
  }),
  'noSuchOffer' as const,
  'noSuchMatter' as const,
  'noSuchProposal' as const,
]

/** What commands of a survey can be refused for. */
export const SURVEY_REFUSED = [
  ...KEYED,
  ...words<SurveyRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    surveyMissing: true,
    idTaken: true,
    surveyStage: true,
    sheetsAreOut: true,
    tooManyStatements: true,
    statementTwice: true,
    surveyHasNoCodes: true,
    tooManyCodes: true,
    noSuchCodes: true,
    noSuchAnswerCode: true,
    answersMissing: true,
  }),
]

/** What commands of a convention can be refused for. */
export const CONVENTION_REFUSED = [
  ...KEYED,
  ...words<ConventionRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    changedMeanwhile: true,
    conventionMissing: true,
    idTaken: true,
    outOfRange: true,
    conventionStage: true,
    conventionSettings: true,
    editionNotInForce: true,
    noSuchArticle: true,
    noRulesBelow: true,
    articlesFull: true,
    noArticles: true,
    commentsFull: true,
    noSuchComment: true,
    alreadyAnswered: true,
    notInText: true,
    commentsOpen: true,
    checksOpen: true,
    reviewMissing: true,
    streetMissing: true,
    draftNotHung: true,
    draftTooLong: true,
    noticeRuns: true,
    objectionsOpen: true,
    articlesToVote: true,
    votePending: true,
    otherVote: true,
    reviewNotYet: true,
    articlesToReview: true,
  }),
]

/** What commands of a budget round can be refused for. */
export const ROUND_REFUSED = [
  ...KEYED,
  ...words<RoundRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    changedMeanwhile: true,
    roundMissing: true,
    idTaken: true,
    roundStage: true,
    roundSettings: true,
    noSuchProject: true,
    noSuchMatter: true,
    outOfRange: true,
    kindNotTaken: true,
    projectsFull: true,
    projectOver: true,
    notScreenedOut: true,
    appealedAlready: true,
    secondLookByAnother: true,
    screenedTwice: true,
    aboveCap: true,
    notScreened: true,
    appealsOpen: true,
    costMissing: true,
    menuTooShort: true,
    menuTooLong: true,
    votePending: true,
    resultNotHung: true,
    noticeRuns: true,
    objectionsOpen: true,
    otherDecider: true,
    notChosen: true,
    costWaits: true,
    notSplit: true,
    partsOver: true,
    ownWork: true,
    pictureConsent: true,
    pictureGone: true,
    notTakenOn: true,
    drawnAlready: true,
    notDrawn: true,
    neighboursFull: true,
    lotOpen: true,
    lotLost: true,
    notCalled: true,
    noSuchLot: true,
    projectsOpen: true,
    upkeepMissing: true,
  }),
]

/** What commands of chat groups can be refused for. */
export const TIER_REFUSED = [
  ...KEYED,
  ...words<TierRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    noSuchGroup: true,
    noSuchPlace: true,
    idTaken: true,
    groupsFull: true,
    groupOver: true,
    outOfRange: true,
  }),
]

/** What commands of a bulletin can be refused for. */
export const BULLETIN_REFUSED = [
  ...KEYED,
  ...words<BulletinRefusal>({
    textEmpty: true,
    textTooLong: true,
    textBroken: true,
    bulletinMissing: true,
    idTaken: true,
    bulletinStage: true,
    noSuchSource: true,
    linesTooMany: true,
    groupUnkept: true,
    noSuchGroup: true,
    nothingWaits: true,
    weekFull: true,
  }),
]

/** What any request can be answered with: an address that is none, a database that keeps nothing. */
const ALWAYS = ['malformed', 'noRoom', 'notKept'] as const
/** What names in an address stand for, and what else is said of them. */
const NAMED: Record<string, readonly ProblemCode[]> = {
  '{slug}': ['noSuchPlace'],
  '{code}': ['noSuchMeeting'],
  '{receipt}': ['noSuchReceipt', 'tooMany'],
}

/**
 * All problems that a route can answer: its own, and those that follow from whom it lets in, from its address
 * and from what is sent to it.
 */
export function problemsOf(described: Pick<Description, 'action' | 'method' | 'path' | 'problems'>): ProblemCode[] {
  const rule: Rule = ACTIONS[described.action]
  const sends = described.method !== 'get'
  const codes: ProblemCode[] = [
    ...ALWAYS,
    ...Object.keys(NAMED).flatMap((name) => (described.path.includes(name) ? NAMED[name]! : [])),
    ...refusedAtTheDoor(rule),
    ...(sends && !rule.anySite ? (['crossSite'] as const) : []),
    ...(sends ? (['textBroken', 'tooLarge', 'tooBusy'] as const) : []),
    ...(described.problems ?? []),
  ]
  return [...new Set(codes)].sort()
}

const refusedAtTheDoor = ({ anyone, participant }: Rule): readonly ProblemCode[] =>
  anyone ? [] : participant ? ['notJoined', 'tokenExpired', 'notAllowed'] : ['notSignedIn', 'notAllowed']
