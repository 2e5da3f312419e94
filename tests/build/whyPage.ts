/** What the page of “why these” says in Chinese, read as a person reads it: sums in fen. */
export interface WhySaid {
  share: number
  chosen: { n: number; cost: number; lines: { voters: number; each: number; together: number }[] }[]
  lost: { n: number; cost: number; cheaper: number | null; budget: number | null }[]
}

const SUM = '¥([\\d,]+(?:\\.\\d\\d)?)'
export const fenIn = (sum: string): number => Math.round(Number(sum.replaceAll(',', '')) * 100)
const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
/** The sum that stands in a sentence; null where the sentence is not there. */
function sumIn(text: string, sentence: string): number | null {
  const found = new RegExp(sentence.replace('SUM', SUM)).exec(text)
  return found ? fenIn(found[1]!) : null
}

/** Reads the page; what is not there is not guessed. */
export function readWhy(html: string): WhySaid {
  const [, ...blocks] = html.split('<div class="paid"')
  const read = blocks.map((block) => {
    const text = words(block)
    const [, n, cost] = new RegExp(`(\\d+) 号 .*?${SUM}`).exec(text)!
    const lines = [...text.matchAll(new RegExp(`(\\d+) 人每人出 ${SUM}，一共 ${SUM}`, 'g'))].map((line) => ({
      voters: Number(line[1]),
      each: fenIn(line[2]!),
      together: fenIn(line[3]!),
    }))
    const cheaper = sumIn(text, '只要 SUM，就选上了')
    return { n: Number(n), cost: fenIn(cost!), lines, cheaper, budget: sumIn(text, '或者一共有 SUM，就选上了') }
  })
  return {
    share: sumIn(words(html), '每张票有 SUM')!,
    chosen: read.filter(({ lines }) => lines.length > 0),
    lost: read.filter(({ lines }) => lines.length === 0),
  }
}
