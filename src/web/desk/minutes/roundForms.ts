import type { Part } from '../../../core/minutes/minutes.ts'
import { REMARK_MOST } from '../../../core/minutes/minutes.ts'
import type { Clock } from '../../../core/plain/clock.ts'
import { dayAt, instantAt } from '../../../core/plain/clock.ts'
import type { MinutesCommandInput } from '../../../wire/minutes.ts'
import type { Form } from '../form/form.ts'
import { text, yes } from '../form/form.ts'

const DAY = 86_400_000
/** So many days the draft is usually out. */
const USUAL_DAYS = 3

/** The draft goes round until the end of a day, by the community's `clock`. */
export const openCorrections = (clock: Clock, now: () => number): Form<MinutesCommandInput> => ({
  name: 'openCorrections',
  fields: () => [{ kind: 'day', name: 'until', label: 'minutes.until', least: dayAt(clock, now()) }],
  start: () => ({ until: dayAt(clock, now() + USUAL_DAYS * DAY) }),
  build: ({ until }) => {
    const next = dayAt(clock, instantAt(clock, `${text(until)}T12:00`) + DAY)
    return { kind: 'openCorrections', until: instantAt(clock, `${next}T00:00`) - 1 }
  },
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

export const answerRemark = (remark: string): Form<MinutesCommandInput> => ({
  name: 'answerRemark',
  fields: () => [
    { kind: 'yesNo', name: 'taken' },
    { kind: 'text', name: 'why', most: REMARK_MOST },
  ],
  build: ({ taken, why }) => ({ kind: 'answerRemark', remark, taken: yes(taken) === true, why: text(why) }),
})

export const signMinutes: Form<MinutesCommandInput> = {
  name: 'signMinutes',
  build: () => ({ kind: 'signMinutes' }),
}
