import { csvCell } from '../../core/plain/spreadsheetCell.ts'
import { fileParam, roundParam } from '../../wire/round.ts'
import type { RoundView } from '../../wire/round.ts'
import { file, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { readOther } from '../round/otherRounds.ts'
import { roundOf } from '../round/act.ts'
import { viewOf } from '../round/present.ts'
import type { RoundServices } from '../round/services.ts'
import { csvRows } from './cards.ts'

const route = routeOf<RoundServices>()
const TYPE = 'text/csv'

const projects = route(
  'downloadProjects',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}/projects.csv',
    tag: 'Rounds',
    summary: 'What stands on the menu of a round, as a spreadsheet: costs, votes, and what became of each',
    action: 'round.read',
    params: roundParam,
    problems: ['roundMissing'],
    answer: file(TYPE, 'CSV, UTF-8 with BOM'),
  },
  async ({ services, caller, params, c }) => {
    const view = await services.rounds.read(await roundOf(services, caller, params.round), viewOf)
    return c.body(projectsCsv(view), 200, {
      'content-type': `${TYPE}; charset=utf-8`,
      'content-disposition': attachment(`grove-${view.code}.csv`),
    })
  },
)

/** Money in yuan; no formula can hide in a cell. */
function projectsCsv({ dishes, counted }: RoundView): string {
  const votes = new Map(counted?.votes.map((one) => [one.n, one.votes]))
  const header = ['n', 'number', 'kind', 'title', 'place', 'gains', 'cost', 'votes', 'chosen', 'now', 'accepted']
  const rows = dishes.map((dish) => [
    dish.n,
    dish.number ?? '',
    dish.kind,
    csvCell(dish.title),
    csvCell(dish.place),
    csvCell(dish.gains),
    (dish.cost?.amount ?? dish.asked) / 100,
    votes.get(dish.n) ?? '',
    counted ? (counted.won.includes(dish.n) ? 1 : 0) : '',
    dish.now / 100,
    dish.acceptedAt ? 1 : 0,
  ])
  return '\uFEFF' + csvRows([header, ...rows])
}

const others = route(
  'downloadOtherProjects',
  {
    method: 'get',
    path: '/api/communities/{slug}/round-files/{file}/projects.csv',
    tag: 'Rounds',
    summary: 'The projects of a round that was held elsewhere, as a spreadsheet: what was chosen there and here',
    action: 'round.read',
    params: fileParam,
    problems: ['noSuchFile', 'tooMany'],
    answer: file(TYPE, 'CSV, UTF-8 with BOM'),
  },
  async ({ services, caller, params, c }) => {
    const { projects: all } = await readOther(services, caller.community!.id, params.file)
    const header = ['project_id', 'name', 'cost', 'votes', 'selected', 'equal_shares', 'most_votes']
    const rows = all.map(({ id, name, cost, votes, selected, equalShares, mostVotes }) => [
      csvCell(id),
      csvCell(name),
      csvCell(cost),
      votes,
      selected === null ? '' : Number(selected),
      Number(equalShares),
      Number(mostVotes),
    ])
    return c.body('\uFEFF' + csvRows([header, ...rows]), 200, {
      'content-type': `${TYPE}; charset=utf-8`,
      'content-disposition': attachment(`${params.file.toUpperCase()}.csv`),
    })
  },
)

/** Spreadsheets of budget rounds. */
export const roundSheetRoutes = [projects, others]
