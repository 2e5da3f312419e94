import { categoryTexts, elsewhereList, suggestedCategories, suggestions, rejectedPairs } from '../../wire/alike.ts'
import { codeParam, matterNumber, slugParam } from '../../wire/plain.ts'
import { json, nothing, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { boardPage } from '../meeting/shown.ts'
import { elsewhere } from './elsewhere.ts'
import { rejectedPairsIn, keepRejectedPairs } from './rejectedPairs.store.ts'
import type { AlikeServices } from './services.ts'

const route = routeOf<AlikeServices>()

const category = route(
  'suggestCategory',
  {
    method: 'post',
    path: '/api/communities/{slug}/desk/category',
    tag: 'Desk',
    summary: 'The category that a matter seems to belong to, from the community’s own history; the words are not kept',
    action: 'matter.desk',
    params: slugParam,
    body: categoryTexts,
    answer: json(suggestedCategories, 'At most two, likeliest first; none where it is not rather sure'),
  },
  async ({ services, caller, body }) => {
    const items = await services.categories.suggest(caller.community!.id, body.texts)
    return { items }
  },
)

const alikeElsewhere = route(
  'listMattersElsewhere',
  {
    method: 'get',
    path: '/api/communities/{slug}/desk/matters/{number}/elsewhere',
    tag: 'Desk',
    summary: 'Matters of other communities of the subdistrict that are alike, as everybody may read them',
    action: 'matter.desk',
    params: slugParam.extend({ number: matterNumber }),
    problems: ['noSuchMatter'],
    answer: json(elsewhereList, 'Most alike first, with what they share marked'),
  },
  async ({ services, caller: { community }, params }) => {
    const found = await numberedMatter(services.db, community!.id, params.number)
    if (!found) throw new ProblemError('noSuchMatter')
    return { items: await elsewhere(services, community!, found.sheet) }
  },
)

const suggest = route(
  'readSuggestions',
  {
    method: 'get',
    path: '/api/meetings/{code}/suggestions',
    tag: 'Desk',
    summary: 'Cards that seem to say the same thing, and why (staff)',
    action: 'meeting.desk',
    params: codeParam,
    answer: json(suggestions, 'Suggested gatherings, with the journal position they are true for'),
  },
  async ({ services, caller }) => {
    const { seq, board } = await boardPage(services, caller)
    const rejected = await rejectedPairsIn(services.db, board.community, board.id)
    return { seq, ...(await services.suggestions.of(board, rejected)) }
  },
)

const reject = route(
  'rejectSuggestions',
  {
    method: 'post',
    path: '/api/meetings/{code}/suggestions/rejected',
    tag: 'Desk',
    summary: 'Say that pairs of cards do not say the same thing: they are not suggested together again',
    action: 'suggestion.reject',
    params: codeParam,
    body: rejectedPairs,
    problems: ['noSuchCard'],
    answer: nothing('Remembered'),
  },
  async ({ services, caller, body: { pairs } }) => {
    const { board } = await boardPage(services, caller)
    if (!pairs.flat().every((card) => board.cards[card])) throw new ProblemError('noSuchCard')
    await keepRejectedPairs(caller.db, board.community, board.id, pairs)
  },
)

/** The API of what seems alike. */
export const alikeRoutes = [category, alikeElsewhere, suggest, reject]
