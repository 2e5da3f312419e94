import type { Page } from 'playwright-core'
import { aCard } from '../../tests/build/board.ts'
import { TREES } from '../../src/core/meeting/meeting.ts'
import type { Board, Topic } from '../../src/core/meeting/meeting.ts'
import type { SIZES } from '../../tests/build/browser.ts'

/** A picture of a page in one of the sizes that people have. */
export interface Sized {
  name: string
  path: string
  size: keyof typeof SIZES
  dark?: boolean
  large?: boolean
  whole?: boolean
  /** As it comes out of a printer. */
  print?: boolean
  desk?: 'Facilitator' | 'Coordinator'
  first?: (page: Page) => Promise<void>
}

const PHONES = ['phone320', 'phone', 'phone390'] as const
const DESKS = ['desk1280', 'desktop'] as const
const SCREENS = ['projector', 'screen', 'screen4k'] as const
/** How many cards hang on the screen. */
const COUNTS = [0, 1, 5, 12, 32, 200, 1000, 3000] as const
const NAMES = ['楼道的灯', '停车', '后巷积水', '放学接孩子', '老人食堂', '夜里施工', '垃圾分类', '树下的长椅']

/** The board with so many cards on its trees, in topics from the fifth card on. */
function grown(board: Board, count: number): Board {
  const topics = TREES.flatMap((tree) =>
    NAMES.slice(0, Math.min(NAMES.length, Math.floor(count / 15) + (count >= 5 ? 1 : 0))).map((name, seat): Topic => ({
      id: `${tree}-${seat}`,
      tree,
      name,
      seat,
      people: 2 + ((seat * 7) % 13),
    })),
  )
  const cards = Array.from({ length: count }, (_, i) => {
    const own = topics.filter(({ tree }) => tree === TREES[i % 3])
    const topic = i % 5 && own.length ? own[(i * 7) % own.length]!.id : null
    return aCard({ id: `card-${i}`, number: i + 1, tree: TREES[i % 3]!, text: `${NAMES[i % 8]!} ${i + 1}`, topic })
  })
  const byId = <T extends { id: string }>(all: T[]) => Object.fromEntries(all.map((each) => [each.id, each]))
  return { ...board, focus: { kind: 'trees' }, current: null, cards: byId(cards), topics: byId(topics) }
}

/** Hangs so many cards on the screen that is opened next: the state that its page carries is another. */
const withCards = (count: number) => (page: Page) =>
  page.route('**/screen/*', async (route) => {
    const html = await (await route.fetch()).text()
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: html.replace(/(id="state">)(.*?)(<\/script>)/s, (_, before: string, state: string, after: string) => {
        const read = JSON.parse(state) as { board: Board }
        const changed = JSON.stringify({ ...read, board: grown(read.board, count) })
        return before + changed.replaceAll('<', '\\u003c') + after
      }),
    })
  })

/** Every surface in every size; `before` is done before the page is opened. */
export function sizedPictures(code: string, closed: string): (Sized & { before?: (page: Page) => Promise<unknown> })[] {
  const phones = PHONES.flatMap((size) =>
    [{}, { large: true }, { dark: true }].flatMap((look) => {
      const called = `${size}${'large' in look ? '-large' : 'dark' in look ? '-dark' : ''}`
      const read = async (page: Page) => page.locator('nav button').nth(1).click()
      return [
        { name: `write-${called}`, path: `/m/${code}`, size, ...look },
        { name: `read-${called}`, path: `/m/${code}`, size, ...look, first: read },
        { name: `record-${called}`, path: `/m/${closed}/record`, size, ...look },
      ]
    }),
  )
  const desks = DESKS.flatMap((size): Sized[] => [
    { name: `desk-board-${size}`, path: `/desk/meetings/${code}`, size, desk: 'Facilitator' },
    { name: `desk-matters-${size}`, path: '/desk/c/rongbu/matters', size, desk: 'Coordinator' },
    { name: `desk-inbox-${size}`, path: '/desk/c/rongbu/inbox', size, desk: 'Coordinator' },
    { name: `record-${size}`, path: `/m/${closed}/record`, size, whole: true },
  ])
  const screens = SCREENS.flatMap((size) =>
    COUNTS.map((count) => ({
      name: `screen-${size}-${count}`,
      path: `/screen/${code}`,
      size,
      before: withCards(count),
    })),
  )
  const paper = [
    { name: 'poster-desktop', path: `/poster/${code}`, size: 'desktop', whole: true },
    { name: 'record-print', path: `/m/${closed}/record`, size: 'desktop', whole: true, print: true },
    { name: 'poster-print', path: `/poster/${code}`, size: 'desktop', whole: true, print: true },
  ] as const
  return [...phones, ...desks, ...screens, ...paper]
}
