import type { Part } from '../../../core/minutes/minutes.ts'
import { NOTE_MOST, REASONS, REMARK_MOST } from '../../../core/minutes/minutes.ts'
import type { Clock } from '../../../core/plain/clock.ts'
import { dayAt, instantAt } from '../../../core/plain/clock.ts'
import type { MinutesCommandInput } from '../../../wire/minutes.ts'
import type { Form } from '../form/form.ts'
import { text, yes } from '../form/form.ts'

const DAY = 86_400_000
/** So many days the draft is usually out. */
const USUAL_DAYS = 3

/** The end of a day that a form names. */
function endOf(clock: Clock, day: unknown): number {
  const next = dayAt(clock, instantAt(clock, `${text(day)}T12:00`) + DAY)
  return instantAt(clock, `${next}T00:00`) - 1
}

/** The draft goes round until the end of a day, by the community's `clock`; or that day is moved. */
export const corrections = (
  kind: 'openCorrections' | 'moveCorrections',
  clock: Clock,
  now: () => number,
): Form<MinutesCommandInput> => ({
  name: kind,
  fields: () => [{ kind: 'day', name: 'until', label: 'minutes.until', least: dayAt(clock, now()) }],
  start: () => ({ until: dayAt(clock, now() + USUAL_DAYS * DAY) }),
  build: ({ until }) => ({ kind, until: endOf(clock, until) }),
})

/** A remark that came on paper, to one of the draft's sentences or to none. */
export const paperRemark = (sentences: readonly { part: Part; sentence: string }[]): Form<MinutesCommandInput> => ({
  name: 'remark',
  fields: () => [
    {
      kind: 'pick',
      name: 'sentence',
      label: 'minutes.sentence',
      options: ['whole', ...new Set(sentences.map(({ sentence }) => sentence))],
      words: 'minutes.about',
    },
    { kind: 'text', name: 'text', label: 'minutes.remark', most: REMARK_MOST },
  ],
  start: () => ({ sentence: 'whole', text: '' }),
  build: ({ sentence, text: said }, newId) => {
    const about = sentences.find((one) => one.sentence === sentence)
    return {
      kind: 'remark',
      id: newId(),
      about: about?.part ?? null,
      sentence: about?.sentence ?? '',
      text: text(said),
    }
  },
})

/** One answer to one remark, or the same to several. */
export const answerRemarks = (remarks: string[]): Form<MinutesCommandInput> => ({
  name: 'answerRemarks',
  fields: () => [
    { kind: 'yesNo', name: 'taken' },
    { kind: 'text', name: 'why', most: REMARK_MOST },
  ],
  build: ({ taken, why }) => ({ kind: 'answerRemarks', remarks, taken: yes(taken) === true, why: text(why) }),
})

export const endCorrections: Form<MinutesCommandInput> = {
  name: 'endCorrections',
  build: () => ({ kind: 'endCorrections' }),
}

/** Words that nobody should read any more, gone from everything. */
export const takeOutWords: Form<MinutesCommandInput> = {
  name: 'takeOutWords',
  fields: () => [
    { kind: 'text', name: 'words', label: 'minutes.wordsOut', most: NOTE_MOST },
    { kind: 'pick', name: 'why', options: REASONS, words: 'minutes.reason' },
  ],
  start: () => ({ words: '', why: 'name' }),
  build: ({ words, why }) => ({ kind: 'takeOutWords', words: text(words), why: why as (typeof REASONS)[number] }),
}

/** `read`: [N14] the fingerprint of the notes that stood on the page. */
export const signMinutes = (read: string): Form<MinutesCommandInput> => ({
  name: 'signMinutes',
  build: () => ({ kind: 'signMinutes', read }),
})
