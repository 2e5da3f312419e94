import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VoteFile } from '../src/core/ballot/file.ts'
import { spelt } from '../src/core/ballot/file.ts'
import type { Election } from '../src/core/budget/election.ts'
import { toHex, utf8 } from '../src/core/plain/bytes.ts'
import { sha256 } from '../src/core/plain/sha256.ts'
import { shownOf } from '../src/core/round/shown.ts'
import { voteOn } from '../src/core/round/vote.ts'
import type * as render from '../src/web/render.ts'
import { openBrowser, openDevice } from '../tests/build/browser.ts'
import { Holding } from '../tests/build/rounds.ts'

/** The processor is slowed down, as that of a phone is. */
const SLOWER = 4
const HOST = 'http://round.test'
/** What a press waits for at most where a page listens. */
const TASK_MOST = 50

/**
 * A round of these ballots, counted as Grove counts, and counted again by the script of the page on which
 * anybody does, in Chromium as a phone. Nothing else runs: pages and answers are handed over here.
 */
export async function onThePage(election: Election): Promise<void> {
  const { round, file } = heldWith(election)
  const { renderPage } = (await import(new URL('../dist/server/render.js', import.meta.url).href)) as typeof render
  const community = { slug: 'rongbu', name: '' }
  const { head, html } = renderPage('roundAgain', 'zh-Hans', { community, round } as never)
  const answers: Record<string, [string, string]> = {
    '/': ['text/html', `<!doctype html><html lang="zh-Hans"><head>${head}</head><body>${html}</body></html>`],
    [`/api/communities/rongbu/rounds/${round.code}`]: ['application/json', JSON.stringify(round)],
    [`/api/communities/rongbu/votes/${round.voteCode}/ballots.json`]: ['application/json', spelt(file)],
    '/countAgain.js': ['text/javascript', built('countAgain')],
  }
  const browser = await openBrowser(['round.test'])
  try {
    const { context, page } = await openDevice(browser, 'phone')
    const wire = await context.newCDPSession(page)
    await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url())
      const [contentType, text] = answers[pathname] ?? ['text/javascript', built(pathname.split('/').at(-1)!)]
      return route.fulfill({ contentType, body: text })
    })
    await page.goto(`${HOST}/`)
    const watched = await page.evaluateHandle(() => {
      const seen = { tasks: [] as number[], began: 0 }
      const watching = new PerformanceObserver((list) =>
        seen.tasks.push(...list.getEntries().map((one) => one.duration)),
      )
      watching.observe({ type: 'longtask' })
      return seen
    })
    const began = performance.now()
    await page.locator('button.count-again').tap()
    await page.locator('[data-said]:visible:not([data-said="counting"])').first().waitFor()
    const said = await page.locator('[data-said]:visible').first().getAttribute('data-said')
    const tasks = await watched.evaluate(({ tasks }) => tasks)
    const longest = Math.max(0, ...tasks)
    console.log(
      `  counted again on a phone's page: ${said}, ${((performance.now() - began) / 1000).toFixed(2)} s; tasks above ${TASK_MOST} ms: ${tasks.length}${tasks.length ? `, the longest ${longest.toFixed(0)} ms` : ''}`,
    )
  } finally {
    await browser.close()
  }
}

const ASSETS = new URL('../dist/web/assets/', import.meta.url).pathname
/** A built script, by its name or the beginning of it. */
function built(name: string): string {
  const file = readdirSync(ASSETS).find((one) => one === name || (one.startsWith(`${name}-`) && one.endsWith('.js')))
  if (!file) throw new Error(`${name} is not built: npm run build`)
  return readFileSync(join(ASSETS, file), 'utf8')
}

/** A round with these costs and ballots, as everybody reads it, and the file of its vote. */
function heldWith({ budget, projects, ballots }: Election) {
  const most = Math.min(200, projects.length)
  const costs = projects.map(({ cost }) => Number(cost))
  const cap = Math.max(...costs, Number(budget)) * 100
  const settings = { budget: Number(budget) * 100, most, caps: { works: cap, services: cap, goods: cap } }
  const holding = Holding.frozen(costs, settings)
  const sets = new Map<string, [number[], number]>()
  for (const { approves, voters } of ballots) {
    const answer = [...approves].sort((a, b) => a - b)
    if (answer.length === 0) continue
    const one = sets.get(answer.join()) ?? [answer, 0]
    one[1] += voters
    sets.set(answer.join(), one)
  }
  const cast = [...sets.values()]
  const all = cast.reduce((sum, [, count]) => sum + count, 0)
  const none = { ballots: 0, again: 0 }
  const { questions, rules } = voteOn(holding.round)
  const file: VoteFile = {
    grove: 'vote',
    version: 1,
    vote: 'v',
    code: holding.round.voteCode,
    title: holding.round.title,
    rules,
    roll: { hash: 'a'.repeat(64), heads: all, area: 0 },
    polls: [
      {
        question: { ...questions[0]!, id: '1' },
        entitled: { heads: all, area: 0 },
        ballots: cast.map(([answer, count]) => ({ answer, ballots: count, area: 0 })),
        hands: null,
      },
    ],
    doors: { phone: { ballots: all, again: 0 }, box: none, homes: none, behalf: none, hands: none },
    handedOut: all,
  }
  holding.closes(cast, all)
  holding.facts.vote!.closed!.hash = toHex(sha256(utf8(spelt(file))))
  holding.counts('7 3 1')
  return { round: shownOf(holding.round), file }
}
