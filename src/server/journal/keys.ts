import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { sealArchive } from '../../core/log/archive.ts'
import { joined } from '../../core/plain/bytes.ts'
import type { VerifierKey } from '../../core/log/note.ts'
import { COSIGNATURE_KEY, cosignatureOf, cosigned, keyIdOf, NOTE_KEY, writeSignature } from '../../core/log/note.ts'
import { utf8 } from '../../core/plain/bytes.ts'
import { madeOnce } from '../database/installation.ts'
import type { Db } from '../database/open.ts'
import { sha256 } from './hash.ts'

/**
 * Signs this installation's logs, and cosigns those of others, with two Ed25519 keys that are made once.
 * `name` names the installation in checkpoints for good: the host of PUBLIC_URL as it was when the keys were
 * made, else a name of chance.
 */
export class LogKeys {
  private constructor(
    readonly name: string,
    private readonly logKey: KeyPair,
    private readonly witnessKey: KeyPair,
  ) {}

  /** Reads the keys; makes them where there are none. */
  static async open(db: Db, publicUrl: string | undefined): Promise<LogKeys> {
    const host = publicUrl && new URL(publicUrl).host
    const name = await madeOnce(db, 'logName', () => host || `grove-${randomBytes(5).toString('hex')}`)
    return new LogKeys(name, await keyOf(db, 'logKey'), await keyOf(db, 'witnessKey'))
  }

  /** Which log a community's is, for good. */
  origin(slug: string): string {
    return `${this.name}/log/${slug}`
  }

  /**
   * What checks the checkpoints of a log. Its name is the log's origin; the key is the same for all logs of
   * this installation.
   */
  verifierOf(slug: string): VerifierKey {
    return { name: this.origin(slug), kind: NOTE_KEY, publicKey: this.logKey.publicKey }
  }

  /** The installation's own line, which a witness is given: it stands for all its logs. */
  get installation(): VerifierKey {
    return { name: this.name, kind: NOTE_KEY, publicKey: this.logKey.publicKey }
  }

  /** What checks our cosignatures under the checkpoints of others. */
  get witness(): VerifierKey {
    return { name: `${this.name}/witness`, kind: COSIGNATURE_KEY, publicKey: this.witnessKey.publicKey }
  }

  /** The signature line under a checkpoint of a log of ours. */
  signLine(slug: string, text: string): string {
    const key = this.verifierOf(slug)
    const bytes = sign(null, utf8(text), this.logKey.privateKey)
    return writeSignature({ name: key.name, keyId: keyIdOf(sha256, key), bytes })
  }

  /** An archive file with the seal of a log of ours. */
  sealed(slug: string, file: Uint8Array): Uint8Array {
    return sealArchive(sha256, file, this.origin(slug), (text) => this.signLine(slug, text))
  }

  /**
   * The signature line that says: at this time (seconds since 1970) this was the longest we knew of that log,
   * and nothing of it had changed.
   */
  cosignLine(text: string, time: number): string {
    const bytes = cosignatureOf(time, sign(null, cosigned(text, time), this.witnessKey.privateKey))
    return writeSignature({ name: this.witness.name, keyId: keyIdOf(sha256, this.witness), bytes })
  }
}

interface KeyPair {
  privateKey: ReturnType<typeof createPrivateKey>
  publicKey: Uint8Array
}

async function keyOf(db: Db, name: string): Promise<KeyPair> {
  const made = () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const der = Buffer.from(await madeOnce(db, name, made), 'base64')
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  // The last 32 bytes of its DER form are the key itself (RFC 8410, 4).
  return { privateKey, publicKey: joined(spki.subarray(-32)) }
}
