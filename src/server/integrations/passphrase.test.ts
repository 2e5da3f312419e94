import { Decrypter, Encrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { lockingWith, openingWith } from './passphrase.ts'

const passphrase = '三棵树下 coffee at nine'
const words = Buffer.from('路灯晚上不亮')

/** Locked by the library's own scrypt. */
async function byLibrary(work: number): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(work)
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(words)
}

test('what is locked here the library opens, and the other way round', async () => {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const locked = await lockingWith(passphrase, 10).encrypt(words)
  expect(Buffer.from(await decrypter.decrypt(locked))).toEqual(words)
  expect(Buffer.from(await openingWith(passphrase).decrypt(await byLibrary(10)))).toEqual(words)
})

test('what is locked without saying more takes 256 MB of whoever tries a passphrase', async () => {
  const locked = await lockingWith(passphrase).encrypt(words)
  expect(Buffer.from(locked).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} 18\n/)
})

test('another passphrase, and a file with no passphrase, match no identity; a broken one is refused', async () => {
  const file = await lockingWith(passphrase, 10).encrypt(words)
  await expect(openingWith('another').decrypt(file)).rejects.toThrow('no identity matched')
  const other = new Encrypter()
  other.addRecipient({ wrapFileKey: () => [] })
  await expect(openingWith(passphrase).decrypt(await other.encrypt(words))).rejects.toThrow()
  const text = Buffer.from(file).toString('latin1')
  const changed: [RegExp, string][] = [
    [/ 10\n/, ' 21\n'],
    [/ 10\n/, ' 010\n'],
    [/ 10\n/, ' 10 10\n'],
    [/scrypt ../, 'scrypt '],
    [/(-> scrypt[^\n]*\n[^\n]*\n)/, '$1$1'],
  ]
  for (const [what, by] of changed) {
    const broken = Buffer.from(text.replace(what, by), 'latin1')
    await expect(openingWith(passphrase).decrypt(broken), by).rejects.toThrow('laid out otherwise')
  }
  for (const at of [90, file.length - 1]) {
    const broken = Buffer.from(file)
    broken[at]! ^= 1
    await expect(openingWith(passphrase).decrypt(broken), String(at)).rejects.toThrow()
  }
})
