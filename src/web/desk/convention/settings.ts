import type { ConventionSettings } from '../../../core/convention/convention.ts'
import type { Field, Values } from '../form/form.ts'
import { text, whole, yes } from '../form/form.ts'

/** What an edition is called, of which place it is, and how it is voted on. */
export const SETTING_FIELDS: Field[] = [
  { kind: 'line', name: 'title', label: 'deskConvention.title', most: 40 },
  { kind: 'line', name: 'scope', label: 'deskConvention.scope', most: 40, optional: true },
  {
    kind: 'choice',
    name: 'body',
    label: 'deskConvention.body',
    options: ['representativesMeeting', 'residentsMeeting'],
    words: 'round.decidedBy',
  },
  { kind: 'line', name: 'who', label: 'deskVote.who', most: 200, optional: true },
  { kind: 'choice', name: 'by', label: 'deskConvention.by', options: ['whole', 'article'], words: 'deskConvention.by' },
  { kind: 'yesNo', name: 'secret', label: 'deskConvention.secret' },
  { kind: 'count', name: 'hangDays', label: 'deskConvention.hangDays', most: 60 },
]

export const usualSettings = (title: string): Values => ({
  title,
  scope: '',
  body: 'representativesMeeting',
  who: '',
  by: 'article',
  secret: 'no',
  hangDays: 7,
})

/** The settings as they were typed. Who votes in secret shows no hands. */
export function settingsIn(values: Values): { title: string; scope: string; settings: ConventionSettings } {
  const secret = yes(values.secret) === true
  return {
    title: text(values.title),
    scope: text(values.scope),
    settings: {
      body: values.body === 'residentsMeeting' ? 'residentsMeeting' : 'representativesMeeting',
      voter: 'household',
      who: text(values.who),
      by: values.by === 'whole' ? 'whole' : 'article',
      secret,
      doors: secret ? ['phone', 'box', 'homes', 'behalf'] : ['phone', 'box', 'homes', 'behalf', 'hands'],
      hangDays: whole(values.hangDays) ?? 0,
    },
  }
}

export const valuesOf = (title: string, scope: string, settings: ConventionSettings): Values => ({
  title,
  scope,
  body: settings.body,
  who: settings.who,
  by: settings.by,
  secret: settings.secret ? 'yes' : 'no',
  hangDays: settings.hangDays,
})
