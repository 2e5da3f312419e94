/** The languages of the pages, in the order in which their words are written (strings/rows.ts). */
export const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Locale = (typeof LOCALES)[number]
