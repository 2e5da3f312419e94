import { createTransport } from 'nodemailer'

/** Sends a plain letter. Undefined where no mail server is set: then links are printed. */
export type SendMail = (to: string, subject: string, text: string) => Promise<void>

/** Mail through `smtpUrl` (smtp://user:password@host:port), from `from`. */
export function mailThrough(smtpUrl: string | undefined, from: string): SendMail | undefined {
  if (!smtpUrl) return undefined
  const transport = createTransport(smtpUrl)
  return async (to, subject, text) => {
    await transport.sendMail({ from, to, subject, text })
  }
}
