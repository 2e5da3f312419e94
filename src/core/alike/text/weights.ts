import type { Features } from './features.ts'

/**
 * How many cards hold each feature. Learnt from the cards themselves, card by card, in any order; a card can
 * be taken out again.
 */
export class Weights {
  private readonly holders = new Map<string, number>()
  private cards = 0
  /** Worked out since the last change. */
  private readonly told = new Map<string, number>()

  /** Takes a card's features into account. */
  add(features: Features): void {
    this.cards++
    this.told.clear()
    for (const feature of features.keys()) this.holders.set(feature, (this.holders.get(feature) ?? 0) + 1)
  }

  /** Undoes add. */
  remove(features: Features): void {
    this.cards--
    this.told.clear()
    for (const feature of features.keys()) {
      const left = (this.holders.get(feature) ?? 1) - 1
      if (left > 0) this.holders.set(feature, left)
      else this.holders.delete(feature)
    }
  }

  /** A copy that later cards do not change. */
  copy(): Weights {
    const copy = new Weights()
    for (const [feature, count] of this.holders) copy.holders.set(feature, count)
    copy.cards = this.cards
    return copy
  }

  get size(): number {
    return this.cards
  }

  /** Cards that hold a feature. */
  holding(feature: string): number {
    return this.holders.get(feature) ?? 0
  }

  /**
   * How telling a feature is: the logarithm of one in how many cards holds it (inverse document frequency),
   * at least 0. A few cards say little about which words are common, so they are counted on top of 200
   * imagined ones in ordinary Chinese and English.
   */
  telling(feature: string): number {
    let telling = this.told.get(feature)
    if (telling === undefined) {
      telling = Math.max(0, Math.log((this.cards + IMAGINED + 1) / (this.holding(feature) + imagined(feature) + 0.5)))
      this.told.set(feature, telling)
    }
    return telling
  }
}

const IMAGINED = 200

// Characters and words that carry grammar rather than matter, roughly from the most common.
const COMMON = [
  '的一是不了在有我个们这人上到来大为以会就要可也都没对说能下过好得多还里着自己出时很把被让给想吗吧呢啊从又再和与及等但而如果因嘅咗啲喺唔冇佢哋嗰噉咁嚟俾畀嘢乜仲',
  'the a an of to in is are and it for on we i you be that there this not with at no have has my our they was',
]
const EVERYDAY =
  '请问希望领导政府部门问题解决小区居民社区市民建议反映关于投诉咨询尊敬您谢谢现在时候什么怎么为什么应该可以没有我们他们大家一个'

// What any card may say of anything: how much of it, how it is, that something should be. 太少, 太吵, 太贵 are no
// topic.
const EVALUATING = [
  '太很更最真挺非常够难坏差乱好慢快多少大小高低长短早晚远近贵脏地方处',
  '没有 没人 地方 坏了 不够 需要 想要 应该 老是 总是 一直 经常 每天 晚上 门口',
  'need needs needed want wants should must please more less many much few too very enough not no never nowhere somewhere everywhere always old new bad broken',
  'bring back go goes going get gets getting make here our us my any everyone people one day time left one two three year years week weeks again every all can let put keep stop start more help free',
]

const commons = new Set([...COMMON[0]!, ...COMMON[1]!.split(' ')])
const evaluating = new Set(EVALUATING[0])
const everyday = new Set([...EVERYDAY, ...EVALUATING[0]!, ...EVALUATING.slice(1).flatMap((words) => words.split(' '))])

/**
 * In what part of ordinary texts a word or character stands that carries grammar, or courtesy, rather than
 * matter; 0 for all others.
 */
export function grammarOf(feature: string): number {
  if (commons.has(feature)) return 0.45
  if (everyday.has(feature)) return 0.12
  // A pair of two grammatical characters is grammar as well.
  return feature.length === 2 && says(feature[0]!) && says(feature[1]!) ? 0.08 : 0
}

const says = (character: string): boolean => commons.has(character) || evaluating.has(character)

function imagined(feature: string): number {
  const grammar = grammarOf(feature)
  if (grammar > 0) return IMAGINED * grammar
  // =kinds are broader than any word.
  if (feature.startsWith('=')) return IMAGINED * 0.03
  return feature.length === 1 ? IMAGINED * 0.015 : 1
}
