// npx grove admin: whoever runs the machine looks after places, beside a running Grove or without one; a
// running one hears of it within half a minute.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Place, PlaceKind } from '../src/core/place/place.ts'
import { ABOVE, PLACE_NAME_MOST, placesInSheet } from '../src/core/place/placeSheet.ts'
import { ProgramKeys } from '../src/server/access/programs.ts'
import { openForTool } from '../src/server/database/openForTool.ts'
import { cleanly, problemBody, ProblemError } from '../src/server/http/problem.ts'
import { newId, systemRuntime } from '../src/server/integrations/runtime.ts'
import type { OwnerDb } from '../src/server/database/scope.ts'
import { readSettings } from '../src/server/main.ts'
import { lettersWaiting, photosWaiting, unsearched } from '../src/server/operate/figures.store.ts'
import { overviewOf } from '../src/server/operate/overview.store.ts'
import { PlaceBook } from '../src/server/person/placeBook.store.ts'
import { People } from '../src/server/person/store.ts'
import { Watch } from '../src/server/person/watch.ts'
import { rowsOf } from '../src/server/place/rows.ts'
import { Places } from '../src/server/place/store.ts'
import { KEY_DAYS_MOST, LABEL_MOST, PROGRAM_SCOPES } from '../src/wire/programs.ts'

const HELP = `npx grove admin state                          storage, queues, last backup, checkpoints
npx grove admin places                         all places, each below the one above it
npx grove admin add KIND SLUG NAME [--under SLUG]   subdistrict, community, grid or building
npx grove admin rename SLUG NAME
npx grove admin move SLUG --under SLUG
npx grove admin sheet SLUG FILE [--keep]            places below SLUG, from rows of a spreadsheet (CSV or tabs);
                                                    without --keep it only says what would be added
npx grove admin keys SLUG                      keys of programs of a community or subdistrict
npx grove admin key SLUG LABEL SCOPE… [--days N]    makes one: ledger.read, cards.write, hooks.set
npx grove admin end-key SLUG ID                ends one, at once`

/** What was typed cannot be done; the message says why. */
class Wrong extends Error {}

interface Asked {
  words: string[]
  under: string | undefined
  days: string | undefined
  keep: boolean
}

function asked(typed: string[]): Asked {
  const { values, positionals } = parseArgs({
    args: typed,
    allowPositionals: true,
    options: { under: { type: 'string' }, days: { type: 'string' }, keep: { type: 'boolean' } },
  })
  return { words: positionals, under: values.under, days: values.days, keep: values.keep ?? false }
}

type All = ReadonlyMap<string, Place>
const called = (all: All, slug = ''): Place => {
  const found = [...all.values()].find((place) => place.slug === slug)
  if (!found) throw new Wrong(`No place is called ${slug || '…'}. npx grove admin places lists them.`)
  return found
}

function drawn(all: All, parent: string | null = null, depth = 0): string[] {
  const here = [...all.values()].filter((place) => place.parent === parent)
  return here.flatMap((place) => [
    `${'  '.repeat(depth)}${place.name}  ${place.kind}  ${place.slug}`,
    ...drawn(all, place.id, depth + 1),
  ])
}

const nameOf = (text = '') => cleanly(text, PLACE_NAME_MOST, 1)

async function carryOut(book: PlaceBook, all: All, { words, under, keep }: Asked): Promise<string[]> {
  const [what, first, second, third] = words
  switch (what) {
    case 'places':
      return drawn(all)
    case 'add': {
      if (!Object.hasOwn(ABOVE, first ?? '') || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(second ?? '')) throw new Wrong(HELP)
      const parent = under === undefined ? null : called(all, under).id
      const place = { id: newId(systemRuntime), kind: first as PlaceKind, parent, slug: second!, name: nameOf(third) }
      const added = await book.add(null, place)
      return [`Added: ${added.name} (${added.kind}, ${added.slug}).`]
    }
    case 'rename': {
      const place = called(all, first)
      const { name } = await book.change(null, place.id, place, { name: nameOf(second), parent: place.parent })
      return [`${place.name} is called ${name} now.`]
    }
    case 'move': {
      const [place, above] = [called(all, first), called(all, under)]
      await book.change(null, place.id, place, { name: place.name, parent: above.id })
      return [`${place.name} stands below ${above.name} now.`]
    }
    case 'sheet':
      return paste(book, called(all, first), second, keep)
    default:
      throw new Wrong(HELP)
  }
}

const DAY = 24 * 3600_000

/** [R30] Keys of programs, as who runs the machine makes and ends them. */
async function keys(owner: OwnerDb, all: All, { words, days }: Asked): Promise<string[]> {
  const [what, slug, named = '', ...scopes] = words
  const programs = new ProgramKeys(owner, systemRuntime)
  const { id, kind } = called(all, slug)
  if (kind !== 'community' && kind !== 'subdistrict') throw new Wrong('Keys are of a community or a subdistrict.')
  if (what === 'keys')
    return (await programs.shown(id)).map(({ id, label, scopes, until, endedAt }) =>
      [id, label, scopes.join(' '), endedAt ? `ended ${told(endedAt)}` : until ? `until ${told(until)}` : ''].join(
        '\t',
      ),
    )
  if (what === 'end-key')
    return [(await programs.end(id, named, null)) ? 'It opens nothing any more.' : 'There is no such key that counts.']
  const count = Number(days ?? 0)
  const wanted = PROGRAM_SCOPES.filter((scope) => scopes.includes(scope)).sort()
  if (!named || !wanted.length || wanted.length < scopes.length) throw new Wrong(HELP)
  if (!Number.isInteger(count) || count < 0 || count > KEY_DAYS_MOST) throw new Wrong(`--days: 1 to ${KEY_DAYS_MOST}`)
  const until = count > 0 ? systemRuntime.now() + count * DAY : null
  const fresh = { id: newId(systemRuntime), secret: randomBytes(32) }
  const { key } = await programs.make(id, null, fresh, { label: cleanly(named, LABEL_MOST, 1), scopes: wanted, until })
  return ['It is shown here once; the program sends it as Authorization: Bearer.', key]
}

/** A file's text; a spreadsheet marks the beginning of it. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new Wrong(`${file} cannot be read.`)
  }
}

async function paste(book: PlaceBook, top: Place, file: string | undefined, keep: boolean): Promise<string[]> {
  if (!file) throw new Wrong(HELP)
  const sheet = placesInSheet(rowsOf(textOf(file)), top.kind)
  const { rows } = await book.addSheet(null, top.id, sheet, keep)
  const news = rows.filter(({ state }) => state === 'new').length
  const bad = rows.filter(({ state }) => state === 'refused').length
  const end =
    bad > 0
      ? `${bad} cannot be added: nothing was.`
      : keep
        ? `${news} added.`
        : `${news} would be added; --keep does it.`
  return [
    ...rows.map(({ line, kind, name, slug, state, why }) => `${line}\t${kind}\t${name}\t${slug}\t${why ?? state}`),
    end,
  ]
}

const MB = 1024 * 1024
const megabytes = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`
const told = (at: number | null) => (at === null ? 'never, from this installation' : new Date(at).toISOString())

async function state(owner: OwnerDb): Promise<string[]> {
  const { bytes, tables, backupAt, checkpoints } = await overviewOf(owner)
  return [
    `Database      ${megabytes(bytes)}`,
    ...tables.map((table) => `  ${table.name.padEnd(20)} ${megabytes(table.bytes)}`),
    `Waiting       ${await photosWaiting(owner)} photos to read, ${await lettersWaiting(owner)} letters to send, ${await unsearched(owner)} entries to search`,
    `Last backup   ${told(backupAt)}`,
    ...checkpoints.map(({ place, at, behind }) => `Checkpoints   ${place}: ${told(at)}, ${behind} communities behind`),
    ...(checkpoints.length
      ? []
      : ['Checkpoints   nowhere outside: set CHECKPOINT_DIR, CHECKPOINT_URL or CHECKPOINT_MAIL']),
  ]
}

function toSay(error: Wrong | ProblemError): string {
  if (!(error instanceof ProblemError)) return error.message
  const { title, detail } = problemBody(error, 'en')
  return `${title}. ${detail}`
}

try {
  const settings = readSettings(process.env)
  const typed = asked(process.argv.slice(2))
  if (!typed.words.length) throw new Wrong(HELP)
  const { owner, close } = await openForTool(settings.dataDir, settings.directUrl)
  try {
    const places = new Places(owner, settings.zone)
    const book = new PlaceBook(owner, new People(owner, systemRuntime, new Watch()), places, systemRuntime)
    const lines =
      typed.words[0] === 'state'
        ? await state(owner)
        : ['key', 'keys', 'end-key'].includes(typed.words[0]!)
          ? await keys(owner, await places.all(), typed)
          : await carryOut(book, await places.all(), typed)
    for (const line of lines) console.log(line)
  } finally {
    await close()
  }
} catch (error) {
  if (!(error instanceof Wrong || error instanceof ProblemError)) throw error
  console.error(toSay(error))
  process.exitCode = 2
}
