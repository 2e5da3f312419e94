import { traceOf } from '../trace.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Parts } from '../parts.ts'

/** Sends a one-time sign-in link to a staff person’s address. Says nothing about whether the address is known. */
export async function askForLink({ known, mail, publicUrl, log }: Parts, email: string, locale: Locale): Promise<void> {
  const person = /^[^\s\0@]+@[^\s\0@]+$/.test(email.trim()) ? await known.people.byEmail(email.trim()) : undefined
  if (!person || !mail) return
  const link = `${publicUrl()}/sign-in/${await known.people.makeLink(person.id)}`
  const { subject, text } = LETTER[locale]
  await mail(email.trim(), subject, text.replace('{link}', link)).catch((error: Error) =>
    log.error(traceOf(error), 'mail not sent'),
  )
}

const LETTER: Record<Locale, { subject: string; text: string }> = {
  'zh-Hans': {
    subject: '登录 Grove · 三棵树',
    text: '点开这条链接登录，一天之内有效，只能用一次：\n\n{link}\n\n不是你要的？不用理会。',
  },
  'zh-Hant': {
    subject: '登入 Grove · 三棵樹',
    text: '點開這條連結登入，一天之內有效，只能用一次：\n\n{link}\n\n不是你要的？不用理會。',
  },
  en: {
    subject: 'Sign in to Grove',
    text: 'Open this link to sign in. It works once, within a day:\n\n{link}\n\nNot you? Leave it be.',
  },
}
