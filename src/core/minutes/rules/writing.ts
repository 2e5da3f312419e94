import { copyOf } from '../../plain/copy.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import { oneLine } from '../../plain/text.ts'
import { saysSame } from '../../plain/same.ts'
import type { MinutesRefusal } from '../event.ts'
import { mergeTexts } from '../merge.ts'
import type { CountedVote, Minutes, Part, Vote, VoteSaid } from '../minutes.ts'
import { ITEM_FIELDS, LINE_MOST, NOTE_MOST, partKey, PEOPLE_MOST } from '../minutes.ts'
import type { EventRules, Rules } from '../rule.ts'
import { refuseSigned, WORDLESS } from '../rule.ts'
import { foldWords, noting, WORDS_LEAST, withoutWords } from '../takenOut.ts'

const VOTES_MOST = 100
const LINES: readonly Part['field'][] = ['number', 'body', 'chair', 'recorder']

export const writing: Rules<'writeText' | 'recordVote' | 'changeVote' | 'removeVote' | 'takeVotes' | 'takeOutWords'> = {
  // [N1] Each text is a part of its own. [N4] Two people at once lose nothing.
  writeText({ minutes, command: { item, field, from, to }, facts }) {
    refuseSigned(minutes)
    const part = { item, field }
    const ofItems = (ITEM_FIELDS as readonly string[]).includes(field)
    const there = facts.board?.agenda.some(({ id }) => id === item) || partKey(part) in minutes.texts
    if (item !== null && !ofItems) return refuse<MinutesRefusal>({ refused: 'notOfItem' })
    if (item !== null && !there) return refuse<MinutesRefusal>({ refused: 'noSuchAgendaItem' })
    const most = LINES.includes(field) ? LINE_MOST : NOTE_MOST
    const standing = minutes.texts[partKey(part)] ?? ''
    const said = LINES.includes(field) ? cleanLine : clean
    const text = said(mergeTexts(said(from, most, 0), standing, said(to, most, 0)), most, 0)
    return text === standing ? [] : [{ kind: 'textWritten', ...part, text }]
  },

  // [N5] The numbers of a vote make sense, or it is refused with them.
  recordVote({ minutes, command: { id, said } }) {
    refuseSigned(minutes)
    const standing = minutes.votes.find((vote) => vote.id === id)
    if (standing)
      return saysSame(standing, { id, ...sensible(said) }) ? [] : refuse<MinutesRefusal>({ refused: 'idTaken' })
    if (minutes.votes.length >= VOTES_MOST) return refuse<MinutesRefusal>({ refused: 'minutesFull', most: VOTES_MOST })
    return [{ kind: 'voteRecorded', vote: { id, ...sensible(said) } }]
  },

  // [N4] Of a vote that two people change at once, each number is taken for itself.
  changeVote({ minutes, command: { vote: id, from, to } }) {
    refuseSigned(minutes)
    const { id: _, counted, ...standing } = voteIn(minutes, id)
    refuseCounted(counted)
    // What is too long is refused before it is merged: merging costs time.
    const cleaned = (vote: VoteSaid) => ({ ...vote, subject: cleanLine(vote.subject, LINE_MOST, 0) })
    const said = sensible(mergeVotes(cleaned(from), standing, cleaned(to)))
    return saysSame(said, standing) ? [] : [{ kind: 'voteRecorded', vote: { id, ...said } }]
  },

  removeVote({ minutes, command: { vote } }) {
    refuseSigned(minutes)
    const standing = minutes.votes.find(({ id }) => id === vote)
    refuseCounted(standing?.counted)
    return standing ? [{ kind: 'voteRemoved', vote }] : []
  },

  // [N5] What Grove counted in this meeting stands in its minutes, and nobody types it.
  takeVotes({ minutes, command: { votes } }) {
    refuseSigned(minutes)
    return votes
      .filter(({ id }) => !minutes.votes.some((standing) => standing.id === id))
      .map((vote) => ({ kind: 'voteRecorded', vote: { ...vote, subject: cleanLine(cutTo(vote.subject), LINE_MOST) } }))
  },

  // [N7] Words are taken out of everything that minutes hold, signed or not.
  takeOutWords({ minutes, command, now }) {
    const words = clean(command.words, NOTE_MOST)
    if (Array.from(foldWords(words)).length < WORDS_LEAST)
      return refuse<MinutesRefusal>({ refused: 'wordsTooShort', least: WORDS_LEAST })
    const { places } = withoutWords(minutes, words)
    return places === 0 ? [] : [{ kind: 'wordsTakenOut', words, why: command.why, places, at: now }]
  },
}

export const written: EventRules<'textWritten' | 'voteRecorded' | 'voteRemoved' | 'wordsTakenOut'> = {
  textWritten: {
    effect(minutes, { text, ...part }) {
      if (text === '') delete minutes.texts[partKey(part)]
      else minutes.texts[partKey(part)] = text
    },
    inJournal: (told) => ({ ...told, text: '' }),
  },
  voteRecorded: {
    effect(minutes, { vote }) {
      const there = minutes.votes.findIndex(({ id }) => id === vote.id)
      minutes.votes.splice(there < 0 ? minutes.votes.length : there, 1, { ...vote })
    },
    inJournal: ({ vote: { rule: _, counted, ...vote }, ...told }) => ({
      ...told,
      vote: { ...vote, subject: '', ...(counted ? { counted: { ...counted, won: [] } } : {}) },
    }),
  },
  voteRemoved: {
    effect(minutes, { vote }) {
      minutes.votes = minutes.votes.filter(({ id }) => id !== vote)
    },
    ...WORDLESS,
  },
  wordsTakenOut: {
    effect(minutes, { words, why, places, at }) {
      const without = withoutWords(minutes, words).minutes
      Object.assign(minutes, copyOf(at === undefined ? without : noting(without, { at, why, places })))
    },
    inJournal: (told) => ({ ...told, words: '' }),
  },
}

/** [N5] What was counted is not changed by hand. */
function refuseCounted(counted: CountedVote | undefined): void {
  if (counted) refuse<MinutesRefusal>({ refused: 'voteCounted', vote: counted.code })
}

/** A question of a ballot may be longer than a line of minutes. */
function cutTo(text: string): string {
  const signs = Array.from(oneLine(text))
  return signs.length > LINE_MOST ? `${signs.slice(0, LINE_MOST - 1).join('')}…` : signs.join('')
}

const voteIn = ({ votes }: Minutes, wanted: string): Vote =>
  votes.find(({ id }) => id === wanted) ?? refuse<MinutesRefusal>({ refused: 'noSuchVote' })

/** Each thing that is said of a vote is whoever's changed it; the subject as any text. */
function mergeVotes(from: VoteSaid, standing: VoteSaid, to: VoteSaid): VoteSaid {
  const merged = { ...standing }
  const take = <K extends keyof VoteSaid>(key: K) => {
    if (to[key] !== from[key]) merged[key] = to[key]
  }
  for (const key of [...Object.keys(standing), 'rule'] as (keyof VoteSaid)[]) take(key)
  return { ...merged, subject: mergeTexts(from.subject, standing.subject, to.subject) }
}

/**
 * [N5] Cast are no more than were present, present no more than are entitled. Where nobody voted there is no
 * result, and one that is not the majority's says by which rule.
 */
function sensible(said: VoteSaid): VoteSaid {
  const { entitled, present, for: yes, against, abstained } = said
  const counted = [entitled ?? 0, present ?? 0, yes, against, abstained]
  if (counted.some((n) => !Number.isInteger(n) || n < 0 || n > PEOPLE_MOST))
    return refuse<MinutesRefusal>({ refused: 'outOfRange' })
  const cast = yes + against + abstained
  if (present !== null && entitled !== null && present > entitled)
    return refuse<MinutesRefusal>({ refused: 'morePresentThanEntitled', present, entitled })
  const there = present ?? entitled
  if (there !== null && cast > there) return refuse<MinutesRefusal>({ refused: 'moreCastThanThere', cast, there })
  const { way, result } = said
  const subject = cleanLine(said.subject, LINE_MOST)
  const rule = cleanLine(said.rule ?? '', LINE_MOST, 0)
  if (cast === 0 && result !== 'open') return refuse<MinutesRefusal>({ refused: 'noVotesCast' })
  if (result === 'carried' && yes <= against && rule === '')
    return refuse<MinutesRefusal>({ refused: 'carriedWithoutMore', for: yes, against })
  if (result === 'notCarried' && yes > against && rule === '')
    return refuse<MinutesRefusal>({ refused: 'lostWithMore', for: yes, against })
  return { subject, way, entitled, present, for: yes, against, abstained, result, ...(rule ? { rule } : {}) }
}
