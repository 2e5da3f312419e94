import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProofFile } from '../../src/core/log/check.ts'
import { checkProofFile } from '../../src/core/log/check.ts'
import type { Checkpoint } from '../../src/core/log/checkpoint.ts'
import { readCheckpoint, writeCheckpoint } from '../../src/core/log/checkpoint.ts'
import { readEntry } from '../../src/core/log/entry.ts'
import { isSignedBy, readKey, readNote } from '../../src/core/log/note.ts'
import { noteText } from '../build/note.ts'
import { hashesOf, readBundle, subtreeRoot, TILE_WIDTH, tilePath, tilesOf } from '../../src/core/log/tile.ts'
import { leafHash, rootOf } from '../../src/core/log/tree.ts'
import { toBase64, toHex } from '../../src/core/plain/bytes.ts'
import { sha256, verifyEd25519 } from '../../src/server/journal/hash.ts'
import { mailbox, Publisher, witness } from '../../src/server/journal/publish.ts'
import type { TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let other: TestGrove
let code: string
let receipt: string
let outside: string

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'grove-checkpoints-'))
  grove = await startTestGrove({ CHECKPOINT_DIR: outside })
  const key = (await grove.stranger().get('/log/key')).text
  other = await startTestGrove({ WITNESS_KEYS: key })
  ;({ code } = await grove.meeting())
  const resident = await grove.join(code, '王阿姨')
  const card = { kind: 'postCard', id: id(), tree: 'problem', text: '三号楼后巷的灯坏了', where: '三号楼' } as const
  const posted = await resident.must(code, card)
  receipt = posted.receipt!
  await resident.must(code, { kind: 'editCard', card: posted.id!, text: '三号楼后巷的两盏灯坏了', where: '三号楼后巷' })
})
afterAll(async () => {
  await grove?.stop()
  await other?.stop()
  rmSync(outside, { recursive: true, force: true })
})

const get = (path: string) => grove.stranger().get(path)
const bytesOf = async (path: string) => {
  const reply = await fetch(grove.url + path)
  expect(reply.status, path).toBe(200)
  return new Uint8Array(await reply.arrayBuffer())
}

async function checkpointOf(slug = 'rongbu'): Promise<Checkpoint> {
  const key = readKey(sha256, (await get(`/log/${slug}/key`)).text)!
  const note = readNote((await get(`/log/${slug}/checkpoint`)).text)!
  expect(isSignedBy(sha256, verifyEd25519, note, key)).toBe(true)
  const checkpoint = readCheckpoint(note.text)!
  expect(checkpoint.origin).toBe(key.name)
  return checkpoint
}

/** Posts and edits until the log has more than a tile. */
async function fill(size: number): Promise<void> {
  const [head] = (await grove.owner.selectFrom('journal_head').selectAll().execute()) as { seq: number }[]
  for (let left = size - head!.seq; left > 0; left -= 50) {
    const desk = await grove.staff()
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => desk.must(code, { kind: 'showLinks', shown: i % 2 === 0 }).catch(() => {})),
    )
    await desk.must(code, { kind: 'countHeads', heads: left })
  }
}

describe('the public log', () => {
  test('anyone can fetch all of it, and it hashes to the signed root', async () => {
    const { size, root } = await checkpointOf()
    const tiles = new Map<string, Uint8Array[]>()
    for (const tile of tilesOf(size)) {
      const bytes = await bytesOf(`/log/rongbu/${tilePath(tile)}`)
      tiles.set(`${tile.level}/${tile.index}`, tile.level === 'entries' ? readBundle(bytes)! : hashesOf(bytes))
      expect(tiles.get(`${tile.level}/${tile.index}`)).toHaveLength(tile.width)
    }
    const entries = [...tiles].filter(([name]) => name.startsWith('entries')).flatMap(([, entries]) => entries)
    const leaves = entries.map((entry) => leafHash(sha256, entry))
    expect(toHex(rootOf(sha256, leaves))).toBe(toHex(root))
    expect(entries.map((entry) => readEntry(new TextDecoder().decode(entry))?.seq)).toEqual(
      entries.map((_, i) => i + 1),
    )
    for (let n = 0; n * TILE_WIDTH < size; n++)
      expect(tiles.get(`0/${n}`)!.map(toHex)).toEqual(leaves.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH).map(toHex))
    for (let n = 0; n < Math.floor(size / TILE_WIDTH); n++)
      expect(toHex(tiles.get('1/0')![n]!)).toBe(toHex(subtreeRoot(sha256, tiles.get(`0/${n}`)!)))
  })

  test('gives nothing away: no words, no names, no person, no time, no thing', async () => {
    const { size } = await checkpointOf()
    const log = Buffer.from(
      await bytesOf(`/log/rongbu/${tilePath({ level: 'entries', index: 0, width: Math.min(size, 256) })}`),
    )
    const rows = await grove.owner.selectFrom('journal').selectAll().execute()
    for (const { actor, at, topic } of rows)
      for (const hidden of [actor, String(at), topic.split('/')[1]!])
        if (hidden !== rows[0]!.community) expect(log.includes(hidden), hidden).toBe(false)
    for (const hidden of ['后巷', '王阿姨', 'cardPosted', 'problem', receipt]) expect(log.includes(hidden)).toBe(false)
  })

  test('has no tile that it has not, and no other way to write a path', async () => {
    const { size } = await checkpointOf()
    const absent = [
      tilePath({ level: 0, index: 0, width: Math.min(255, size + 9) }),
      tilePath({ level: 0, index: 999, width: 256 }),
      tilePath({ level: 3, index: 0, width: 1 }),
      'tile/0/0',
      'tile/0/000.p/0',
      'tile/..%2Fkey',
    ]
    for (const path of absent.slice(size > 246 ? 1 : 0))
      expect((await get(`/log/rongbu/${path}`)).status, path).toBe(404)
    expect((await get('/log/nowhere/checkpoint')).status).toBe(404)
    expect((await checkpointOf('shilu')).origin).toMatch(/\/log\/shilu$/)
  })

  test('grows over several tiles, and each checkpoint continues the one before', async () => {
    const before = await checkpointOf()
    await fill(600)
    await new Promise((done) => setTimeout(done, 1100))
    const after = await checkpointOf()
    expect(after.size).toBeGreaterThan(512)
    const entries: Uint8Array[] = []
    for (let index = 0; index * TILE_WIDTH < after.size; index++) {
      const width = Math.min(TILE_WIDTH, after.size - index * TILE_WIDTH)
      entries.push(...readBundle(await bytesOf(`/log/rongbu/${tilePath({ level: 'entries', index, width })}`))!)
    }
    const leaves = entries.map((entry) => leafHash(sha256, entry))
    expect(toHex(rootOf(sha256, leaves))).toBe(toHex(after.root))
    expect(toHex(rootOf(sha256, leaves.slice(0, before.size)))).toBe(toHex(before.root))
    expect(toHex(hashesOf(await bytesOf('/log/rongbu/tile/1/000.p/2'))[1]!)).toBe(
      toHex(subtreeRoot(sha256, leaves.slice(256, 512))),
    )
  })
})

describe('a receipt', () => {
  const proofOf = async (code = receipt) => (await get(`/api/receipts/${code}/proof`)).body as ProofFile

  test('proves right after the card was accepted that it was, as written', async () => {
    const resident = await grove.join(code)
    const posted = await resident.must(code, { kind: 'postCard', id: id(), tree: 'action', text: '周末一起清后巷' })
    const asked = Date.now()
    const proof = await proofOf(posted.receipt!)
    console.log(`log: a receipt was proved ${Date.now() - asked} ms after it was asked for`)
    const checked = checkProofFile(sha256, verifyEd25519, proof)
    expect(checked.holds && checked.entries.map(({ words }) => JSON.parse(words!))).toEqual([
      { photo: null, text: '周末一起清后巷', where: '' },
    ])
    expect(checked.holds && checked.checkpoint.size).toBeGreaterThanOrEqual(posted.seq)
  })

  test('proves each wording of an edited card, against a key and a checkpoint from elsewhere', async () => {
    const trusted = (await get('/log/rongbu/key')).text
    const proof = await proofOf()
    const checked = checkProofFile(sha256, verifyEd25519, proof, { trusted, outside: proof.checkpoint })
    expect(checked.holds && checked.entries.map(({ words }) => (JSON.parse(words!) as { text: string }).text)).toEqual([
      '三号楼后巷的灯坏了',
      '三号楼后巷的两盏灯坏了',
    ])
    expect(checked.holds && JSON.parse(checked.entries[0]!.told!)).toMatchObject({
      body: { kind: 'cardPosted', card: { number: 1 } },
    })
  })

  test('is refused with anything in it changed', async () => {
    const proof = await proofOf()
    const [entry] = proof.entries as [ProofFile['entries'][number]]
    const changed: [string, ProofFile][] = [
      [
        'words',
        { ...proof, entries: [{ ...entry, words: { ...entry.words!, text: entry.words!.text.replace('灯', '路') } }] },
      ],
      ['told', { ...proof, entries: [{ ...entry, told: { ...entry.told!, salt: entry.words!.salt } }] }],
      ['inclusion', { ...proof, entries: [{ ...entry, proof: entry.proof.slice(1) }] }],
      [
        'inclusion',
        {
          ...proof,
          entries: [
            { ...entry, entry: entry.entry.replace(/"told":"./, '"told":"0').replace(/"sealed":"./, '"sealed":"1') },
          ],
        },
      ],
      ['entry', { ...proof, entries: [{ ...entry, index: entry.index + 1 }] }],
      [
        'signature',
        { ...proof, checkpoint: proof.checkpoint.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`) },
      ],
      ['checkpoint', { ...proof, checkpoint: proof.checkpoint.replace('/log/rongbu\n', '/log/shilu\n') }],
      ['malformed', { ...proof, entries: [] }],
      ['malformed', null as unknown as ProofFile],
    ]
    for (const [wrong, file] of changed)
      expect(checkProofFile(sha256, verifyEd25519, file), wrong).toMatchObject({ holds: false, wrong })
    const elsewhere = (await other.stranger().get('/log/rongbu/key')).text
    expect(checkProofFile(sha256, verifyEd25519, proof, { trusted: elsewhere })).toMatchObject({ wrong: 'otherKey' })
    expect((await get('/api/receipts/AAA-AAA-AAA/proof')).status).toBe(404)
  })
})

describe('checkpoints outside', () => {
  const round = (places: ConstructorParameters<typeof Publisher>[4]) => {
    const db = grove.owner
    const { logs, runtime, identity, log } = grove.services
    return new Publisher(db, logs, runtime, () => identity.places.communities(), places, log).publish()
  }

  test('go to a folder, once each, as they were signed', async () => {
    await grove.services.publisher.publish()
    await grove.services.publisher.publish()
    const files = readdirSync(join(outside, 'rongbu'))
    expect(files).toHaveLength(1)
    const note = readNote(readFileSync(join(outside, 'rongbu', files[0]!), 'utf8'))!
    expect(isSignedBy(sha256, verifyEd25519, note, grove.services.logKeys.verifierOf('rongbu'))).toBe(true)
  })

  test('go to a mailbox in one letter, and again only when there is something new', async () => {
    const letters: string[] = []
    const place = mailbox('watch@example.org', async (_to, _subject, text) => void letters.push(text))
    await round([place])
    await round([place])
    expect(letters).toHaveLength(1)
    expect(letters[0]).toContain('/log/rongbu\n')
  })

  test('a place that fails is asked again in the next round, and keeps nobody else waiting', async () => {
    const got: string[] = []
    let broken = true
    const flaky = {
      name: 'flaky',
      keep: async () => {
        if (broken) throw new Error('away')
        got.push('flaky')
      },
    }
    const steady = { name: 'steady', keep: async () => void got.push('steady') }
    await round([flaky, steady])
    broken = false
    await round([flaky, steady])
    expect(got).toEqual(['steady', 'flaky'])
  })

  test('go to another Grove, which signs what continues what it holds', async () => {
    const prefix = `${other.url}/log/witness`
    const place = witness(prefix, grove.owner, grove.services.logs, true)
    await round([place])
    const resident = await grove.join(code)
    await resident.card(code, '再来一张')
    await new Promise((done) => setTimeout(done, 1100))
    await round([place])
    const { items } = (await other.stranger().get('/log/witness/kept')).body as {
      items: { origin: string; size: number }[]
    }
    expect(
      items
        .filter(({ origin }) => origin.endsWith('/rongbu'))
        .map(({ size }) => size)
        .toSorted(),
    ).toHaveLength(2)
    const kept = await grove.owner
      .selectFrom('checkpoint')
      .select('note')
      .where('size', '=', Math.max(...items.map(({ size }) => size)))
      .executeTakeFirstOrThrow()
    expect(isSignedBy(sha256, verifyEd25519, readNote(kept.note)!, other.services.logKeys.witness)).toBe(true)
    // A sender that has forgotten what was sent is told, and begins there.
    await grove.owner.deleteFrom('checkpoint_sent').execute()
    await round([place])
    expect(await grove.owner.selectFrom('checkpoint_sent').selectAll().execute()).not.toEqual([])
  })

  test('another Grove refuses a history that was changed, and one it does not watch', async () => {
    const send = (grove: TestGrove, body: string) =>
      fetch(`${grove.url}/log/witness/add-checkpoint`, { method: 'POST', body })
    const db = grove.owner
    const { logKeys } = grove.services
    const forged = (size: number, key = 'rongbu') => {
      const text = writeCheckpoint({
        origin: logKeys.origin(key),
        size,
        root: sha256(Buffer.from('lie')),
        extensions: [],
      })
      return `${text}\n${logKeys.signLine(key, text)}`
    }
    const { size } = await db.selectFrom('checkpoint').select('size').orderBy('size', 'desc').executeTakeFirstOrThrow()
    const proof = Array.from({ length: 3 }, () => `${toBase64(sha256(Buffer.from('x')))}\n`).join('')
    expect((await send(other, `old ${size}\n${proof}\n${forged(size + 5)}`)).status).toBe(422)
    expect((await send(other, `old ${size}\n\n${forged(size)}`)).status).toBe(409)
    const behind = await send(other, `old 3\n\n${forged(size)}`)
    expect([behind.status, behind.headers.get('content-type'), await behind.text()]).toEqual([
      409,
      'text/x.tlog.size',
      `${size}\n`,
    ])
    expect((await send(other, `old ${size + 9}\n\n${forged(size)}`)).status).toBe(400)
    expect((await send(other, 'nonsense')).status).toBe(400)
    const { text, signatures } = readNote(forged(size))!
    signatures[0]!.bytes[9]! ^= 1
    expect((await send(other, `old ${size}\n\n${noteText({ text, signatures })}`)).status).toBe(403)
    expect((await send(grove, `old 0\n\n${forged(3)}`)).status).toBe(404)
  })
})

test('nothing is signed that contradicts an earlier checkpoint', async () => {
  const { community } = (await grove.services.identity.codes.find(code))!
  const db = grove.owner
  const { size } = await db
    .selectFrom('checkpoint')
    .select('size')
    .where('community', '=', community)
    .orderBy('size', 'desc')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('journal')
    .set({ leaf: Buffer.alloc(32) })
    .where('community', '=', community)
    .where('seq', '=', size)
    .execute()
  await (await grove.join(code)).card(code, '还有一张')
  await new Promise((done) => setTimeout(done, 1100))
  expect((await get('/log/rongbu/checkpoint')).status).toBe(503)
})
