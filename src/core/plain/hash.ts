/**
 * A 32-bit hash of a text (FNV-1a with a final mix): the source of every jitter in the trees, so that the
 * same board gives the same picture. Not for secrets.
 */
export function hash32(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A number in [0, 1) that depends on `text` alone; `salt` gives independent numbers for one text. */
export const unit = (text: string, salt = ''): number => hash32(salt + text) / 4294967296
