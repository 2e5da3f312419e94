import { pressOf } from '../../core/document/press.ts'
import { codeParam } from '../../wire/plain.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'
import { mattersOf } from './matters.store.ts'
import { boardOf } from './meeting.ts'

export const press: Make<unknown> = async (services, caller) => {
  const { board, communityName } = await boardOf(services, caller)
  const matters = await mattersOf(services.db, board)
  const address = `${services.publicUrl()}/m/${board.code}/record`
  const language = await languageFor(services, caller, board.community)
  const { minutes: entered } = await services.minutes.read(board)
  return pressOf({ community: communityName, board, matters, entered, address }, language)
}

/** The text of a meeting for the press. */
export const pressDocuments = documentRoutesOf({
  name: 'PressText',
  says: 'A text for the press about a meeting, each number counted from the record',
  path: '/api/meetings/{code}/documents/press',
  tag: 'Desk',
  action: 'meeting.desk',
  params: codeParam,
  problems: ['noSuchAddress'],
  make: press,
  plainName: ({ code }) => `grove-${code}-press`,
})
