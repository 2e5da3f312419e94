import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import pg from 'pg'
import type { Role } from '../../src/core/place/place.ts'
import { makeId } from '../../src/core/plain/id.ts'
import type { Board } from '../../src/core/meeting/meeting.ts'
import type { CommandInput } from '../../src/wire/meeting.ts'
import { borrowBrowser, HALL, openDevice } from '../build/browser.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort, startProcess } from '../build/process.ts'

/** A running Grove with a browser, for one file of journeys. */
export interface Stage {
  readonly grove: GroveProcess
  /** Its DATA_DIR. */
  data: string
  browser: Browser
  /** Grove's address as phones in the hall see it: plain http under a name that is not localhost. */
  hall: string
  /** The sample's open meeting. */
  code: string
  /** The sample's finished meeting. */
  closedCode: string
  board(code?: string): Promise<Board>
  /**
   * Somebody of the staff, signed in, at a desk of their own: a browser that nobody else shares, still empty.
   */
  atDesk(role: Role): Promise<Page>
  /** Runs SQL on the embedded database, for what a journey cannot wait for: the passing of days. */
  query<Row>(sql: string): Promise<Row[]>
  /** Somebody else in the hall, without a browser: joins and sends commands. */
  somebody(code?: string): Promise<(command: CommandInput) => Promise<{ id: string; number: number; receipt: string }>>
  /** Ends Grove and starts it again on its data: what it held in memory is read anew. */
  restart(): Promise<void>
  end(): Promise<void>
}

export const newId = (): string => makeId(randomBytes(16))

/**
 * Sets the stage, with Grove in the given environment: from its first start on, or not on the `first`. Ends
 * everything it started by `end`.
 */
export async function setStage(env?: Record<string, string>, first = true): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-journey-'))
  const port = await freePort()
  const data = join(folder, 'data')
  let grove = await (env && first ? startProcess(data, port, env) : startPlanted(data, port, env))
  const { browser, leave } = await borrowBrowser()
  const get = async <T>(path: string) => (await (await fetch(grove.url + path)).json()) as T
  const { items } = await get<{ items: { code: string; stage: string }[] }>('/api/communities/rongbu/meetings')
  const post = async <T>(path: string, body: unknown, token = ''): Promise<T> => {
    const response = await fetch(grove.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
  const linkOf = (who: string) => new RegExp(`${who}\\s+https?://[^/]+(\\S+)`).exec(grove.printed())![1]!
  /**
   * A desk whose one-time link was used as the button on its page does; that page itself is tried in other
   * journeys.
   */
  const signedIn = async (path: string): Promise<Page> => {
    const { page } = await openDevice(browser, 'desktop')
    const answer = await page.request.post(grove.url + path, { maxRedirects: 0 })
    if (answer.status() >= 400) throw new Error(await answer.text())
    return page
  }
  let administrator: Promise<Page> | undefined
  return {
    get grove() {
      return grove
    },
    data,
    browser,
    hall: `http://${HALL}:${port}`,
    code: grove.code,
    closedCode: items.find(({ stage }) => stage === 'closed')!.code,
    board: async (code = grove.code) => (await get<{ board: Board }>(`/api/meetings/${code}`)).board,
    atDesk: async (role) => {
      administrator ??= signedIn(linkOf('Administrator'))
      if (role === 'administrator') return (await administrator).context().newPage()
      const { request } = await administrator
      const place = role === 'officer' ? 'subdistricts/hedu' : 'communities/rongbu'
      const people = (await (await request.get(`${grove.url}/api/${place}/people`)).json()) as {
        items: { id: string; role: Role }[]
      }
      const person = people.items.find((one) => one.role === role)!.id
      const made = (await (await request.post(`${grove.url}/api/people/${person}/sign-in-link`)).json()) as {
        signInLink: string
      }
      return signedIn(new URL(made.signInLink).pathname)
    },
    query: async <Row>(sql: string) => {
      const password = readFileSync(join(data, 'database.password'), 'utf8').trim()
      const own = readFileSync(join(data, 'db/postmaster.pid'), 'utf8').split('\n')[3]
      const client = new pg.Client({ connectionString: `postgres://grove:${password}@127.0.0.1:${own}/postgres` })
      await client.connect()
      const { rows } = await client.query(sql).finally(() => client.end())
      return rows as Row[]
    },
    somebody: async (code = grove.code) => {
      const path = `/api/meetings/${code}`
      const { token } = await post<{ token: string }>(`${path}/participants`, { id: newId(), key: newId() })
      return (command) => post(`${path}/commands`, command, token)
    },
    restart: async () => {
      grove.child.kill('SIGINT')
      await grove.ended
      grove = await startProcess(data, port, env)
    },
    end: async () => {
      await leave()
      grove.child.kill('SIGINT')
      await grove.ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a form at the desk, fills it in, and sends it. */
export async function does(page: Page, button: RegExp, fill: (form: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  const form = page.getByRole('dialog')
  await fill(form)
  await form.locator('button.main').click()
  await form.waitFor({ state: 'detached' })
}
