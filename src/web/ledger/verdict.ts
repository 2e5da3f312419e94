import type { Threshold, Verdict, Votes, Weighed } from '../../core/ballot/judge.ts'
import type { MatterWords } from '../strings.ts'

/** What became of a vote, in words. */
export const verdictWords = ({ outcome, missing }: Verdict, words: MatterWords): string =>
  missing ? words(`matter.notJudged.${missing}`) : words(`matter.${outcome as 'carried' | 'notCarried'}`)

/** A threshold of the law in words: what was reached, of what, and what is needed. */
export function thresholdWords({ measure, what, have, base, share, reached }: Threshold, words: MatterWords): string {
  return words(`matter.asked.${measure}.${what}`, {
    have: measure === 'area' ? squareMetres(have) : have,
    base: measure === 'area' ? squareMetres(base) : base,
    share: words(`matter.share.${share.over as 1}of${share.of as 2}`),
    reached: words(`matter.reached.${reached}`),
  })
}

/** The numbers of a vote in words. */
export function votesWords({ area, ...heads }: Weighed, words: MatterWords): string {
  const { eligible, present, for: pro, against, abstain } = heads
  const said = words('matter.vote', { eligible, present, for: pro, against, abstain })
  return area ? `${said}\n${areaWords(area, words)}` : said
}

/** Votes by floor area in words; they are kept in hundredths of a square metre. */
export function areaWords({ eligible, present, for: pro, against, abstain }: Votes, words: MatterWords): string {
  const [all, there, yes, no, none] = [eligible, present, pro, against, abstain].map(squareMetres)
  return words('matter.voteArea', { eligible: all!, present: there!, for: yes!, against: no!, abstain: none! })
}

const squareMetres = (hundredths: number): number => hundredths / 100
