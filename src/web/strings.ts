import type { Locale } from '../wire/plain.ts'
import type { Words } from './kit/words.ts'
import { inLocale } from '../wire/strings/rows.ts'
import account from './strings/account.ts'
import agenda from './strings/agenda.ts'
import agendaKind from './strings/agendaKind.ts'
import alike from './strings/alike.ts'
import answers from './strings/answers.ts'
import api from './strings/api.ts'
import app from './strings/app.ts'
import attendance from './strings/attendance.ts'
import awaited from './strings/awaited.ts'
import board from './strings/board.ts'
import body from './strings/body.ts'
import bulletin from './strings/bulletin.ts'
import capacity from './strings/capacity.ts'
import card from './strings/card.ts'
import carry from './strings/carry.ts'
import category from '../wire/strings/category.ts'
import check from './strings/check.ts'
import community from './strings/community.ts'
import desk from './strings/desk.ts'
import deskTable from './strings/deskTable.ts'
import deskLedger from './strings/deskLedger.ts'
import deskLot from './strings/deskLot.ts'
import deskMatter from './strings/deskMatter.ts'
import deskMotion from './strings/deskMotion.ts'
import deskPaper from './strings/deskPaper.ts'
import deskPledge from './strings/deskPledge.ts'
import deskKeys from './strings/deskKeys.ts'
import deskOpen311 from './strings/deskOpen311.ts'
import deskReach from './strings/deskReach.ts'
import deskPlan from './strings/deskPlan.ts'
import deskRoom from './strings/deskRoom.ts'
import deskRooms from './strings/deskRooms.ts'
import deskSurvey from './strings/deskSurvey.ts'
import deskRegister from './strings/deskRegister.ts'
import deskConvention from './strings/deskConvention.ts'
import deskRound from './strings/deskRound.ts'
import deskVote from './strings/deskVote.ts'
import document from './strings/document.ts'
import door from './strings/door.ts'
import dots from './strings/dots.ts'
import field from './strings/field.ts'
import floor from './strings/floor.ts'
import focus from './strings/focus.ts'
import follow from './strings/follow.ts'
import form from './strings/form.ts'
import hall from './strings/hall.ts'
import home from './strings/home.ts'
import importance from './strings/importance.ts'
import lane from '../wire/strings/lane.ts'
import language from './strings/language.ts'
import last from './strings/last.ts'
import ledger from './strings/ledger.ts'
import letter from './strings/letter.ts'
import lot from './strings/lot.ts'
import map from './strings/map.ts'
import matter from './strings/matter.ts'
import matterStage from '../wire/strings/matterStage.ts'
import matters from './strings/matters.ts'
import me from './strings/me.ts'
import meeting from './strings/meeting.ts'
import meetings from './strings/meetings.ts'
import mine from './strings/mine.ts'
import motion from './strings/motion.ts'
import moving from './strings/moving.ts'
import news from './strings/news.ts'
import minutes from './strings/minutes.ts'
import notice from './strings/notice.ts'
import noticeKind from './strings/noticeKind.ts'
import noticeState from './strings/noticeState.ts'
import notices from './strings/notices.ts'
import offerKind from './strings/offerKind.ts'
import paper from './strings/paper.ts'
import people from './strings/people.ts'
import phone from './strings/phone.ts'
import photo from './strings/photo.ts'
import place from './strings/place.ts'
import places from './strings/places.ts'
import pledge from './strings/pledge.ts'
import point from './strings/point.ts'
import poster from './strings/poster.ts'
import press from './strings/press.ts'
import problem from './strings/problem.ts'
import rate from './strings/rate.ts'
import read from './strings/read.ts'
import receipt from './strings/receipt.ts'
import record from './strings/record.ts'
import role from './strings/role.ts'
import register from './strings/register.ts'
import survey from './strings/survey.ts'
import convention from './strings/convention.ts'
import round from './strings/round.ts'
import room from './strings/room.ts'
import route from '../wire/strings/route.ts'
import rules from './strings/rules.ts'
import screen from './strings/screen.ts'
import search from './strings/search.ts'
import sending from './strings/sending.ts'
import setup from './strings/setup.ts'
import share from './strings/share.ts'
import side from './strings/side.ts'
import signIn from './strings/signIn.ts'
import speakers from './strings/speakers.ts'
import square from './strings/square.ts'
import stage from './strings/stage.ts'
import stepKind from './strings/stepKind.ts'
import subdistrict from './strings/subdistrict.ts'
import table from './strings/table.ts'
import taking from './strings/taking.ts'
import team from './strings/team.ts'
import thanks from './strings/thanks.ts'
import told from './strings/told.ts'
import tree from './strings/tree.ts'
import trees from './strings/trees.ts'
import triage from './strings/triage.ts'
import turn from './strings/turn.ts'
import urgency from './strings/urgency.ts'
import vote from './strings/vote.ts'
import weekday from './strings/weekday.ts'
import write from './strings/write.ts'

const everywhere = {
  ...agendaKind,
  ...app,
  ...capacity,
  ...language,
  ...last,
  ...place,
  ...role,
  ...side,
  ...stage,
  ...tree,
}
const matterWords = {
  ...answers,
  ...body,
  ...category,
  ...importance,
  ...lane,
  ...matter,
  ...matterStage,
  ...matters,
  ...notice,
  ...noticeKind,
  ...noticeState,
  ...notices,
  ...offerKind,
  ...route,
  ...search,
  ...stepKind,
  ...team,
  ...told,
  ...triage,
  ...urgency,
}

/**
 * The words of each surface, in every language: the files of strings/, and those of wire/strings/ that the
 * server needs too.
 */
export const SURFACES = {
  phone: {
    ...everywhere,
    ...card,
    ...door,
    ...dots,
    ...lot,
    ...table,
    ...floor,
    ...me,
    ...mine,
    ...motion,
    ...moving,
    ...news,
    ...phone,
    ...photo,
    ...point,
    ...pledge,
    ...taking,
    ...read,
    ...room,
    ...rules,
    ...sending,
    ...thanks,
    ...turn,
    ...write,
  },
  screen: {
    ...everywhere,
    ...card,
    ...dots,
    ...lot,
    ...table,
    ...motion,
    ...pledge,
    ...room,
    ...rules,
    ...screen,
    ...trees,
    ...turn,
  },
  desk: {
    ...everywhere,
    'card.unread': card['card.unread'],
    ...matterWords,
    ...account,
    ...agenda,
    ...alike,
    ...attendance,
    ...awaited,
    ...board,
    ...bulletin,
    ...carry,
    ...check,
    ...desk,
    ...deskLedger,
    ...deskMatter,
    ...deskMotion,
    ...deskPaper,
    ...deskPlan,
    ...point,
    ...deskPledge,
    'taking.who': taking['taking.who'],
    ...pledge,
    ...deskLot,
    ...deskKeys,
    ...deskOpen311,
    ...deskReach,
    ...deskTable,
    ...table,
    ...deskRoom,
    ...lot,
    ...deskRooms,
    ...dots,
    ...deskRound,
    ...deskConvention,
    ...deskSurvey,
    ...deskRegister,
    ...deskVote,
    ...field,
    ...focus,
    ...form,
    ...hall,
    ...ledger,
    'map.again': map['map.again'],
    'map.againHelp': map['map.againHelp'],
    'map.together': map['map.together'],
    ...meeting,
    ...minutes,
    ...motion,
    ...people,
    ...places,
    ...setup,
    ...room,
    ...round,
    ...convention,
    ...survey,
    ...register,
    ...rules,
    ...share,
    ...signIn,
    ...speakers,
    ...trees,
    ...turn,
    ...vote,
    ...weekday,
  },
  document: {
    ...matterWords,
    ...agendaKind,
    ...attendance,
    ...capacity,
    ...document,
    ...notice,
    ...field,
    ...language,
    ...lot,
    ...table,
    ...meeting,
    ...minutes,
    ...motion,
    'vote.abstain': vote['vote.abstain'],
    'vote.against': vote['vote.against'],
    'vote.ballotArea': vote['vote.ballotArea'],
    'vote.chooseAny': vote['vote.chooseAny'],
    'vote.chooseBetween': vote['vote.chooseBetween'],
    'vote.chooseMost': vote['vote.chooseMost'],
    'vote.chooseOne': vote['vote.chooseOne'],
    'vote.dishesAsk': vote['vote.dishesAsk'],
    'vote.for': vote['vote.for'],
    'vote.share.above': vote['vote.share.above'],
    'vote.share.least': vote['vote.share.least'],
    'vote.leastVotes': vote['vote.leastVotes'],
    'vote.takePart': vote['vote.takePart'],
    ...paper,
    ...pledge,
    ...poster,
    ...press,
    ...record,
    ...room,
    ...rate,
    ...round,
    ...rules,
    ...side,
    ...survey,
    ...tree,
    ...turn,
  },
  square: {
    'turn.left': turn['turn.left'],
    'screen.floor.soon': screen['screen.floor.soon'],
    'screen.floor.over': screen['screen.floor.over'],
    'paper.callBack': paper['paper.callBack'],
    'paper.mayBeNamed': paper['paper.mayBeNamed'],
    ...everywhere,
    ...matterWords,
    ...api,
    ...bulletin,
    ...card,
    ...community,
    ...dots,
    ...follow,
    ...home,
    ...ledger,
    ...letter,
    ...lot,
    ...map,
    'point.map': point['point.map'],
    ...table,
    ...meetings,
    ...minutes,
    ...motion,
    ...poster,
    ...problem,
    ...rate,
    ...receipt,
    ...record,
    ...round,
    ...convention,
    ...survey,
    ...register,
    ...signIn,
    ...square,
    ...subdistrict,
    ...trees,
    ...vote,
  },
}

export type Surface = keyof typeof SURFACES
export type PhoneKey = keyof typeof SURFACES.phone
export type ScreenKey = keyof typeof SURFACES.screen
export type DeskKey = keyof typeof SURFACES.desk
export type DocumentKey = keyof typeof SURFACES.document
export type SquareKey = keyof typeof SURFACES.square
export type SquareWords = Words<SquareKey>
/** What is said of matters, wherever that is: on pages, at the desk, in letters and documents. */
export type MatterKey = keyof typeof matterWords
export type MatterWords = Words<MatterKey>
/** What both public pages and the desk can say. */
export type SharedWords = Words<SquareKey & DeskKey>
/** What can be said where trees are drawn or listed. */
export type TreesKey = ScreenKey & SquareKey

/** The words of a surface in a locale: flat, ready to be inlined as `state.strings`. */
export const stringsFor = <Of extends Surface>(surface: Of, locale: Locale) =>
  Object.fromEntries(Object.entries(SURFACES[surface]).map(([key, said]) => [key, inLocale(said, locale)])) as Record<
    keyof (typeof SURFACES)[Of],
    string
  >
