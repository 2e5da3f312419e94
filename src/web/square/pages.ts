import type { Component } from 'svelte'
import type { Locale } from '../../wire/plain.ts'
import type { PageData, PageName } from '../../wire/pages.ts'
import type { SquareWords } from '../strings.ts'
import { countsOf } from './reading.ts'
import type { Style } from './styles.ts'
import Api from './Api.svelte'
import Letters from './answers/Letters.svelte'
import Follow from './Follow.svelte'
import Following from './Following.svelte'
import Community from './Community.svelte'
import Corrections from './Corrections.svelte'
import Map from './ledger/Map.svelte'
import Matter from './ledger/Matter.svelte'
import Matters from './ledger/Matters.svelte'
import Notice from './ledger/Notice.svelte'
import Notices from './ledger/Notices.svelte'
import Ballot from './ballot/Ballot.svelte'
import Ballots from './ballot/Ballots.svelte'
import Vote from './ballot/Vote.svelte'
import Votes from './ballot/Votes.svelte'
import VoteScreen from './ballot/VoteScreen.svelte'
import Bulletin from './bulletin/Bulletin.svelte'
import Bulletins from './bulletin/Bulletins.svelte'
import Keeper from './bulletin/Keeper.svelte'
import Guest from './register/Guest.svelte'
import Register from './register/Register.svelte'
import SurveySheets from './survey/Sheets.svelte'
import Survey from './survey/Survey.svelte'
import SurveysBeside from './survey/Beside.svelte'
import Surveys from './survey/Surveys.svelte'
import Convention from './convention/Convention.svelte'
import Conventions from './convention/Conventions.svelte'
import ConventionSheet from './convention/Sheet.svelte'
import RoundAgain from './round/Again.svelte'
import RoundMenu from './round/Menu.svelte'
import RoundPaper from './round/PaperForm.svelte'
import Propose from './round/Propose.svelte'
import Proposed from './round/Proposed.svelte'
import OtherRound from './round/OtherRound.svelte'
import Round from './round/Round.svelte'
import Rounds from './round/Rounds.svelte'
import RoundsBeside from './round/Beside.svelte'
import RoundScreen from './round/Screen.svelte'
import RoundWhy from './round/Why.svelte'
import Stub from './Stub.svelte'
import Subdistrict from './ledger/Subdistrict.svelte'
import Home from './Home.svelte'
import Poster from './Poster.svelte'
import Problem from './Problem.svelte'
import Receipt from './Receipt.svelte'
import Record from './Record.svelte'
import Search from './Search.svelte'
import SignIn from './SignIn.svelte'
import SignInLink from './SignInLink.svelte'

/** What every page component is given. */
export interface PageProps<N extends PageName> {
  locale: Locale
  words: SquareWords
  data: PageData[N]
}

interface Page<N extends PageName> {
  component: Component<PageProps<N>>
  /** What its looks are made of, in the order in which it counts. */
  styles: readonly Style[]
  title(words: SquareWords, data: PageData[N]): string
  description(words: SquareWords, data: PageData[N]): string
}

/** Every public page: its component, and what a browser's tab and a link preview say of it. */
export const pages: { [N in PageName]: Page<N> } = {
  home: {
    component: Home,
    styles: ['home', 'meetings', 'counts', 'halves'],
    title: (words) => words('app.name'),
    description: (words) => words('home.what'),
  },
  community: {
    component: Community,
    styles: ['meetings', 'counts', 'find', 'numbers', 'matters', 'halves', 'lastWave'],
    title: (words, { community }) => `${community.name} · ${words('app.name')}`,
    description: (words, { community }) => words('community.description', { community: community.name }),
  },
  search: {
    component: Search,
    styles: ['find', 'search'],
    title: (words, { place, query }) => `${query.q || words('search.title')} · ${place.name}`,
    description: (words, { place }) => words('search.of', { place: place.name }),
  },
  matters: {
    component: Matters,
    styles: ['matters', 'filters'],
    title: (words, { community }) => `${words('matters.title')} · ${community.name}`,
    description: (words, { community }) => words('matters.of', { community: community.name }),
  },
  matter: {
    component: Matter,
    styles: ['counts', 'steps', 'matters', 'matter', 'map'],
    title: (_words, { view }) => `${view.sheet.title} · ${view.community.name}`,
    description: (words, { view: { sheet } }) =>
      words('matter.description', {
        title: sheet.title,
        stage: words(`matterStage.${sheet.stage}`),
        office: sheet.owner.office || words('matter.committee'),
      }),
  },
  notices: {
    component: Notices,
    styles: ['matters'],
    title: (words, { community }) => `${words('notices.title')} · ${community.name}`,
    description: (words, { community }) => `${community.name} ${words('notices.title')}`,
  },
  notice: {
    component: Notice,
    styles: ['steps', 'matters', 'matter'],
    title: (_words, { notice, community }) => `${notice.title} · ${community.name}`,
    description: (_words, { notice }) => notice.text.slice(0, 120),
  },
  votes: {
    component: Votes,
    styles: ['matters'],
    title: (words, { community }) => `${words('vote.all')} · ${community.name}`,
    description: (words, { community }) => `${community.name} ${words('vote.all')}`,
  },
  vote: {
    component: Vote,
    styles: ['matters', 'tables', 'counts', 'vote', 'meter'],
    title: (_words, { vote, community }) => `${vote.title} · ${community.name}`,
    description: (words, { vote }) => words(`vote.stage.${vote.stage}`),
  },
  ballot: {
    component: Ballot,
    styles: ['steps', 'vote'],
    title: (_words, { vote, community }) => `${vote.title} · ${community.name}`,
    description: (words) => words('vote.mine'),
  },
  voteScreen: {
    component: VoteScreen,
    styles: ['vote', 'meter'],
    title: (_words, { vote, community }) => `${vote.title} · ${community.name}`,
    description: (words) => words('vote.screenAsk'),
  },
  ballots: {
    component: Ballots,
    styles: ['vote'],
    title: (words, { vote }) => `${words('vote.print')} · ${vote.title}`,
    description: (words) => words('vote.printHelp'),
  },
  bulletins: {
    component: Bulletins,
    styles: ['matters'],
    title: (words, { community }) => `${words('bulletin.all')} · ${community.name}`,
    description: (words) => words('bulletin.what'),
  },
  bulletin: {
    component: Bulletin,
    styles: ['matters', 'bulletin'],
    title: (words, { bulletin, community }) =>
      `${bulletin.withdrawn ? words('bulletin.withdrawn') : bulletin.title} · ${community.name}`,
    description: (words, { bulletin }) => bulletin.text || words('bulletin.withdrawn'),
  },
  keeper: {
    component: Keeper,
    styles: ['bulletin'],
    title: (words, { community }) => `${words('bulletin.keep')} · ${community}`,
    description: (words) => words('bulletin.agreeHelp'),
  },
  register: {
    component: Register,
    styles: ['matters'],
    title: (words, { community }) => `${words('register.all')} · ${community.name}`,
    description: (words) => words('register.what'),
  },
  guest: {
    component: Guest,
    styles: ['bulletin'],
    title: (words, { community }) => `${words('register.guest')} · ${community}`,
    description: (words) => words('register.what'),
  },
  surveys: {
    component: Surveys,
    styles: ['matters'],
    title: (words, { community }) => `${words('survey.all')} · ${community.name}`,
    description: (words) => words('survey.what'),
  },
  surveysBeside: {
    component: SurveysBeside,
    styles: ['tables', 'bulletin'],
    title: (words, { subdistrict }) => `${words('survey.all')} · ${subdistrict.name}`,
    description: (words) => words('survey.besideLead'),
  },
  survey: {
    component: Survey,
    styles: ['survey'],
    title: (_words, { view, community }) => `${view.title} · ${community.name}`,
    description: (words) => words('survey.what'),
  },
  surveySheets: {
    component: SurveySheets,
    styles: ['vote', 'survey'],
    title: (words, { view }) => `${words('survey.sheets')} · ${view.title}`,
    description: (words) => words('survey.what'),
  },
  conventions: {
    component: Conventions,
    styles: ['matters'],
    title: (words, { community }) => `${words('convention.all')} · ${community.name}`,
    description: (words) => words('convention.what'),
  },
  convention: {
    component: Convention,
    styles: ['steps', 'stages', 'convention'],
    title: (_words, { view, community }) => `${view.convention.title} · ${community.name}`,
    description: (words, { view }) => words(`convention.stage.${view.convention.stage}`),
  },
  conventionSheet: {
    component: ConventionSheet,
    styles: ['convention'],
    title: (_words, { view, community }) => `${view.convention.title} · ${community.name}`,
    description: (words) => words('convention.what'),
  },
  rounds: {
    component: Rounds,
    styles: ['matters'],
    title: (words, { community }) => `${words('round.all')} · ${community.name}`,
    description: (words) => words('round.what'),
  },
  otherRound: {
    component: OtherRound,
    styles: ['tables'],
    title: (_words, { other, community }) => `${other.title} · ${community.name}`,
    description: (words) => words('round.otherLead'),
  },
  round: {
    component: Round,
    styles: ['steps', 'matters', 'stages', 'round'],
    title: (_words, { round, community }) => `${round.title} · ${community.name}`,
    description: (words, { round }) => words(`round.stage.${round.stage}`),
  },
  proposal: {
    component: Propose,
    styles: ['steps', 'round'],
    title: (words, { round }) => `${words('round.propose')} · ${round.title}`,
    description: (words) => words('round.proposeHelp'),
  },
  proposed: {
    component: Proposed,
    styles: ['steps', 'round'],
    title: (words, { project, round }) => `${words('round.receipt', { n: project.n })} · ${round.title}`,
    description: (words) => words('round.what'),
  },
  roundWhy: {
    component: RoundWhy,
    styles: ['steps', 'round'],
    title: (words, { round }) => `${words('round.why')} · ${round.title}`,
    description: (words) => words('round.whyLead'),
  },
  roundAgain: {
    component: RoundAgain,
    styles: ['steps', 'round'],
    title: (words, { round }) => `${words('round.again')} · ${round.title}`,
    description: (words) => words('round.againLead'),
  },
  roundMenu: {
    component: RoundMenu,
    styles: ['round'],
    title: (words, { round }) => `${words('round.menu')} · ${round.title}`,
    description: (words) => words('round.what'),
  },
  roundPaper: {
    component: RoundPaper,
    styles: ['paperForm'],
    title: (words, { round }) => `${words('round.paperForm')} · ${round.title}`,
    description: (words) => words('round.what'),
  },
  roundScreen: {
    component: RoundScreen,
    styles: ['round'],
    title: (_words, { round, community }) => `${round.title} · ${community.name}`,
    description: (words) => words('round.what'),
  },
  roundsBeside: {
    component: RoundsBeside,
    styles: ['tables', 'round'],
    title: (words, { subdistrict }) => `${words('round.all')} · ${subdistrict.name}`,
    description: (words) => words('round.besideLead'),
  },
  subdistrict: {
    component: Subdistrict,
    styles: ['tables', 'find', 'numbers', 'matters', 'halves', 'subdistrict'],
    title: (words, { view }) => `${view.subdistrict.name} · ${words('app.name')}`,
    description: (words) => words('subdistrict.lead'),
  },
  record: {
    component: Record,
    styles: ['counts', 'tables', 'record', 'darkPictures'],
    title: (words, { board, communityName }) => `${board.theme} · ${communityName}`,
    description: (words, { board }) => words('record.description', countsOf(board)),
  },
  corrections: {
    component: Corrections,
    styles: ['steps', 'receipt', 'matter', 'corrections'],
    title: (words, { draft }) => `${words('minutes.draft')} · ${draft.theme}`,
    description: (words) => words('minutes.draftLead'),
  },
  receipt: {
    component: Receipt,
    styles: ['steps', 'receipt', 'matters'],
    title: (words, { receipt }) => `${words('receipt.title', { number: receipt.number })} · ${words('app.name')}`,
    description: (words) => words('receipt.description'),
  },
  stub: {
    component: Stub,
    styles: ['receipt'],
    title: (words) => `${words('answers.stubWaits')} · ${words('app.name')}`,
    description: (words) => words('receipt.description'),
  },
  letters: {
    component: Letters,
    styles: ['receipt'],
    title: (words) => `${words('answers.letters')} · ${words('app.name')}`,
    description: (words) => words('receipt.description'),
  },
  follow: {
    component: Follow,
    styles: ['bulletin'],
    title: (words, { community }) => `${words('follow.title')} · ${community.name}`,
    description: (words) => words('follow.what'),
  },
  map: {
    component: Map,
    styles: ['map'],
    title: (words, { community }) => `${words('map.title')} · ${community.name}`,
    description: (words, { community }) => `${community.name} ${words('map.title')}`,
  },
  following: {
    component: Following,
    styles: ['receipt'],
    title: (words, { community }) => `${words('follow.mine')} · ${community.name}`,
    description: (words) => words('follow.what'),
  },
  signIn: {
    component: SignIn,
    styles: [],
    title: (words) => `${words('signIn.title')} · ${words('app.name')}`,
    description: (words) => words('signIn.description'),
  },
  signInLink: {
    component: SignInLink,
    styles: [],
    title: (words) => `${words('signIn.title')} · ${words('app.name')}`,
    description: (words) => words('signIn.description'),
  },
  api: {
    component: Api,
    styles: ['tables', 'api'],
    title: (words) => `${words('api.title')} · ${words('app.name')}`,
    description: (words) => words('api.lead'),
  },
  poster: {
    component: Poster,
    styles: ['poster'],
    title: (words, { board, communityName }) => `${board.theme} · ${communityName}`,
    description: (words) => words('poster.what'),
  },
  problem: {
    component: Problem,
    styles: [],
    title: (words, { title }) => `${title} · ${words('app.name')}`,
    description: (_words, { detail }) => detail,
  },
}
