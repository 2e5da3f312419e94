import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MatterCommand } from '../../../core/ledger/command.ts'
import type { Command } from '../../../core/meeting/command.ts'
import { OWN } from '../../../core/place/roles.ts'
import type { Id } from '../../../core/plain/id.ts'
import { canonical } from '../../../core/plain/canonical.ts'
import { foldLine, foldName } from '../../../core/plain/sameName.ts'
import type { ImportPreview } from '../../../wire/rooms.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import { SPREADSHEET_COLUMNS } from '../../../wire/strings/spreadsheet.ts'
import type { ProblemCode } from '../../../wire/strings/problem.ts'
import { explain } from '../../../wire/strings/problem.ts'
import type { Caller } from '../../access/authorize.ts'
import { idFor } from '../../secrets/token.ts'
import { openTreeOf } from '../../meeting/openTree.ts'
import { commandName } from '../../journal/idempotency.store.ts'
import { ask, newReceipt } from '../../meeting/ask.ts'
import type { LedgerServices } from '../../ledger/services.ts'
import { ProblemError } from '../../http/problem.ts'
import { keptCommands, mattersOf, meetingsOf } from './import.store.ts'
import type { ImportRow, RowProblem } from './columns.ts'
import type { Plan, Planned } from './plan.ts'
import { checkPlan, planRow } from './plan.ts'
import { readFile } from './read.ts'
import type { FoundLedger } from './reader/found.ts'
import { actorOf, staffCalled } from '../../person/store.ts'

const AUTHOR = { 'zh-Hans': '原来的台账', 'zh-Hant': '原來的台帳', en: 'Earlier ledger' } as const

/**
 * A file that was sent: how to hear its bytes, its name, whether its rows are kept where all are right, and a
 * signal for when its sender is gone.
 */
export interface SentFile {
  bytes: () => Promise<Buffer>
  file: string
  keep: boolean
  /** Whether what is in the ledger already is kept once more. */
  again: boolean
  gone: AbortSignal
}

/**
 * Reads an existing ledger, checks every row through the rules, and, where `keep` is asked and all rows are
 * right, keeps them: one card in the always-open tree and one matter a row. Every id and every command's key
 * follows from what the row is called, so the same ledger again adds nothing, however it was saved and
 * whatever was added to it, and one that was cut off half-way goes on where it stopped.
 */
export async function importLedger(
  services: LedgerServices,
  caller: Caller,
  { bytes, file, keep, again, gone }: SentFile,
): Promise<ImportPreview> {
  const { community, staff, locale } = caller
  const settings = await services.ledger.placedSettings(community!.id)
  const { hash, found } = await readFile(bytes, settings, gone)
  const named = await rowNaming(services, caller, { hash, found, again })
  const plan: Plan = {
    community: community!.id,
    meeting: named.idOf('no meeting yet'),
    importer: staff!.person,
    staff: await staffOf(services, community!.id),
    settings,
    locale,
    file,
    ...named,
  }
  const { planned, rows } = await planAll(found, plan, services.runtime.now())
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
  const there = await mattersOf(
    caller.db,
    community!.id,
    planned.map(({ matter }) => matter),
  )
  return {
    ...told(found, locale),
    rows: rows.map((row, i) => ({ ...row, there: there.get(planned[i]!.matter) ?? null })),
    there: there.size,
    right: planned.length - wrong,
    wrong,
    kept: keep && wrong === 0 ? await keepAll(services, caller, plan, planned) : 0,
  }
}

/** What was read and what was not, in the reader's language. */
function told(
  found: FoundLedger,
  locale: Caller['locale'],
): Omit<ImportPreview, 'rows' | 'there' | 'right' | 'wrong' | 'kept'> {
  const { filled, encoding, worksheet, otherWorksheets, hidden, merged, columns, columnsNotTaken, aside } = found
  return {
    filled,
    encoding,
    worksheet,
    otherWorksheets,
    hidden,
    merged,
    columnsNotTaken,
    columns: columns.map((column) => SPREADSHEET_COLUMNS[column][locale]),
    heading: aside.filter(({ reason }) => reason === 'importHeading').map(({ line }) => line),
    aside: aside.map(({ line, text, reason }) => ({ line, text, reason: explain(reason, locale, {}).detail })),
  }
}

/**
 * How rows and what becomes of them are named: by the number that a row has there, its title and its day (of
 * one that has neither number nor day, by all its words), and by how often just these came before in the
 * file. `again`: by the file's bytes and its lines; so does one go on that an older Grove has begun, which
 * named them so.
 */
async function rowNaming(
  { identity }: LedgerServices,
  { community, db }: Caller,
  { hash, found: { rows }, again }: { hash: string; found: FoundLedger; again: boolean },
): Promise<Pick<Plan, 'idOf' | 'nameOf'>> {
  const named = (of: string) => (part: string) => idFor(`import:${community!.id}:${of}:${part}`, identity.ticketKey)
  const [byLine, byRow] = [named(hash), named('rows')]
  const begun = await mattersOf(
    db,
    community!.id,
    rows.map(({ line }) => byLine(`matter ${line}`)),
  )
  if (again || begun.size > 0) return { idOf: byLine, nameOf: ({ line }) => String(line) }
  const names = new Map<number, string>()
  const before = new Map<string, number>()
  for (const { line, number, title, opened, where, summary } of rows) {
    const told = number || opened !== null ? [] : [where, summary]
    const row = canonical([foldLine(number), foldLine(title), opened, ...told.map(foldLine)])
    const times = before.get(row) ?? 0
    before.set(row, times + 1)
    names.set(line, `${row} ${times}`)
  }
  return { idOf: byRow, nameOf: ({ line }) => names.get(line)! }
}

/** Rows that are planned in one go; then others have their turn. */
const SLICE = 50

async function planAll(
  found: FoundLedger,
  plan: Plan,
  now: number,
): Promise<{ planned: Planned[]; rows: Omit<ImportPreview['rows'][number], 'there'>[] }> {
  const planned: Planned[] = []
  const rows: Omit<ImportPreview['rows'][number], 'there'>[] = []
  for (const row of found.rows) {
    const one = planRow(row, plan)
    const problems = checkPlan(one, plan, now)
    planned.push(one)
    rows.push({ line: row.line, title: row.title, problems: problems.map((problem) => toldProblem(problem, plan)) })
    if (planned.length % SLICE === 0) await nextTurn()
  }
  return { planned, rows }
}

const toldProblem = ({ column, code, facts }: RowProblem, { locale }: Plan) => ({
  column: SPREADSHEET_COLUMNS[column][locale],
  problem: explain(code as ProblemCode, locale, facts).detail,
})

/** [L8] Who can own a matter here, by their names; a name that several bear names nobody. */
async function staffOf({ identity }: LedgerServices, community: Id): Promise<Map<string, Id>> {
  const byName = new Map<string, Id | undefined>()
  for (const { id } of await identity.places.upward(community)) {
    for (const { id: person, name, role } of await identity.people.inPlace(id)) {
      if (!OWN.includes(role)) continue
      const known = foldName(name)
      byName.set(known, byName.has(known) && byName.get(known) !== person ? undefined : person)
    }
  }
  return new Map([...byName].flatMap(([name, person]) => (person ? [[name, person] as const] : [])))
}

/** What an earlier import of the same file began: its commands, and where its cards and matters are. */
async function beganOf(
  { identity }: LedgerServices,
  db: Caller['db'],
  { community, importer }: Plan,
  planned: readonly Planned[],
  keyOf: (row: ImportRow, step: string) => Id,
) {
  // An older Grove remembered commands by their key alone.
  const remembered = (key: Id) => [key, commandName(staffCalled(importer), key, identity.ticketKey)]
  const keys = planned.flatMap(({ row, steps }) => ['card', ...steps.keys()].map((step) => keyOf(row, String(step))))
  const kept = await keptCommands(db, community, keys.flatMap(remembered))
  return {
    said: new Set(keys.filter((key) => remembered(key).some((name) => kept.has(name)))),
    posted: await meetingsOf(
      db,
      community,
      planned.map(({ card }) => card.id),
    ),
    opened: await mattersOf(
      db,
      community,
      planned.map(({ matter }) => matter),
    ),
  }
}

const BATCH = 50

/** Keeps rows, a batch after the other; gives how many were new. */
async function keepAll(
  services: LedgerServices,
  caller: Caller,
  plan: Plan,
  planned: readonly Planned[],
): Promise<number> {
  const { idOf, nameOf, community } = plan
  const tree = await openTreeOf(services, caller.community!)
  const author = idOf('author')
  const actor = actorOf(caller.staff!)
  const keyOf = (row: ImportRow, step: string) => idOf(`key ${nameOf(row)} ${step}`)
  const { said, posted, opened } = await beganOf(services, caller.db, plan, planned, keyOf)
  const toMeeting = (key: Id, command: Command, body: unknown) =>
    ask(services, community, { meeting: tree.id, key, command, actor, body })
  const name = AUTHOR[plan.locale]
  await toMeeting(
    idOf(`author in ${tree.id} by ${plan.importer}`),
    { kind: 'addWalkIn', id: author, name, capacity: 'committee' },
    {},
  )

  let count = 0
  for (let i = 0; i < planned.length; i += BATCH) {
    const batch = planned.slice(i, i + BATCH)
    await Promise.all(
      batch.map(async ({ row, card }) => {
        const key = keyOf(row, 'card')
        if (said.has(key) || posted.has(card.id)) return
        const post = {
          kind: 'postCard',
          ...card,
          tree: 'problem',
          photo: null,
          links: [],
          onBehalfOf: author,
        } satisfies CommandInput
        await toMeeting(key, { ...post, receipt: newReceipt(services) }, post)
      }),
    )
    const added = await Promise.all(batch.map((one) => keepMatter(one)))
    count += added.filter(Boolean).length
  }
  return count

  async function keepMatter({ row, card, matter, steps }: Planned): Promise<boolean> {
    // Somebody else has brought the same file in: what they began is theirs to go on with.
    if (opened.has(matter) && !said.has(keyOf(row, '0'))) return false
    let fresh = false
    for (const [step, { column, command }] of steps.entries()) {
      const key = keyOf(row, String(step))
      if (said.has(key)) continue
      fresh ||= step === 0
      const meeting = posted.get(card.id) ?? tree.id
      const placed: MatterCommand =
        command.kind === 'openMatter' ? { ...command, cards: [{ meeting, card: card.id }] } : command
      await services.ledger.matter(community, matter, { key, command: placed, actor, body: placed }).catch((error) => {
        // The due date that its stage gave it has meanwhile come to be the later one.
        if (column === 'due' && error instanceof ProblemError && error.code === 'dateNotLater') return
        throw error
      })
    }
    return fresh
  }
}
