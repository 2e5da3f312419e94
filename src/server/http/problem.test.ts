import { expect, test } from 'vitest'
import type { Refusal } from '../../core/meeting/event.ts'
import { LOCALES } from '../../wire/plain.ts'
import { problemBody, problemOf } from './problem.ts'

/** One of every refusal there is: the type makes the list complete. */
const REFUSALS: { [K in Refusal['refused']]: Extract<Refusal, { refused: K }> } = {
  textEmpty: { refused: 'textEmpty' },
  textTooLong: { refused: 'textTooLong', length: 501, most: 500 },
  textBroken: { refused: 'textBroken' },
  meetingNotOpen: { refused: 'meetingNotOpen', stage: 'draft' },
  meetingClosed: { refused: 'meetingClosed', since: null },
  cardsNotYet: { refused: 'cardsNotYet', from: 1 },
  cardsOver: { refused: 'cardsOver', since: 1 },
  treeClosed: { refused: 'treeClosed', tree: 'action' },
  notJoined: { refused: 'notJoined' },
  notInHall: { refused: 'notInHall' },
  noSuchCard: { refused: 'noSuchCard' },
  noSuchTopic: { refused: 'noSuchTopic' },
  noSuchParticipant: { refused: 'noSuchParticipant' },
  noSuchAgendaItem: { refused: 'noSuchAgendaItem' },
  notYourCard: { refused: 'notYourCard' },
  notOnPaper: { refused: 'notOnPaper' },
  noCallWanted: { refused: 'noCallWanted' },
  hasPhone: { refused: 'hasPhone' },
  otherName: { refused: 'otherName' },
  askedAlready: { refused: 'askedAlready', most: 3 },
  noSuchAuthorQuestion: { refused: 'noSuchAuthorQuestion' },
  answeredAlready: { refused: 'answeredAlready' },
  ownCard: { refused: 'ownCard' },
  alreadyEndorsed: { refused: 'alreadyEndorsed', endorsements: 2 },
  cardWithdrawn: { refused: 'cardWithdrawn' },
  cardHidden: { refused: 'cardHidden', reason: '{点名}' },
  cardCut: { refused: 'cardCut', first: 12, second: 13 },
  cutWasUndone: { refused: 'cutWasUndone', whole: 5 },
  notItsWords: { refused: 'notItsWords' },
  halfChanged: { refused: 'halfChanged', number: 12 },
  otherTree: { refused: 'otherTree' },
  linkNotPossible: { refused: 'linkNotPossible' },
  cardsHang: { refused: 'cardsHang' },
  stageNotPossible: { refused: 'stageNotPossible', stage: 'closed' },
  idTaken: { refused: 'idTaken' },
  noSuchPhoto: { refused: 'noSuchPhoto' },
  personErased: { refused: 'personErased' },
  paperUsed: { refused: 'paperUsed', number: 5 },
  rulesAdopted: { refused: 'rulesAdopted', since: 1_750_000_000_000 },
  dotsClosed: { refused: 'dotsClosed' },
  dotsOver: { refused: 'dotsOver' },
  tooManyDots: { refused: 'tooManyDots', most: 3 },
  hasStickers: { refused: 'hasStickers' },
  dotsGiven: { refused: 'dotsGiven' },
  dotsNotCounted: { refused: 'dotsNotCounted' },
  moreThanHanded: { refused: 'moreThanHanded', most: 27 },
  countStands: { refused: 'countStands', number: 5 },
  floorClosed: { refused: 'floorClosed' },
  turnsUsed: { refused: 'turnsUsed', turns: 2 },
  floorFull: { refused: 'floorFull', waiting: 60 },
  notWaiting: { refused: 'notWaiting', number: 7 },
  notNext: { refused: 'notNext', number: 4 },
  askedByPhone: { refused: 'askedByPhone', number: 3 },
  topicHasDots: { refused: 'topicHasDots' },
  notToCompare: { refused: 'notToCompare' },
  comparesOwn: { refused: 'comparesOwn' },
  comparedAlready: { refused: 'comparedAlready' },
  notYetRead: { refused: 'notYetRead', number: 5 },
  noSuchMotion: { refused: 'noSuchMotion' },
  motionWaits: { refused: 'motionWaits', number: 2 },
  motionsFull: { refused: 'motionsFull', waiting: 20 },
  motionsUsed: { refused: 'motionsUsed', most: 5 },
  ownMotion: { refused: 'ownMotion' },
  notSeconded: { refused: 'notSeconded', number: 2 },
  motionRuns: { refused: 'motionRuns', number: 2 },
  notDiscussed: { refused: 'notDiscussed', number: 2 },
  amendmentWaits: { refused: 'amendmentWaits', number: 2 },
  sameWords: { refused: 'sameWords' },
  noAmendment: { refused: 'noAmendment', number: 2 },
  otherAmendment: { refused: 'otherAmendment', number: 2 },
  ownAmendment: { refused: 'ownAmendment' },
  notYourMotion: { refused: 'notYourMotion' },
  motionVoted: { refused: 'motionVoted', number: 2 },
  motionBallots: { refused: 'motionBallots', vote: 'K7Q2MD' },
  notTheMotion: { refused: 'notTheMotion' },
  notPut: { refused: 'notPut', number: 2 },
  motionCounted: { refused: 'motionCounted', number: 2 },
  moreThanHeads: { refused: 'moreThanHeads', most: 40 },
  noSuchPledge: { refused: 'noSuchPledge' },
  notYourPledge: { refused: 'notYourPledge' },
  pledgesUsed: { refused: 'pledgesUsed', most: 5 },
  pledgesFull: { refused: 'pledgesFull', most: 200 },
  pledgeOver: { refused: 'pledgeOver', number: 2 },
  pledgeCarried: { refused: 'pledgeCarried', number: 2 },
  pledgeNotTaken: { refused: 'pledgeNotTaken', number: 2 },
  notThere: { refused: 'notThere' },
  handsNotKept: { refused: 'handsNotKept', number: 2 },
  noTables: { refused: 'noTables' },
  noSuchTable: { refused: 'noSuchTable', number: 2 },
  tablesStay: { refused: 'tablesStay', count: 4 },
  tableFull: { refused: 'tableFull', number: 2 },
  atNoTable: { refused: 'atNoTable' },
  roleTaken: { refused: 'roleTaken', number: 2 },
  notForTable: { refused: 'notForTable', number: 2 },
  twoProposals: { refused: 'twoProposals', number: 2 },
  notOfAll: { refused: 'notOfAll' },
  noSuchLot: { refused: 'noSuchLot' },
  lotOpen: { refused: 'lotOpen', number: 2 },
  lotOver: { refused: 'lotOver', number: 2 },
  lotLost: { refused: 'lotLost' },
  notCalled: { refused: 'notCalled' },
  otherCalled: { refused: 'otherCalled' },
  nobodyToDraw: { refused: 'nobodyToDraw' },
  needsTwoCards: { refused: 'needsTwoCards' },
  needsTwoSides: { refused: 'needsTwoSides' },
  roomAsked: { refused: 'roomAsked', number: 2 },
  noSuchRoomQuestion: { refused: 'noSuchRoomQuestion' },
  roomClosed: { refused: 'roomClosed', number: 2 },
  roomOpen: { refused: 'roomOpen', number: 2 },
  motionOver: { refused: 'motionOver', number: 2 },
  notCarried: { refused: 'notCarried', number: 2 },
  dayPast: { refused: 'dayPast' },
  openTreeStays: { refused: 'openTreeStays' },
  outOfRange: { refused: 'outOfRange' },
  meetingNotOver: { refused: 'meetingNotOver' },
  meetingCarried: { refused: 'meetingCarried', since: 1 },
}

test.each(Object.values(REFUSALS))('$refused is explained in every language, with its facts', (refusal) => {
  const said = LOCALES.map((locale) => problemBody(problemOf(refusal), locale))
  for (const problem of said) {
    expect(problem).toMatchObject({ code: refusal.refused, saved: false })
    expect(problem.status).toBeGreaterThanOrEqual(400)
    expect(problem.status).toBeLessThan(500)
    expect(problem.title).not.toBe('')
    expect(problem.detail).not.toMatch(/\{(length|most|reason|seconds|where|why)\}|undefined/)
    const { refused: _, ...facts } = refusal
    expect(problem).toMatchObject(facts)
  }
  expect(new Set(said.map(({ detail }) => detail)).size).toBe(said.length)
})

test('the words of a reason are told as they are', () => {
  expect(problemBody(problemOf(REFUSALS.cardHidden), 'en').detail).toContain('{点名}')
  const tricky = { refused: 'cardHidden', reason: '{{a|b}} {most} $&' } as const
  expect(problemBody(problemOf(tricky), 'en').detail).toContain('{{a|b}} {most} $&')
})
