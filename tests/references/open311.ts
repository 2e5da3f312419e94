// Open311 as others have written it down: what Grove answers holds against the published schemas, what the
// standard shows as requests goes through it and comes back, and its own client reads the standard's answers.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { XMLParser } from 'fast-xml-parser'
import { startBare } from '../../bench/bareGrove.ts'
import { closes, statusesIn, takenFrom } from '../../src/core/open311/heard.ts'
import { startEmbedded } from '../../src/server/database/embedded.ts'
import { readXml } from '../../src/server/open311/readXml.ts'

interface Found {
  right: number
  wrong: string[]
}

/** Prints what holds and what does not; false where something does not. */
export async function run(data: string): Promise<boolean> {
  const folder = join(data, 'open311')
  if (!existsSync(folder)) {
    console.log('open311: no data, skipped')
    return true
  }
  const scratch = mkdtempSync(join(tmpdir(), 'grove-open311-'))
  const embedded = await startEmbedded(scratch)
  Object.assign(process.env, { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' })
  const grove = await startBare()
  const found: Found = { right: 0, wrong: [] }
  readAnswers(found, join(folder, 'spec_examples'))
  try {
    const at = `${grove.local}/c/rongbu/open311/v2`
    await sendExamples(found, at, join(folder, 'spec_examples'))
    await checkSchemas(found, at, join(folder, 'schema'))
  } finally {
    await grove.stop()
    await embedded.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
  console.log(`open311: ${found.right} of ${found.right + found.wrong.length} as published`)
  for (const one of found.wrong) console.log(`  ${one}`)
  return found.wrong.length === 0
}

function note(found: Found, holds: boolean, what: string): void {
  if (holds) found.right++
  else found.wrong.push(what)
}

/** What the standard shows as answers, as Grove reads those of departments. */
function readAnswers(found: Found, folder: string): void {
  const answer = (name: string) => readXml(readFileSync(join(folder, name), 'utf8'))
  const ids: [string, string][] = [
    ['05.xml', '293944'],
    ['07.xml', '638344'],
  ]
  for (const [name, id] of ids) {
    const taken = takenFrom(200, answer(name))
    note(found, taken.is === 'taken' && taken.reference === id, `${name}: ${JSON.stringify(taken)}`)
  }
  for (const name of ['09.xml', '11.xml']) {
    const [first] = statusesIn(answer(name)!)
    note(found, first?.reference === '638344' && closes(first), `${name}: ${JSON.stringify(first)}`)
  }
}

type Fields = Record<string, string>
const xml = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'request' || name === 'service' })
const posted = (at: string, fields: Fields) =>
  fetch(at, { method: 'POST', body: new URLSearchParams(fields), headers: { 'accept-language': 'en' } })

/** Requests as the standard shows them are sent, and read back in both forms. */
async function sendExamples(found: Found, at: string, folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.xml'))) {
    const shown = xml.parse(readFileSync(join(folder, name), 'utf8')) as { service_requests?: { request: Fields[] } }
    for (const request of shown.service_requests?.request ?? []) {
      // Those with a place are requests; the others answer one.
      if (!request.address) continue
      const { description, address, lat, long, media_url } = request as Record<string, string>
      const fields = { service_code: 'other', address_string: address!, lat: lat!, long: long!, media_url: media_url! }
      const reply = await posted(`${at}/requests.xml`, { ...fields, ...(description ? { description } : {}) })
      const text = await reply.text()
      note(found, reply.status === 200, `${name}: ${text}`)
      if (reply.status !== 200) continue
      const id = (xml.parse(text) as { service_requests: { request: Fields[] } }).service_requests.request[0]!
        .service_request_id!
      const [json] = (await (await fetch(`${at}/requests/${id}.json`)).json()) as Record<string, unknown>[]
      const holds = json!.address === address && json!.lat === rounded(lat!) && json!.long === rounded(long!)
      note(found, holds, `${name}: read back ${JSON.stringify(json)}`)
      const asXml = xml.parse(await (await fetch(`${at}/requests/${id}.xml`)).text()) as typeof shown
      const [again] = asXml.service_requests!.request
      const same = Object.entries(json!).every(([field, value]) => again![field] === String(value ?? ''))
      note(found, same, `${name}: XML and JSON differ`)
    }
  }
}

const rounded = (degrees: string): number => Math.round(Number(degrees) * 1e6) / 1e6

/** What is answered, against the published schemas. */
async function checkSchemas(found: Found, at: string, folder: string): Promise<void> {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addFormat('uid', true)
  const files = readdirSync(folder).filter((one) => one !== 'swagger.json')
  for (const name of files) ajv.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object, name)
  const services = (await (await fetch(`${at}/services.json`)).json()) as { service_code: string }[]
  const requests = (await (await fetch(`${at}/requests.json`)).json()) as { service_request_id: string }[]
  const asked: [string, string][] = [
    ['/services.json', 'services.json'],
    ['/requests.json', 'requests.json'],
    ...services.map(({ service_code: code }): [string, string] => [
      `/services/${encodeURIComponent(code)}.json`,
      'service-definition.json',
    ]),
    ...requests.map(({ service_request_id: id }): [string, string] => [`/requests/${id}.json`, 'requests.json']),
  ]
  for (const [path, schema] of asked) {
    const holds = ajv.validate(schema, await (await fetch(at + path)).json())
    note(found, holds, `${path}: ${ajv.errorsText()}`)
  }
}
