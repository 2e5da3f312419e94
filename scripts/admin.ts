// npx grove admin: whoever runs the machine looks after places, beside a running Grove or without one; a
// running one hears of it within half a minute.
import { readFileSync } from 'node:fs'
import type { Place, PlaceKind } from '../src/core/place/place.ts'
import { ABOVE, PLACE_NAME_MOST, placesInSheet } from '../src/core/place/placeSheet.ts'
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

const HELP = `npx grove admin state                          storage, queues, last backup, checkpoints
npx grove admin places                         all places, each below the one above it
npx grove admin add KIND SLUG NAME [--under SLUG]   subdistrict, community, grid or building
npx grove admin rename SLUG NAME
npx grove admin move SLUG --under SLUG
npx grove admin sheet SLUG FILE [--keep]            places below SLUG, from rows of a spreadsheet (CSV or tabs);
                                                    without --keep it only says what would be added`

/** What was typed cannot be done; the message says why. */
class Wrong extends Error {}

interface Asked {
  words: string[]
  under: string | undefined
  keep: boolean
}

function asked(typed: string[]): Asked {
  const at = typed.indexOf('--under')
  const under = at < 0 ? undefined : typed[at + 1]
  const words = typed.filter((word, n) => word !== '--keep' && (at < 0 || (n !== at && n !== at + 1)))
  return { words, under, keep: typed.includes('--keep') }
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
      const { name } = await book.change(null, place.id, { name: nameOf(second), parent: place.parent })
      return [`${place.name} is called ${name} now.`]
    }
    case 'move': {
      const [place, above] = [called(all, first), called(all, under)]
      await book.change(null, place.id, { name: place.name, parent: above.id })
      return [`${place.name} stands below ${above.name} now.`]
    }
    case 'sheet':
      return paste(book, called(all, first), second, keep)
    default:
      throw new Wrong(HELP)
  }
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
  const { owner, close } = await openForTool(settings.dataDir, settings.databaseUrl)
  try {
    const places = new Places(owner, settings.zone)
    const book = new PlaceBook(owner, new People(owner, systemRuntime, new Watch()), places, systemRuntime)
    const lines = typed.words[0] === 'state' ? await state(owner) : await carryOut(book, await places.all(), typed)
    for (const line of lines) console.log(line)
  } finally {
    await close()
  }
} catch (error) {
  if (!(error instanceof Wrong || error instanceof ProblemError)) throw error
  console.error(toSay(error))
  process.exitCode = 2
}
