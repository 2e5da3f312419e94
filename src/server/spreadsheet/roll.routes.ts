import { slugParam } from '../../wire/plain.ts'
import { rollLines } from '../../wire/ballot.ts'
import { json, perGrove, routeOf } from '../api/route.ts'
import type { BallotServices } from '../ballot/services.ts'
import { readBody } from '../http/body.ts'
import { limitOf } from '../http/limit.ts'
import { readLines } from './import/read.ts'
import { FILE_REFUSED } from './import/reader/found.ts'

const route = routeOf<BallotServices>()
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A roll of five thousand people is a third of it. */
const ROLL_MOST_MB = 4
const perPerson = perGrove(() => limitOf(60, 600))

/** [V9] A roll is looked at before it is sent: a workbook is only read here, and nothing of it is kept. */
const rollFile = route(
  'readRollFile',
  {
    method: 'post',
    path: '/api/communities/{slug}/roll-lines',
    tag: 'Votes',
    summary: `Read the rows of a roll from a workbook (xlsx, up to ${ROLL_MOST_MB} MB): nothing is kept`,
    action: 'vote.roll',
    params: slugParam,
    bytes: [XLSX, 'application/octet-stream'],
    problems: [...FILE_REFUSED, 'importBusy', 'tooMany'],
    answer: json(rollLines, 'Its rows'),
  },
  async ({ services, caller, c }) => {
    await perPerson(services)(caller.staff!.person)
    return readLines(() => readBody(c, ROLL_MOST_MB), c.req.raw.signal)
  },
)

/** Spreadsheets of votes. */
export const rollRoutes = [rollFile]
