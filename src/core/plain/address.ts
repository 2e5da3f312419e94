/** More letters than any e-mail address has (RFC 5321, 4.5.3.1.3), with room for what is typed around it. */
export const TYPED_MOST = 400
const ADDRESS_MOST = 254

// Controls too, as in all texts; line ends stay, and are refused inside.
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2060-\u2064\u202A-\u202E\u2066-\u2069\uFEFF]/g
const FULL_WIDTH = /[\uFF01-\uFF5E]/g
// Spaces, brackets, quotes, commas and stops that stand around a pasted address.
const BEFORE = /^(?:[\s<"'“”‘’(、，,;。.]|mailto:)+/i
const AFTER = /[\s>"'“”‘’)、，,;。.]/
const LOCAL = /^[^\p{C}\s@<>"(),;:\\]{1,64}$/u
const DOMAIN = /^[\p{L}\p{M}\p{N}-]{1,63}(\.[\p{L}\p{M}\p{N}-]{1,63})*$/u

/**
 * Reads an e-mail address as people type it, also with the signs of a Chinese keyboard: `ｗａｎｇ＠ｑｑ．ｃｏｍ`,
 * `wang＠qq。com`, `wang@qq，com`, with spaces around it or a comma after it. The one reader for every place
 * where an address is typed, so that the same address is the same everywhere. Undefined where it is none, or
 * longer than an address can be. The domain comes in small letters; a local part keeps its case.
 */
export function readAddress(typed: string): string | undefined {
  if (typed.length > TYPED_MOST) return undefined
  const narrow = typed
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/﹫/g, '@')
    .replace(/[。｡]/g, '.')
    .replace(INVISIBLE, '')
    .replace(BEFORE, '')
  const [local = '', domain = '', more] = withoutEnd(narrow)
    .split('@')
    .map((part) => part.trim())
  // No domain holds a comma: the key beside the stop was meant.
  const host = domain.replace(/[、,]/g, '.').toLowerCase()
  if (more !== undefined || !LOCAL.test(local) || !DOMAIN.test(host)) return undefined
  const address = `${local}@${host}`
  return address.length > ADDRESS_MOST ? undefined : address
}

function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && AFTER.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

/**
 * The mailbox in which letters to an address arrive, as far as one can see: what is counted, so that a tag or
 * a dot makes no new recipient.
 */
export function mailboxOf(address: string): string {
  const [local = '', host = ''] = address.toLowerCase().split('@')
  const bare = local.replace(/\+.*/, '')
  return host === 'gmail.com' || host === 'googlemail.com' ? `${bare.replace(/\./g, '')}@gmail.com` : `${bare}@${host}`
}
