import { remarksOf } from '../../core/document/remarks.ts'
import { lastRound } from '../../core/minutes/minutes.ts'
import { codeParam } from '../../wire/plain.ts'
import { ProblemError } from '../http/problem.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'
import { boardOf } from './meeting.ts'

/** [N9] The draft's sentences with room for remarks, for those who were there and have no phone. */
export const remarks: Make<unknown> = async (services, caller) => {
  const { board, communityName } = await boardOf(services, caller)
  const round = lastRound((await services.minutes.read(board)).minutes)
  if (!round) throw new ProblemError('noCorrections')
  const address = `${services.publicUrl()}/m/${board.code}/corrections`
  const facts = { community: communityName, board, round, address }
  return remarksOf(facts, await languageFor(services, caller, board.community))
}

/** The sheet for remarks. */
export const remarkDocuments = documentRoutesOf({
  name: 'Remarks',
  says: 'The draft of the minutes by sentences, with room for remarks',
  path: '/api/meetings/{code}/documents/remarks',
  tag: 'Desk',
  action: 'meeting.desk',
  params: codeParam,
  problems: ['noSuchAddress', 'noCorrections'],
  make: remarks,
  plainName: ({ code }) => `grove-${code}-remarks`,
})
