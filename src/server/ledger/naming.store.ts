import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { foldWords, namedIn, WORDS_LEAST } from '../../core/minutes/takenOut.ts'
import type { FullKey } from '../../core/plain/id.ts'
import { INVISIBLE } from '../../core/plain/text.ts'
import type { HoldsText } from '../../core/plain/words.ts'
import type { NamesStand } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

/** Columns that name or prove things wherever they are. */
type Naming =
  | 'community'
  | 'id'
  | 'meeting'
  | 'matter'
  | 'card'
  | 'topic'
  | 'participant'
  | 'photo'
  | 'staff'
  | 'author'
  | 'entered_by'
  | 'owner'
  | 'code'
  | 'receipt'
  | 'salt'
  | 'commitment'
  | 'item'
type Texts<T> = {
  [C in keyof Required<T> as C extends Naming ? never : HoldsText<T[C]> extends false ? never : C]: 'words' | 'none'
}
/** `in`: under what it is told; `of`: the column by which it is one and the same thing. */
type Line<T> = { in: keyof NamesStand; of: keyof T & string; texts: Texts<Selectable<T>> }

/**
 * Tables in which no words about people are kept by whoever writes here: roles, sign-ins and letters on the
 * way, the log and what is proved of it, what is made of words that stand elsewhere (search), places, files,
 * numbers, and what programs and departments have agreed on with the desk.
 */
type Wordless =
  | 'appointment'
  | 'arrival'
  | 'bulletin_copy'
  | 'card'
  | 'card_point'
  | 'checkpoint'
  | 'checkpoint_sent'
  | 'command'
  | 'department_post'
  | 'department_system'
  | 'dots'
  | 'endorsement'
  | 'findable'
  | 'findable_head'
  | 'follow'
  | 'follow_head'
  | 'follow_news'
  | 'follower'
  | 'hook'
  | 'installation'
  | 'journal'
  | 'journal_head'
  | 'ledger_settings'
  | 'letter'
  | 'letterhead'
  | 'log_node'
  | 'map_view'
  | 'matter_card'
  | 'meeting_code'
  | 'minutes_file'
  | 'open311_door'
  | 'open311_key'
  | 'outside_account'
  | 'paper_card'
  | 'participant'
  | 'passkey'
  | 'person'
  | 'photo'
  | 'place'
  | 'place_change'
  | 'plan'
  | 'plan_point'
  | 'proof'
  | 'reach'
  | 'reach_count'
  | 'reader'
  | 'receipt'
  | 'recount'
  | 'rejected_pair'
  | 'robot'
  | 'robot_post'
  | 'role'
  | 'room_answer'
  | 'round_file'
  | 'second_net'
  | 'service_request'
  | 'sign_in'
  | 'sign_in_code'
  | 'sign_in_link'
  | 'sign_in_try'
  | 'spelling'
  | 'survey_cell'
  | 'survey_code'
  | 'vote_serial'
  | 'vote_urn'
  | 'witnessed'

/**
 * [M26] Where words stand in what a community keeps. A table or a column that comes later fails to compile
 * until it has its line here, or stands above.
 */
export const WRITTEN: { [T in Exclude<keyof Tables, Wordless>]: Line<Tables[T]> } = {
  meeting: {
    in: 'topics',
    of: 'id',
    texts: {
      theme: 'words',
      place: 'words',
      agenda: 'words',
      next: 'words',
      rules: 'words',
      floor: 'words',
      dots: 'words',
      current: 'none',
      focus: 'none',
      attendance: 'none',
      arrived: 'none',
      tables: 'none',
    },
  },
  topic: { in: 'topics', of: 'id', texts: { name: 'words' } },
  motion: { in: 'topics', of: 'id', texts: { motion: 'words', people: 'none' } },
  pledge: { in: 'topics', of: 'id', texts: { pledge: 'words', said: 'none' } },
  lot: { in: 'topics', of: 'meeting', texts: { lot: 'words', holders: 'none' } },
  room_question: { in: 'topics', of: 'meeting', texts: { question: 'words' } },
  speaker: { in: 'topics', of: 'meeting', texts: { turn: 'words' } },
  wording: { in: 'cards', of: 'card', texts: { text: 'words', place_words: 'words' } },
  question: { in: 'cards', of: 'id', texts: { text: 'words', answer: 'words' } },
  paper_picture: {
    in: 'cards',
    of: 'id',
    texts: { proposal: 'words', second: 'words', fingerprint: 'none' },
  },
  paper_photo: {
    in: 'cards',
    of: 'id',
    texts: { name: 'words', digest: 'none', why: 'none' },
  },
  minutes: { in: 'minutes', of: 'meeting', texts: { minutes: 'words' } },
  matter: {
    in: 'matters',
    of: 'id',
    texts: {
      title: 'words',
      place_words: 'words',
      office: 'words',
      sheet: 'words',
      category: 'none',
      doers: 'none',
      topic_meeting: 'none',
      folded_into: 'none',
      secret: 'none',
    },
  },
  teams: { in: 'teams', of: 'community', texts: { teams: 'words' } },
  notice: { in: 'notices', of: 'id', texts: { title: 'words', notice: 'words' } },
  vote: { in: 'votes', of: 'id', texts: { title: 'words', vote: 'words' } },
  vote_inside: { in: 'votes', of: 'vote', texts: { vote: 'none', inside: 'words' } },
  vote_heap: { in: 'votes', of: 'vote', texts: { vote: 'none', heap: 'words' } },
  vote_roll: { in: 'votes', of: 'vote', texts: { vote: 'none', name: 'words', place_words: 'words', recused: 'none' } },
  round: { in: 'rounds', of: 'id', texts: { title: 'words' } },
  round_inside: { in: 'rounds', of: 'round', texts: { round: 'none', inside: 'words' } },
  round_proposer: { in: 'rounds', of: 'round', texts: { round: 'none', name: 'words', contact: 'words' } },
  convention: { in: 'conventions', of: 'id', texts: { title: 'words', scope: 'words', vote: 'none' } },
  convention_inside: { in: 'conventions', of: 'convention', texts: { convention: 'none', inside: 'words' } },
  survey: { in: 'surveys', of: 'id', texts: { survey: 'words' } },
  register_entry: { in: 'register', of: 'id', texts: { entry: 'words' } },
  register_invitation: { in: 'register', of: 'id', texts: { invitation: 'words', entry: 'none', guest: 'none' } },
  bulletin: { in: 'bulletins', of: 'id', texts: { bulletin: 'words' } },
  reach_group: { in: 'groups', of: 'id', texts: { name: 'words', keeper: 'words' } },
}
type Lines = [string, { in: keyof NamesStand; of: string; texts: Record<string, 'words' | 'none'> }][]
const LINES = Object.entries(WRITTEN) as Lines
/** Under what it is told where a name stands. */
export const TOLD_IN = [...new Set(LINES.map(([, line]) => line.in))]

/**
 * [M26] In how many things of a community a name stands, whatever its width, case, and signs that nobody sees
 * between. The minutes of this meeting are left to whoever asks.
 */
export async function placesNaming(db: Db, { community, id }: FullKey, name: string): Promise<NamesStand> {
  const sum = Object.fromEntries(TOLD_IN.map((where) => [where, 0])) as NamesStand
  if (Array.from(foldWords(name)).length < WORDS_LEAST) return sum
  const things = new Map(TOLD_IN.map((where) => [where, new Set<string>()]))
  for (const [table, { in: where, of, texts }] of LINES) {
    const columns = Object.keys(texts).filter((column) => texts[column] === 'words')
    const whole = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`))
    const { rows } = await sql<{ thing: string; words: unknown[] }>`
      select ${sql.ref(of)}::text as thing, jsonb_build_array(${sql.join(columns.map((column) => sql.ref(column)))}) as words
      from ${sql.table(table)}
      where community = ${community} and normalize(concat_ws(' ', ${whole}), NFKC) ~ ${anyWidth(name)}
        ${table === 'minutes' ? sql`and meeting <> ${id}` : sql``}`.execute(db)
    for (const { thing, words } of rows) {
      const named = textsOf(words).filter((text) => namedIn([text], name) > 0)
      // All teams are one row: there each text is a place.
      for (const at of of === 'community' ? named : named.slice(0, 1))
        things.get(where)!.add(of === 'community' ? at : thing)
    }
  }
  for (const [where, found] of things) sum[where] += found.size
  return sum
}

/** A pattern of PostgreSQL by which a name is found however it is written, also as JSON has it. */
const anyWidth = (name: string): string => {
  const unseen = String.raw`(?:\\[nrt]|${INVISIBLE.source})*`
  return Array.from(foldWords(name), (sign) => {
    const escaped = [...new Set([sign, sign.toUpperCase()])].map((one) =>
      one.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`),
    )
    return String.raw`(?:\\?(?:${escaped.join('|')}))`
  }).join(unseen)
}

/** All texts that stand somewhere in a value of JSON. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : []
