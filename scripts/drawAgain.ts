// npx grove draw-again FILE|ADDRESS: draws lots of a meeting or a round again, with nothing but what is on
// record.
import { readFileSync, statSync } from 'node:fs'
import type { Lot, LotFault } from '../src/core/plain/lotRecord.ts'
import { drawnAgain, lotFault } from '../src/core/plain/lotRecord.ts'
import { printable } from '../src/core/plain/printable.ts'
import { LOT_FILE_MOST, readLotFile } from '../src/wire/lotFile.ts'

const USAGE = `grove draw-again FILE|ADDRESS

  FILE     the lots of a meeting or a round, as its page gives them (JSON)
  ADDRESS  of the meeting or the round: https://grove.example/m/ABC234, …/c/rongbu/rounds/K7Q2MD

Draws each lot again from what was fixed and what the hall called, and says whether the same comes of it.
Ends with 1 where something else does.`

const WRONG: Record<LotFault, string> = {
  shape: 'CANNOT BE: it is not whole',
  fixed: 'CANNOT BE: what it was drawn from is not what was fixed',
  drawn: 'CANNOT BE: something else comes of it',
}
const STANDS = { announced: 'announced, not drawn yet', drawn: 'the same comes of it', givenUp: 'not drawn' } as const

const [named] = process.argv.slice(2)
if (!named || named === '--help') {
  console.log(USAGE)
  process.exit(named ? 0 : 2)
}
const lots = readLotFile(await textOf(named).catch(() => ''))
if (!lots) {
  console.error(printable(`${named} holds no lots that can be read.`))
  process.exit(2)
}
if (lots.length === 0) say('No lot was announced.')
for (const lot of lots) tell(lot)

async function textOf(from: string): Promise<string> {
  if (!/^https?:\/\//.test(from)) return statSync(from).size <= LOT_FILE_MOST ? readFileSync(from, 'utf8') : ''
  const answer = await fetch(apiOf(new URL(from)), { headers: { accept: 'application/json' } })
  const bytes: Uint8Array[] = []
  let size = 0
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > LOT_FILE_MOST) return ''
    bytes.push(chunk)
  }
  return Buffer.concat(bytes).toString()
}

/** What a page's address is called in the API; an address of the API stays as it is. */
function apiOf(page: URL): URL {
  const meeting = /^\/m\/([^/]+)/.exec(page.pathname)
  const round = /^\/c\/([^/]+)\/rounds\/([^/]+)/.exec(page.pathname)
  if (meeting) return new URL(`/api/meetings/${meeting[1]}`, page)
  return round ? new URL(`/api/communities/${round[1]}/rounds/${round[2]}`, page) : page
}

/** One line, in which nothing that stands in a file moves the cursor or looks like a line of ours. */
function say(line: string): void {
  console.log(printable(line))
}

function tell(lot: Lot): void {
  const fault = lotFault(lot)
  if (fault) process.exitCode = 1
  say(`lot ${lot.number}, ${lot.purpose}: ${fault ? WRONG[fault] : STANDS[lot.stage]}`)
  if (fault === 'shape') return
  say(`  from ${lot.pool}, ${lot.take} drawn; fixed as ${lot.fixed}`)
  if (lot.again) say(`  another lot, because: ${lot.again}`)
  if (lot.stage === 'givenUp') say(`  given up${lot.reason ? `: ${lot.reason}` : ' when the meeting closed'}`)
  if (lot.called.length)
    say(`  called: ${lot.called.join(' ')}${lot.retyped ? ` (typed otherwise before: ${lot.retyped})` : ''}`)
  if (lot.stage === 'drawn') say(`  on record: ${lot.drawn.join(' ')}`)
  const again = drawnAgain(lot)
  if (again.length) say(`  ${lot.stage === 'drawn' ? 'drawn again' : 'would have been'}: ${again.join(' ')}`)
}
