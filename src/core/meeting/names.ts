import type { Id } from '../plain/id.ts'
import { foldName } from '../plain/sameName.ts'
import type { Meeting } from './meeting.ts'

/** What somebody is called. `given`: the desk entered it; else a phone chose it, and it may be any word. */
export interface Called {
  name: string
  given: boolean
}

/**
 * [M26] What people who are erased are called, each name once. What a phone chose and somebody who stays
 * bears too is left out: it would be their name that goes.
 */
export function calledAs({ participants }: Pick<Meeting, 'participants'>, people: readonly Id[]): Called[] {
  const given = new Map<string, boolean>()
  for (const id of people) {
    const { name, origin } = participants.get(id) ?? { name: '', origin: 'phone' }
    if (name !== '') given.set(name, given.get(name) === true || origin !== 'phone')
  }
  const staying = new Set(
    [...participants.values()].flatMap(({ id, name }) => (people.includes(id) ? [] : [foldName(name)])),
  )
  return [...given].flatMap(([name, given]) => (given || !staying.has(foldName(name)) ? [{ name, given }] : []))
}
