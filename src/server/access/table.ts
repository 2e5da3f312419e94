import type { Role } from '../../core/place/place.ts'
import {
  BRING,
  COORDINATE,
  DELIBERATE,
  DRAFT,
  FACILITATE,
  FILE,
  HANDLE,
  OVERSEE,
  REVIEW,
  SPOT,
  STAFF,
  TEAM,
  TRANSCRIBE,
} from '../../core/place/roles.ts'
import type { MatterCommandBody, NoticeCommandInput, TeamCommandInput } from '../../wire/ledger.ts'
import type { VoteCommandBody } from '../../wire/ballot.ts'
import type { CommandBody } from '../../wire/meeting.ts'
import type { MinutesCommandBody } from '../../wire/minutes.ts'
import type { BulletinCommandBody, TierCommandBody } from '../../wire/reach.ts'
import type { ConventionCommandBody } from '../../wire/convention.ts'
import type { SurveyCommandBody } from '../../wire/survey.ts'
import type { RegisterCommandBody } from '../../wire/register.ts'
import type { ProgramScope } from '../../wire/programs.ts'
import type { RoundCommandBody } from '../../wire/round.ts'

/**
 * Who may do what. The one place where it is written; authorize.ts asks it for every route and every command.
 * `anyone`: no account needed. `participant`: whoever joined that meeting. `screen`: the projector of its
 * hall, by a link that staff made. Roles count in the place itself and in the places above it.
 */
export interface Rule {
  anyone?: true
  participant?: true
  screen?: true
  roles?: readonly Role[]
  /** [R30] What a program's key must be for; without it no program is let in by its key. */
  scope?: ProgramScope
  /**
   * The secret in its address is all that it goes by, and no cookie: so it may be sent from anywhere, as mail
   * programs do.
   */
  anySite?: true
}

const ANYONE: Rule = { anyone: true }

export const ACTIONS = {
  'page.read': ANYONE,
  'place.read': ANYONE,
  'meeting.read': ANYONE,
  'meeting.follow': ANYONE,
  'meeting.join': ANYONE,
  'receipt.read': ANYONE,
  'receipt.withdraw': ANYONE,
  /** By the stub of somebody without a phone. */
  'receipt.endorse': ANYONE,
  /** The public log: hashes and signatures, nobody's words or names. */
  'log.read': ANYONE,
  /** Another installation hands us its checkpoint; its signature says who it is. */
  'log.witness': ANYONE,
  'photo.read': ANYONE,
  'signIn.ask': ANYONE,
  'signIn.use': ANYONE,
  'self.read': ANYONE,
  'signIn.own': ANYONE,
  'passkey.own': { roles: STAFF },
  /** When and how the people of a community signed in. */
  'signIn.journal': { roles: OVERSEE },
  'meeting.me': { participant: true },
  /** Single commands have rules of their own below. */
  'meeting.command': { participant: true, roles: STAFF },
  'photo.add': { participant: true, roles: TRANSCRIBE },
  /** Printed cards, and what photos show of them. */
  'paper.desk': { roles: TRANSCRIBE },
  /** How many who wrote on paper wait for a call. */
  'calls.read': { roles: TRANSCRIBE },
  'meeting.create': { roles: FACILITATE },
  'meeting.drafts': { roles: STAFF },
  /**
   * Who holds the file and its passphrase can find out who wrote what, as whoever looks up an author does,
   * which is on record.
   */
  'meeting.carry': { roles: COORDINATE },
  /** What it brings counts as if it had been said here. */
  'meeting.bringIn': { roles: COORDINATE },
  'meeting.desk': { roles: [...TRANSCRIBE, 'oversight'] },
  /** The code and number that let people in: only for the screen in the hall, and for those at the desk. */
  'meeting.pass': { screen: true, roles: [...TRANSCRIBE, 'oversight'] },
  /** Single commands have rules of their own below. */
  'minutes.command': { participant: true, roles: STAFF },
  'minutes.file': { roles: TRANSCRIBE },
  /** The draft, for whoever took part, and what was remarked on it. */
  'minutes.draft': { participant: true, roles: [...TRANSCRIBE, 'oversight'] },
  /** A remark of one's own, by the page. */
  'minutes.remark': { participant: true },
  /** Signed sheets and photos that everybody may see. */
  'minutes.read': ANYONE,
  'suggestion.reject': { roles: [...FACILITATE, 'spotter'] },
  'matter.read': ANYONE,
  'team.read': ANYONE,
  /** Finds only what everybody may read. */
  'search.ask': ANYONE,
  /** Whoever writes may not have joined yet; nothing is kept. */
  'search.already': ANYONE,
  'receipt.answer': ANYONE,
  'receipt.takeBack': ANYONE,
  'receipt.letters': ANYONE,
  /** The link in a letter: confirm the address, end the letters. */
  'letters.answer': { anyone: true, anySite: true },
  'openTree.write': ANYONE,
  'matter.contest': ANYONE,
  'notice.object': ANYONE,
  /** Single commands have rules of their own below. */
  'matter.command': { roles: STAFF },
  'matter.desk': { roles: STAFF, scope: 'ledger.read' },
  'matter.photo': { roles: HANDLE },
  'team.command': { roles: TEAM },
  /** Single commands have rules of their own below. */
  'notice.command': { roles: STAFF },
  'notice.photo': { roles: HANDLE },
  'ledger.settings': { roles: COORDINATE },
  /** [T40] [T45] The picture of the community's plan, and where its map opens. */
  'plan.set': { roles: COORDINATE },
  'ledger.import': { roles: COORDINATE },
  'vote.read': ANYONE,
  /** By the serial of a ballot, which is nobody's. */
  'vote.cast': ANYONE,
  /** Single commands have rules of their own below. */
  'vote.command': { roles: STAFF },
  /** Who has their ballot; never what it says. */
  'vote.desk': { roles: [...TRANSCRIBE, 'oversight'] },
  /** Reads a workbook that the asker brings. */
  'vote.roll': { roles: TRANSCRIBE },
  'vote.print': { roles: FACILITATE },
  /** What is ticked on papers that whoever enters them has in hand. */
  'vote.papers': { roles: TRANSCRIBE },
  'round.read': ANYONE,
  /** A POST so that a ballot that is ticked again stands in no address and no log; it changes nothing. */
  'round.why': ANYONE,
  /** Proposals, and what became of one's own, by its receipt. */
  'round.propose': ANYONE,
  /** Single commands have rules of their own below. */
  'round.command': { roles: STAFF },
  'round.desk': { roles: [...TRANSCRIBE, 'handler', 'officer', 'oversight'] },
  'round.picture': { roles: SPOT },
  'round.open': { roles: COORDINATE },
  /** Who proposed something: on record, with why. */
  'round.proposer': { roles: COORDINATE },
  'bulletin.read': ANYONE,
  /** [T20] Whoever types an address; its owner answers by the link that is sent there. */
  'follow.ask': ANYONE,
  'follow.answer': { anyone: true, anySite: true },
  /** By the link of a group's keeper, which is all that its page goes by. */
  'keeper.act': ANYONE,
  /** Single commands have rules of their own below. */
  'reach.command': { roles: STAFF },
  'reach.desk': { roles: [...FACILITATE, 'oversight'] },
  /** Whoever has it acts as the keeper. */
  'reach.link': { roles: COORDINATE },
  /** [T24] Programs that hear what happens. */
  'hook.set': { roles: ['administrator'], scope: 'hooks.set' },
  /** [R30] Keys of programs; no key lets anybody make another. */
  'program.key': { roles: ['administrator'] },
  /** [T34] Services, requests and what became of them. */
  'open311.read': ANYONE,
  /** [T32] By a key, where the community demands one, and by no cookie: programs send from anywhere. */
  'open311.report': { anyone: true, anySite: true },
  /** [T32] [T36] Whether requests need a key, and departments' systems with theirs. */
  'open311.set': { roles: ['administrator'] },
  'survey.read': ANYONE,
  'survey.answer': ANYONE,
  /** Single commands have rules of their own below. */
  'survey.command': { roles: STAFF },
  'survey.desk': { roles: [...TRANSCRIBE, 'officer', 'oversight'] },
  'survey.draft': { roles: COORDINATE },
  /** Whoever hands codes out, and goes from door to door; [S11] not who has the work done. */
  'survey.codes': { roles: FACILITATE },
  /** What is ticked on sheets that whoever enters them has in hand. */
  'survey.papers': { roles: TRANSCRIBE },
  'register.read': ANYONE,
  /** By a link of the register, which is all that its page goes by. */
  'guest.act': ANYONE,
  /** Single commands have rules of their own below. */
  'register.command': { roles: STAFF },
  /** [K4] Who is in it, whom to ask, and their links. */
  'register.desk': { roles: BRING },
  /** [K4] How somebody is reached: on record. */
  'register.contact': { roles: BRING },
  'convention.read': ANYONE,
  /** What residents say of a draft. */
  'convention.comment': ANYONE,
  /** Single commands have rules of their own below. */
  'convention.command': { roles: STAFF },
  'convention.desk': { roles: [...TRANSCRIBE, 'handler', 'officer', 'oversight'] },
  'convention.open': { roles: COORDINATE },
  'place.write': { roles: ['administrator'] },
  'agenda.write': { roles: FACILITATE },
  'people.read': { roles: [...COORDINATE, 'oversight'] },
  /** Which role, and whose, is for appointments.ts. */
  'people.write': { roles: COORDINATE },
  /** Who gave and took roles. */
  'people.record': { roles: OVERSEE },
} as const satisfies Record<string, Rule>
export type Action = keyof typeof ACTIONS

const PARTICIPANT: Rule = { participant: true }
const AT_DESK: Rule = { roles: FACILITATE }

/** Who may send which command to a meeting. */
export const COMMANDS: Record<CommandBody['kind'], Rule> = {
  postCard: { participant: true, roles: TRANSCRIBE },
  editCard: { participant: true, roles: TRANSCRIBE },
  withdrawCard: { participant: true, roles: TRANSCRIBE },
  // Staff: on behalf of somebody who has no phone here.
  endorse: { participant: true, roles: TRANSCRIBE },
  takeBack: { participant: true, roles: TRANSCRIBE },
  cutCard: { roles: [...FACILITATE, 'spotter'] },
  undoCut: { roles: [...FACILITATE, 'spotter'] },
  describeMyself: PARTICIPANT,
  linkCards: { participant: true, roles: TRANSCRIBE },
  unlinkCards: { participant: true, roles: TRANSCRIBE },
  changeMeeting: AT_DESK,
  setStage: AT_DESK,
  openAgendaItem: AT_DESK,
  switchTree: AT_DESK,
  setFocus: AT_DESK,
  showLinks: AT_DESK,
  showNewWords: AT_DESK,
  listParticipants: AT_DESK,
  addWalkIn: { roles: TRANSCRIBE },
  tickPresent: { roles: TRANSCRIBE },
  matchParticipant: AT_DESK,
  joinStubs: { roles: TRANSCRIBE },
  askAuthor: { roles: TRANSCRIBE },
  // Staff: with the stub of somebody who has no phone here.
  answerQuestion: { participant: true, roles: TRANSCRIBE },
  pointCard: { roles: TRANSCRIBE },
  readReceipt: { roles: TRANSCRIBE },
  // The author by their stub, or by the phone that is theirs.
  setWishes: { participant: true, roles: TRANSCRIBE },
  noteCall: { roles: TRANSCRIBE },
  countHeads: AT_DESK,
  hideCard: AT_DESK,
  showCard: AT_DESK,
  erasePerson: { roles: COORDINATE },
  openTopic: { roles: [...FACILITATE, 'spotter'] },
  renameTopic: { roles: [...FACILITATE, 'spotter'] },
  tallyTopic: { roles: TRANSCRIBE },
  setSides: { roles: [...FACILITATE, 'spotter'] },
  gatherCards: { roles: [...FACILITATE, 'spotter'] },
  takeOutCards: { roles: [...FACILITATE, 'spotter'] },
  dissolveTopic: { roles: [...FACILITATE, 'spotter'] },
  carryOn: { roles: COORDINATE },
  setRules: AT_DESK,
  adoptRules: AT_DESK,
  openDots: AT_DESK,
  // Staff: on behalf of somebody who has no phone here.
  giveDots: { participant: true, roles: TRANSCRIBE },
  handStickers: { roles: TRANSCRIBE },
  takeStickersBack: { roles: TRANSCRIBE },
  countStickers: { roles: TRANSCRIBE },
  closeDots: AT_DESK,
  showDots: AT_DESK,
  switchFloor: AT_DESK,
  askFloor: PARTICIPANT,
  leaveFloor: PARTICIPANT,
  raiseHand: { roles: TRANSCRIBE },
  lowerHand: { roles: TRANSCRIBE },
  strikeNumber: AT_DESK,
  giveFloor: AT_DESK,
  endTurn: AT_DESK,
  // Staff: for somebody without a phone, or whom nobody puts a name to.
  moveMotion: { participant: true, roles: TRANSCRIBE },
  secondMotion: { participant: true, roles: TRANSCRIBE },
  amendMotion: { participant: true, roles: TRANSCRIBE },
  acceptAmendment: { participant: true, roles: TRANSCRIBE },
  withdrawMotion: { participant: true, roles: TRANSCRIBE },
  takeUpMotion: AT_DESK,
  dropMotion: AT_DESK,
  putMotion: AT_DESK,
  countMotion: AT_DESK,
  // Staff: for somebody without a phone, or whom nobody puts a name to.
  makePledge: { participant: true, roles: TRANSCRIBE },
  withdrawPledge: { participant: true, roles: TRANSCRIBE },
  takePledge: AT_DESK,
  dropPledge: AT_DESK,
  announceLot: AT_DESK,
  openTables: AT_DESK,
  closeTables: AT_DESK,
  // Staff: whoever it is, and what a table wrote on paper.
  sitAt: { participant: true, roles: TRANSCRIBE },
  takeRole: { participant: true, roles: TRANSCRIBE },
  proposeAtTable: { participant: true, roles: TRANSCRIBE },
  reportTable: AT_DESK,
  endReport: AT_DESK,
  callLot: AT_DESK,
  drawLot: AT_DESK,
  giveUpLot: AT_DESK,
  askRoom: AT_DESK,
  // Staff: on behalf of somebody who has no phone here.
  answerRoom: { participant: true, roles: TRANSCRIBE },
  closeRoom: AT_DESK,
  countRoom: AT_DESK,
}

const BY = (roles: readonly Role[]): Rule => ({ roles })

/**
 * Who may send which command of a meeting's minutes: recorders write, the facilitator sends them round and
 * has them signed.
 */
export const MINUTES_COMMANDS: Record<MinutesCommandBody['kind'], Rule> = {
  writeText: BY(TRANSCRIBE),
  recordVote: BY(TRANSCRIBE),
  changeVote: BY(TRANSCRIBE),
  removeVote: BY(TRANSCRIBE),
  takeOutWords: AT_DESK,
  openCorrections: AT_DESK,
  moveCorrections: AT_DESK,
  endCorrections: AT_DESK,
  remark: { participant: true, roles: TRANSCRIBE },
  answerRemark: AT_DESK,
  answerRemarks: AT_DESK,
  signMinutes: AT_DESK,
  attachScan: BY(TRANSCRIBE),
  takeBackScan: BY(TRANSCRIBE),
  addPhoto: BY(TRANSCRIBE),
  noteConsent: BY(TRANSCRIBE),
  takeBackPhoto: BY(TRANSCRIBE),
}

/**
 * Which staff may send which command of a matter. Oversight sees everything and changes nothing; officers
 * help where a matter climbed to them.
 */
export const MATTER_COMMANDS: Record<MatterCommandBody['kind'], Rule> = {
  openMatter: BY(SPOT),
  describeMatter: BY(SPOT),
  addCards: BY(SPOT),
  removeCards: BY(SPOT),
  foldInto: BY(SPOT),
  unfold: BY(SPOT),
  triage: BY(COORDINATE),
  route: BY(COORDINATE),
  dispatch: BY([...COORDINATE, 'officer']),
  extend: BY([...COORDINATE, 'officer']),
  acceptTransfer: BY(HANDLE),
  refuseTransfer: BY(HANDLE),
  sendBack: BY([...COORDINATE, 'officer']),
  writeProposal: BY(DELIBERATE),
  setAside: BY(DELIBERATE),
  advise: BY(['adviser', 'administrator']),
  answerAdvice: BY(DELIBERATE),
  recordSupport: BY(DELIBERATE),
  requireStep: BY(COORDINATE),
  dropStep: BY(COORDINATE),
  recordStep: BY(COORDINATE),
  adopt: BY(COORDINATE),
  begin: BY(HANDLE),
  planTask: BY(HANDLE),
  moveTask: BY(COORDINATE),
  reportTask: BY(HANDLE),
  attachOffer: BY([...HANDLE, 'deliberator', 'adviser']),
  detachOffer: BY([...HANDLE, 'deliberator', 'adviser']),
  note: BY([...TEAM, 'handler', 'officer']),
  finish: BY(HANDLE),
  callBack: BY([...SPOT, 'officer']),
  explain: BY(COORDINATE),
  resume: BY([...COORDINATE, 'officer']),
  lookUpAuthor: BY([...COORDINATE, 'officer']),
  hideContest: BY(COORDINATE),
  showContest: BY(COORDINATE),
  unname: BY(COORDINATE),
}

/** [L44] Who may send which command of the teams: what is erased is gone for good. */
export const TEAM_COMMANDS: Record<TeamCommandInput['kind'], Rule> = {
  seatMember: BY(TEAM),
  declareInterests: BY(TEAM),
  endMembership: BY(TEAM),
  eraseMember: BY(COORDINATE),
  makeOffer: BY(TEAM),
  withdrawOffer: BY(TEAM),
}

/**
 * Who may send which command of a public notice; objections also come from the public, by a way of their own.
 */
export const NOTICE_COMMANDS: Record<NoticeCommandInput['kind'], Rule> = {
  publishNotice: BY(COORDINATE),
  withdrawNotice: BY(COORDINATE),
  answerObjection: BY(COORDINATE),
  hideObjection: BY(COORDINATE),
  showObjection: BY(COORDINATE),
  eraseObjection: BY(COORDINATE),
  changeContact: BY(COORDINATE),
  stateResult: BY(COORDINATE),
  hangNotice: BY(HANDLE),
  takeDown: BY(HANDLE),
  object: BY(STAFF),
  objectOnPaper: BY(TRANSCRIBE),
}

/** Who may send which command of a vote; ballots are cast by whoever holds one, by a way of their own. */
export const VOTE_COMMANDS: Record<VoteCommandBody['kind'], Rule> = {
  describeVote: AT_DESK,
  setRoll: AT_DESK,
  takeRoll: AT_DESK,
  leaveOut: AT_DESK,
  sealVote: AT_DESK,
  printBallots: AT_DESK,
  voidSet: AT_DESK,
  openVote: AT_DESK,
  handOut: BY(TRANSCRIBE),
  takeBackWay: BY(TRANSCRIBE),
  declareInterest: BY(TRANSCRIBE),
  withdrawInterest: BY(TRANSCRIBE),
  eraseVoter: BY(COORDINATE),
  voidSerial: BY(TRANSCRIBE),
  countHands: BY(TRANSCRIBE),
  openBatch: BY(TRANSCRIBE),
  enterBatch: BY(TRANSCRIBE),
  dropBatch: BY(TRANSCRIBE),
  closeVote: AT_DESK,
  abandonVote: AT_DESK,
}

/** Which staff may send which command of chat groups and bulletins; keepers have a way of their own. */
export const REACH_COMMANDS: Record<TierCommandBody['kind'] | BulletinCommandBody['kind'] | 'draftBulletin', Rule> = {
  setReach: BY(COORDINATE),
  addGroup: BY(COORDINATE),
  describeGroup: BY(COORDINATE),
  askKeeper: BY(COORDINATE),
  endGroup: BY(COORDINATE),
  draftBulletin: AT_DESK,
  describeBulletin: AT_DESK,
  sendBulletin: AT_DESK,
  correctBulletin: AT_DESK,
  withdrawBulletin: AT_DESK,
}

/** Which staff may send which command of a budget round. */
export const ROUND_COMMANDS: Record<RoundCommandBody['kind'], Rule> = {
  changeRound: BY(COORDINATE),
  propose: BY(TRANSCRIBE),
  describeProject: BY(SPOT),
  mergeProjects: BY(SPOT),
  splitProject: BY(SPOT),
  joinProject: BY(SPOT),
  takePictureAway: BY(SPOT),
  endSoliciting: BY(COORDINATE),
  screen: BY(SPOT),
  checkCost: BY([...SPOT, 'handler']),
  eraseProposer: BY(COORDINATE),
  eraseWords: BY(COORDINATE),
  freezeMenu: BY(COORDINATE),
  reopenMenu: BY(COORDINATE),
  pitchDish: BY(FACILITATE),
  listPitch: BY(FACILITATE),
  countRound: BY(COORDINATE),
  decideRound: BY(COORDINATE),
  reportCost: BY(HANDLE),
  decideCost: BY(COORDINATE),
  nameDoers: BY(HANDLE),
  announceRoundLot: BY(COORDINATE),
  giveUpRoundLot: BY(COORDINATE),
  drawAcceptors: BY(COORDINATE),
  giveVerdict: BY([...SPOT, 'officer']),
  hearNeighbour: BY([...SPOT, 'officer']),
  closeRound: BY(COORDINATE),
  abandonRound: BY(COORDINATE),
}

/** Which staff may send which command of an edition of the convention. */
export const CONVENTION_COMMANDS: Record<ConventionCommandBody['kind'], Rule> = {
  changeConvention: BY(COORDINATE),
  writeArticle: BY(DRAFT),
  dropArticle: BY(DRAFT),
  moveArticle: BY(DRAFT),
  addSource: BY(DRAFT),
  comment: BY(TRANSCRIBE),
  answerComment: BY(COORDINATE),
  answerComments: BY(COORDINATE),
  showComment: BY(COORDINATE),
  eraseComment: BY(COORDINATE),
  eraseWording: BY(COORDINATE),
  eraseName: BY(COORDINATE),
  beginDrafting: BY(COORDINATE),
  sendToReview: BY(COORDINATE),
  findCheck: BY(REVIEW),
  giveOpinion: BY(REVIEW),
  recordStreet: BY(FILE),
  backToDraft: BY(COORDINATE),
  sealText: BY(COORDINATE),
  takeVote: BY(COORDINATE),
  noteComposition: BY(COORDINATE),
  fileText: BY(FILE),
  publishText: BY(COORDINATE),
  noteUse: BY(HANDLE),
  markContradiction: BY(SPOT),
  settleContradiction: BY(COORDINATE),
  reviewArticle: BY(COORDINATE),
  endReview: BY(COORDINATE),
  abandonConvention: BY(COORDINATE),
}

/** Which staff may send which command of a wave of the survey. */
export const SURVEY_COMMANDS: Record<SurveyCommandBody['kind'], Rule> = {
  describeSurvey: BY(COORDINATE),
  voidCodes: BY(FACILITATE),
  openSurvey: BY(COORDINATE),
  // [S11] Who has the work done asks nobody how it went.
  answerSurvey: BY(TRANSCRIBE),
  closeSurvey: BY(COORDINATE),
  abandonSurvey: BY(COORDINATE),
}

/** [K4] Which staff may send which command of the register: those who see who is in it. */
export const REGISTER_COMMANDS: Record<RegisterCommandBody['kind'], Rule> = {
  addEntry: BY(BRING),
  describeEntry: BY(BRING),
  renewLink: BY(BRING),
  agreeOnPaper: BY(BRING),
  strikeEntry: BY(BRING),
  invite: BY(BRING),
  withdrawInvitation: BY(BRING),
  thank: BY(BRING),
}
