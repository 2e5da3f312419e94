import type { Recipient } from './postage.ts'

/**
 * Sends a plain letter. Undefined where no mail server is set: then links are printed.
 * `id` names it, so that one sent twice is shown once; `stop` is where its reader can end such letters, also
 * with the one click that mail programs offer (RFC 8058; they heed it over https alone).
 */
export type SendMail = (
  to: Recipient,
  subject: string,
  text: string,
  more?: { id: string; stop: string },
) => Promise<void>

/** A mail server that says nothing must not hold up the rest. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** Mail through `smtpUrl` (smtp://user:password@host:port), from `from`. */
export function mailThrough(smtpUrl: string | undefined, from: string): SendMail | undefined {
  if (!smtpUrl) return undefined
  // Loaded with the first letter, so that a start does not wait for it.
  const load = async () => (await import('nodemailer')).createTransport({ url: smtpUrl, ...PATIENCE })
  let transport: ReturnType<typeof load> | undefined
  const host = from.split('@').at(-1)!.replace('>', '')
  return async (to, subject, text, more) => {
    const names = more && {
      messageId: `<${more.id}@${host}>`,
      list: { unsubscribe: more.stop },
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    }
    transport ??= load()
    await (await transport).sendMail({ from, to, subject, text, ...names })
  }
}
