import { traceOf } from '../trace.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Parts } from '../parts.ts'

/**
 * Sends a one-time code and a sign-in link to a staff person’s address. Says nothing about whether the address is known, nor lets it be told
 * from the time that it takes: the letter is written when the answer is on its way.
 */
export function askForLetter(parts: Parts, email: string, locale: Locale): void {
  const { known, proofs, mail, publicUrl, log } = parts
  if (!mail || !/^[^\s\0@]+@[^\s\0@]+$/.test(email)) return
  const write = async () => {
    const person = await known.people.byEmail(email)
    if (!person) return
    const { api } = await proofs.codes()
    const code = await api.createVerificationOTP({ body: { email, type: 'sign-in' } })
    const link = `${publicUrl()}/sign-in/${await known.people.makeLink(person.id)}`
    const { subject, text } = LETTER[locale]
    await mail(email, subject, text.replace('{code}', code).replace('{link}', link))
  }
  write().catch((error: Error) => log.error(traceOf(error), 'mail not sent'))
}

const LETTER: Record<Locale, { subject: string; text: string }> = {
  'zh-Hans': {
    subject: '登录 Grove · 三棵树',
    text: '你的登录数字：{code}\n\n十分钟之内填到登录页上，只能用一次。谁来要都别给。\n\n也可以点开这条链接登录，一天之内有效，只能用一次：\n\n{link}\n\n不是你要的？不用理会。',
  },
  'zh-Hant': {
    subject: '登入 Grove · 三棵樹',
    text: '你的登入數字：{code}\n\n十分鐘之內填到登入頁上，只能用一次。誰來要都別給。\n\n也可以點開這條連結登入，一天之內有效，只能用一次：\n\n{link}\n\n不是你要的？不用理會。',
  },
  en: {
    subject: 'Sign in to Grove',
    text: 'Your sign-in code: {code}\n\nType it on the sign-in page within ten minutes. It works once. Give it to nobody who asks for it.\n\nOr open this link to sign in. It works once, within a day:\n\n{link}\n\nNot you? Leave it be.',
  },
}
