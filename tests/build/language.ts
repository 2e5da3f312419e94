import type { Language } from '../../src/core/document/language.ts'

/** Words as their keys with their facts, so that a test sees what was said and with which numbers. */
export const KEYS: Language = {
  tag: 'en',
  words: (key, facts) => `${key}${facts ? JSON.stringify(facts) : ''}`,
  day: (at) => `day ${at}`,
  time: (at) => `time ${at}`,
  dayAndTime: (at) => `dayAndTime ${at}`,
  money: (cost) => `money ${cost}`,
  happened: ({ kind }) => ({ title: `told.${kind}`, detail: '', said: '' }),
  ordinal: (n) => `${n}. `,
}
