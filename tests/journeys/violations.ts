import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds, in words a person can act on. The script is evaluated, not added to the page: the page's
 * CSP forbids that.
 */
export async function violations(page: Page): Promise<string[]> {
  // A document that was written into another keeps what that had loaded.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  // All rules; what passed is neither gathered nor carried over.
  const violations = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as { id: string; nodes: { target: string[]; failureSummary: string }[] }[]
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.target.join(' ')}: ${nodes[0]!.failureSummary}`)
}
