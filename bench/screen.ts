import type { Browser, Page } from 'playwright-core'
import { openDevice } from '../tests/build/browser.ts'
import { newId, setStage, type Stage } from '../tests/journeys/stage.ts'
import { interleave, show, sumUp } from './rounds.ts'

export const name = 'screen'

const ROUNDS = Number(process.env.ROUNDS || 4)
const CARDS = [600, 3000]
const SECONDS = 5
const PER_SECOND = 20
/** So many cards may one person post in ten seconds. */
const EACH = 50

/**
 * Frames a second and the longest frame of the big screen, with 600 and 3,000 cards on the trees and 20 a
 * second arriving, beside an empty canvas that is cleared for each frame.
 */
export async function run(): Promise<void> {
  const stage = await setStage({})
  try {
    let there = Object.keys((await stage.board()).cards).length
    for (const cards of CARDS) {
      while (there < cards) there += await post(stage, Math.min(EACH, cards - there))
      const longest: number[] = []
      const rounds = await interleave(ROUNDS, {
        ours: async () => {
          const { frames, worst } = await watched(stage)
          longest.push(worst)
          return frames
        },
        canvas: () => canvas(stage.browser),
      })
      console.log(
        `${cards} cards: ${show(rounds.ours)} frames a second, longest ${sumUp(longest).median.toFixed(0)} ms; canvas ${show(rounds.canvas)}`,
      )
      const ratio = rounds.ours.median / rounds.canvas.median
      console.log(`screen ratio ${ratio.toFixed(2)} (ours ${show(rounds.ours)}, anchor ${show(rounds.canvas)})`)
    }
  } finally {
    await stage.end()
    await stage.browser.close()
  }
}

const TREES = ['problem', 'action', 'vision'] as const

async function post(stage: Stage, cards: number): Promise<number> {
  const send = await stage.somebody()
  for (let n = 0; n < cards; n++)
    await send({
      kind: 'postCard',
      id: newId(),
      tree: TREES[n % 3]!,
      text: `路灯不亮，第${n}次有人说起`,
      where: '三井巷',
    })
  return cards
}

/** Counts frames from now on; `stop` tells how many a second, and the longest. */
async function frames(page: Page, meanwhile: () => Promise<unknown>): Promise<{ frames: number; worst: number }> {
  // As text: what compiles this file gives functions helpers that a page does not have.
  await page.evaluate(
    `window.seen = []; requestAnimationFrame(function look(at) { seen.push(at); requestAnimationFrame(look) })`,
  )
  await meanwhile()
  const seen = await page.evaluate<number[]>('window.seen')
  const gaps = seen.slice(1).map((at, i) => at - seen[i]!)
  return { frames: (gaps.length * 1000) / (seen.at(-1)! - seen[0]!), worst: Math.max(...gaps) }
}

async function watched(stage: Stage) {
  const { context, page } = await openDevice(stage.browser, 'screen')
  try {
    await page.goto(`${stage.grove.url}/screen/${stage.code}`)
    await page.waitForTimeout(3000)
    const people = await Promise.all([1, 2, 3].map(() => stage.somebody()))
    return await frames(page, async () => {
      const began = performance.now()
      for (let n = 0; n < SECONDS * PER_SECOND; n++) {
        const text = `电动车乱停，第${n}次有人说起`
        void people[n % 3]!({ kind: 'postCard', id: newId(), tree: TREES[n % 3]!, text, where: '' })
        await page.waitForTimeout(Math.max(0, began + (n * 1000) / PER_SECOND - performance.now()))
      }
    })
  } finally {
    await context.close()
  }
}

async function canvas(browser: Browser): Promise<number> {
  const { context, page } = await openDevice(browser, 'screen')
  try {
    await page.setContent('<style>body{margin:0}</style><canvas width="1920" height="1080"></canvas>')
    await page.evaluate(`{
      const pen = document.querySelector('canvas').getContext('2d')
      requestAnimationFrame(function draw() { pen.clearRect(0, 0, 1920, 1080); requestAnimationFrame(draw) })
    }`)
    return (await frames(page, () => page.waitForTimeout(SECONDS * 1000))).frames
  } finally {
    await context.close()
  }
}
