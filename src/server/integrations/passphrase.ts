import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import type { Identity, Recipient } from 'age-encryption'
import { Decrypter, Encrypter, Stanza } from 'age-encryption'

// What is locked with a passphrase is an age file (https://age-encryption.org/v1) with one stanza of the kind
// scrypt. The key is made of the passphrase by Node's own scrypt: that of the library is JavaScript, takes
// four times as long, and holds up whatever else the process does.

/** log2 of what making the key costs: 256 MB, about a second. */
const WORK = 18
/** More than this no file may ask for: a GB. */
const WORK_MOST = 20
const SALT_BYTES = 16
const TAG_BYTES = 16
const FILE_KEY_BYTES = 16
const CIPHER = 'chacha20-poly1305'
/** Each key locks one thing only. */
const NONCE = Buffer.alloc(12)

/** Locks with a passphrase. `work`: log2 of what making the key costs whoever tries. */
export function lockingWith(passphrase: string, work = WORK): Encrypter {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipientOf(passphrase, work))
  return encrypter
}

/**
 * Opens what was locked with a passphrase, here or by another age. Says "no identity matched" of another one.
 */
export function openingWith(passphrase: string): Decrypter {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityOf(passphrase))
  return decrypter
}

const recipientOf = (passphrase: string, work: number): Recipient => ({
  wrapFileKey: async (fileKey) => {
    const salt = randomBytes(SALT_BYTES)
    const cipher = createCipheriv(CIPHER, await keyOf(passphrase, salt, work), NONCE, { authTagLength: TAG_BYTES })
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
    return [new Stanza(['scrypt', salt.toString('base64').replaceAll('=', ''), String(work)], body)]
  },
})

const identityOf = (passphrase: string): Identity => ({
  unwrapFileKey: async (stanzas) => {
    if (!stanzas.some(({ args }) => args[0] === 'scrypt')) return null
    const [{ args, body }, ...others] = stanzas as [Stanza, ...Stanza[]]
    const [, salt = '', work = ''] = args
    const sound = /^[A-Za-z0-9+/]{22}$/.test(salt) && /^[1-9]\d?$/.test(work) && Number(work) <= WORK_MOST
    if (others.length || args.length !== 3 || !sound || body.length !== FILE_KEY_BYTES + TAG_BYTES)
      throw new Error('what is locked with a passphrase is laid out otherwise')
    const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(work))
    const cipher = createDecipheriv(CIPHER, key, NONCE, { authTagLength: TAG_BYTES })
    cipher.setAuthTag(body.subarray(FILE_KEY_BYTES))
    const fileKey = cipher.update(body.subarray(0, FILE_KEY_BYTES))
    try {
      cipher.final()
      return fileKey
    } catch {
      return null
    }
  },
})

function keyOf(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const cost = { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** (work + 11) }
  return new Promise((done, failed) =>
    scrypt(passphrase, Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]), 32, cost, (error, key) =>
      error ? failed(error) : done(key),
    ),
  )
}
