import type { Proposal } from './sheet.ts'
import { titleIn } from './sheet.ts'

/** How a version is named on a ballot, in the languages that pages are in. */
const VERSION = ['第 {n} 版', 'Version {n}']

/**
 * [L61] What a question may say that decides a step for one version of a proposal: what it was called and
 * which version it is, alone or followed by its text; nothing beside it, so that no question asks the
 * opposite.
 */
export function proposalTexts(proposal: Pick<Proposal, 'title' | 'versions'>, number: number): string[] {
  const text = proposal.versions.find((version) => version.number === number)?.text ?? ''
  return VERSION.flatMap((words) => {
    const named = `${titleIn(proposal, number)} · ${words.replace('{n}', String(number))}`
    return [named, `${named}\n${text}`]
  })
}
