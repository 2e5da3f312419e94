import { execFile } from 'node:child_process'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { XMLParser } from 'fast-xml-parser'
import type { TestGrove } from './grove.ts'

/** A department's system, but for where it is. */
export const A_SYSTEM = { name: '街道执法队', jurisdiction: 'city.gov', service: '006', updates: true, key: 'k-secret' }

/** A key by which a program reports. */
export const A_KEY = { label: '热线', scopes: ['cards.write'], days: null }

/** A program that speaks Open311, as strangers write them. */
export class Program {
  readonly at: string
  constructor(grove: TestGrove, slug: string) {
    this.at = `${grove.url}/c/${slug}/open311/v2`
  }

  async get(path: string): Promise<{ status: number; body: any }> {
    const reply = await fetch(this.at + path)
    return { status: reply.status, body: read(await reply.text(), reply.headers.get('content-type')!) }
  }

  async report(
    fields: Record<string, string> | FormData,
    {
      key,
      bearer,
      format = 'json',
      to = 'requests',
    }: { key?: string; bearer?: string; format?: string; to?: string } = {},
  ): Promise<{ status: number; body: any }> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    const headers: HeadersInit = {
      ...(key && { 'idempotency-key': key }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    }
    const reply = await fetch(`${this.at}/${to}.${format}`, { method: 'POST', body, headers })
    return { status: reply.status, body: read(await reply.text(), reply.headers.get('content-type')!) }
  }
}

/** XML with texts as they stand, JSON as it is. */
const read = (text: string, type: string): any =>
  type.startsWith('application/json') ? JSON.parse(text) : new XMLParser({ parseTagValue: false }).parse(text, true)

/** Every example of docs/open311.md, as a shell runs it against a Grove; gives what each answered. */
export async function runExamples(grove: TestGrove): Promise<string[]> {
  const blocks = [...readFileSync('docs/open311.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code!)
  const [first, ...rest] = blocks
  const set = first!.replace(/GROVE=\S+/, `GROVE=${grove.url}`)
  const commands = rest.flatMap((block) => block.split(/\n(?=curl)/)).filter((line) => line.trim() !== '')
  const answers: string[] = []
  for (const command of commands) answers.push((await promisify(execFile)('sh', ['-ec', `${set}\n${command}`])).stdout)
  return answers
}

interface Held {
  id: string
  fields: URLSearchParams
  status: string
  notes: string
}

/**
 * A department's own system on this machine: a small server that speaks Open311 in XML, with a key,
 * tokens, and FixMyStreet's list of updates.
 */
export class Department {
  readonly held: Held[] = []
  readonly updates: { id: string; request: string; status: string; words: string }[] = []
  /** Addresses it was asked by, in order. */
  readonly asked: string[] = []
  /**
   * What the next requests are answered with instead, one after the other; `drop`: taken, and no answer;
   * `vanish`: neither.
   */
  readonly next: ({ status: number; words: string } | 'drop' | 'vanish' | 'token')[] = []
  /** While it is so, it answers no question. */
  away = false
  /** How long it thinks about a request, in ms. */
  slow = 0
  private constructor(
    private readonly server: Server,
    private readonly key: string,
  ) {}

  static async open(key: string): Promise<Department> {
    const server = createServer()
    const department = new Department(server, key)
    server.on('request', (request, response) => void department.answer(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return department
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v2`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const piece of request) body += String(piece)
    const { pathname, searchParams } = new URL(request.url!, this.endpoint)
    this.asked.push(`${request.method} ${pathname}`)
    const say = (status: number, xml: string) =>
      response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(`<?xml version="1.0"?>${xml}`)
    const error = (status: number, words: string) =>
      say(status, `<errors><error><code>${status}</code><description>${words}</description></error></errors>`)
    const requests = (inside: string) => say(200, `<service_requests>${inside}</service_requests>`)
    if (request.method === 'POST') {
      const fields = new URLSearchParams(body)
      const next = this.next.shift()
      if (typeof next === 'object') return void error(next.status, next.words)
      if (fields.get('api_key') !== this.key) return void error(403, `Invalid api_key ${fields.get('api_key')}`)
      if (next === 'vanish') return void response.destroy()
      const id = String(638_344 + this.held.length)
      this.held.push({ id, fields, status: 'open', notes: '' })
      if (this.slow) await wait(this.slow)
      if (next === 'drop') return void response.destroy()
      const name = next === 'token' ? 'token' : 'service_request_id'
      return void requests(`<request><${name}>${id}</${name}></request>`)
    }
    if (this.away) return void error(503, 'away')
    const shown = ({ id, status, notes, fields }: Held) =>
      `<request><service_request_id>${id}</service_request_id><status>${status}</status><status_notes>${notes}</status_notes>` +
      `<description>${fields.get('description')!.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</description></request>`
    const token = /\/tokens\/(\d+)\.xml$/.exec(pathname)?.[1]
    if (token) return void requests(`<request><service_request_id>${token}</service_request_id></request>`)
    if (pathname.endsWith('/servicerequestupdates.xml')) {
      const all = this.updates.map(
        (one) =>
          `<request_update><update_id>${one.id}</update_id><service_request_id>${one.request}</service_request_id>` +
          `<status>${one.status}</status><description>${one.words}</description></request_update>`,
      )
      return void say(200, `<service_requests_updates>${all.join('')}</service_requests_updates>`)
    }
    const ids = searchParams.get('service_request_id')?.split(',')
    requests(
      this.held
        .filter(({ id }) => !ids || ids.includes(id))
        .map(shown)
        .join(''),
    )
  }
}
