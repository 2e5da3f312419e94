import { traceOf } from '../http/trace.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Recipient } from '../integrations/postage.ts'
import { operatorsRecipient } from '../integrations/postage.ts'
import type { AccountServices } from './services.ts'

/**
 * Sends a one-time code, for the browser that holds `asked`, and a sign-in link to a staff person’s address.
 * Says nothing about whether the address is known, nor lets it be told from the time that it takes: the
 * letter is written when the answer is on its way.
 */
export function askForLetter(services: AccountServices, email: Recipient, asked: string, locale: Locale): void {
  const { identity, codes, mail, publicUrl, log } = services
  if (!mail) return
  const write = async () => {
    const to = await identity.people.forAddress(email, async (tx, person) => ({
      code: await codes.make(person, asked, tx),
      secret: await identity.people.makeLink(person, tx),
    }))
    if (!to) return
    const { code, secret } = to.made
    const link = `${publicUrl()}/sign-in/${secret}`
    const { subject, text } = LETTER[locale]
    // As the address is on record: another house may tell capitals apart.
    await mail(operatorsRecipient(to.address), subject, text.replace('{code}', code).replace('{link}', link))
  }
  write().catch((error: Error) => log.error(traceOf(error), 'mail not sent'))
}

const LETTER: Record<Locale, { subject: string; text: string }> = {
  'zh-Hans': {
    subject: '登录 Grove · 三棵树',
    text: '你的登录数字：{code}\n\n十分钟之内填到你刚才要它的那个浏览器里，只能用一次。谁来要都别给。\n\n也可以点开这条链接登录，换一台设备也行，一天之内有效，只能用一次：\n\n{link}\n\n不是你要的？不用理会。',
  },
  'zh-Hant': {
    subject: '登入 Grove · 三棵樹',
    text: '你的登入數字：{code}\n\n十分鐘之內填到你剛才要它的那個瀏覽器裡，只能用一次。誰來要都別給。\n\n也可以點開這條連結登入，換一台裝置也行，一天之內有效，只能用一次：\n\n{link}\n\n不是你要的？不用理會。',
  },
  en: {
    subject: 'Sign in to Grove',
    text: 'Your sign-in code: {code}\n\nType it within ten minutes, in the browser in which you asked for it. It works once. Give it to nobody who asks for it.\n\nOr open this link to sign in, on any device. It works once, within a day:\n\n{link}\n\nNot you? Leave it be.',
  },
}
