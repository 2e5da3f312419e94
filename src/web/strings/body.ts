import type { Rows } from '../../wire/strings/rows.ts'

/** Who meets formally. */
export default {
  'body.residentsMeeting': ['居民会议', '居民會議', 'Residents’ meeting'],
  'body.representativesMeeting': ['居民代表会议', '居民代表會議', 'Representatives’ meeting'],
  'body.ownersAssembly': ['业主大会', '業主大會', 'Owners’ assembly'],
} satisfies Rows
