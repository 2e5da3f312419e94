import type { Page } from 'playwright-core'

/** Pages of the desk that belong to no community. */
export const DESK_PAGES = ['', '/people', '/places', '/setup', '/sessions', '/new', '/bring']

/**
 * [J9] Of the desk's pages those that offer nothing to do and no way on, as whoever is signed in sees them.
 * The desk goes there itself: nothing is loaded anew, and what the page before showed is gone.
 */
export async function deadEnds(page: Page, url: string, paths: readonly string[]): Promise<string[]> {
  const dead: string[] = []
  await page.goto(`${url}/desk`)
  for (const path of paths) {
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
      return new Promise(requestAnimationFrame)
    }, `/desk${path}`)
    const way = page.locator('main').locator('a[href], button, input, select').filter({ visible: true }).first()
    await way.waitFor().catch(async () => {
      dead.push(`${path}: ${(await page.locator('main').innerText()).slice(0, 200)}`)
    })
  }
  return dead
}
