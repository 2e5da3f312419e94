import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeTexts, sentencesOf } from './merge.ts'

test('[N4] what one wrote stays beside what the other wrote, whoever was first', () => {
  expect(mergeTexts('', 'We dec', 'Bench.')).toBe('We dec\nBench.')
  expect(mergeTexts('We dec', 'We dec\nBench.', 'We decided')).toBe('We decided\nBench.')
  expect(mergeTexts('甲说好。', '甲说好。乙说不好。', '甲说很好。丙走了。')).toBe('甲说很好。丙走了。乙说不好。')
})

test('[N4] where both rewrote the same sentence both wordings stay, the one that stood first', () => {
  expect(mergeTexts('先修路灯。', '先修三盏路灯。', '先修五盏路灯。')).toBe('先修三盏路灯。先修五盏路灯。')
  expect(mergeTexts('Lamps first.', 'Three lamps first.', 'Five lamps first.')).toBe(
    'Three lamps first. Five lamps first.',
  )
})

test('[N4] what somebody took out goes, unless the other rewrote it', () => {
  expect(mergeTexts('甲。乙。', '乙。', '甲。乙。丙。')).toBe('乙。丙。')
  expect(mergeTexts('甲。乙。', '乙。', '甲改了。乙。')).toBe('甲改了。乙。')
})

test('[N4] the same sentence, written by both, stands once', () => {
  expect(mergeTexts('', '散会。', '散会。')).toBe('散会。')
  expect(mergeTexts('', '开会。散会。', '开会。散会。谢谢。')).toBe('开会。散会。谢谢。')
})

test('a number is no end of a sentence; a line is one', () => {
  expect(sentencesOf('花了3.5万元。好！\n第二行\n\n第三行')).toEqual([
    '花了3.5万元。',
    '好！\n',
    '第二行\n\n',
    '第三行',
  ])
  expect(sentencesOf('It cost 3.5 yuan. Fine.')).toEqual(['It cost 3.5 yuan.', ' Fine.'])
})

/** A desk as noteText.svelte.ts has it: what it last heard of the text, and what stands in its field. */
class Desk {
  base = ''
  field = ''
  hear(standing: string): void {
    this.field = mergeTexts(this.base, standing, this.field)
    this.base = standing
  }
}

const step = fc.record({
  who: fc.constantFrom<0 | 1>(0, 1),
  does: fc.constantFrom('send' as const, 'hear' as const, 'add' as const, 'rewrite' as const),
  at: fc.nat(20),
  ends: fc.constantFrom('。', '！', '.', '\n'),
})

test('[N4] of any interleaving of two writers no typed sentence is lost, and both end with the same text', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let standing = ''
      let typed = 0
      /** Sentences that nobody has rewritten: the writer's own, or the other's that they had seen. */
      const alive = new Set<string>()
      const desks = [new Desk(), new Desk()] as const
      const send = (desk: Desk) => {
        standing = mergeTexts(desk.base, standing, desk.field).trim()
        // What was sent stands now, among what the other wrote.
        desk.base = desk.field
        desk.hear(standing)
      }
      for (const step of steps) {
        const desk = desks[step.who]
        if (step.does === 'send') send(desk)
        else if (step.does === 'hear') desk.hear(standing)
        else {
          const sentences = sentencesOf(desk.field)
          const at = sentences.length ? step.at % (step.does === 'add' ? sentences.length + 1 : sentences.length) : 0
          const word = `s${step.who}n${typed++}e`
          const gone = step.does === 'rewrite' ? sentences.splice(at, 1) : []
          for (const one of gone) alive.delete(one.trim().replace(/[。！.]+$/, ''))
          alive.add(word)
          // A person who types at the end of an unfinished line begins a new one.
          const before = at > 0 && !/[。！.\n]$/.test(sentences[at - 1]!) ? '\n' : ''
          sentences.splice(at, 0, `${before}${before || at === 0 || step.ends !== '.' ? '' : ' '}${word}${step.ends}`)
          desk.field = sentences.join('').replace(/([.。！])(?=s\d)/g, (end) => (end === '.' ? '. ' : end))
        }
      }
      for (const desk of [...desks, ...desks]) send(desk)
      for (const desk of desks) expect(desk.field.trim()).toBe(standing)
      for (const word of alive) expect(standing).toContain(word)
    }),
    { numRuns: 300 },
  )
})
