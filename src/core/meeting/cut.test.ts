import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPieceOf } from './cut.ts'

const WHOLE = '我不同意拆这棵树，晒谷场晚上太黑。老人摔过两次'

test('[M40] a half is a run of the card’s words, or runs with whole clauses left out between them', () => {
  for (const half of ['我不同意拆这棵树', '晒谷场晚上太黑。老人摔过两次', '我不同意拆这棵树，老人摔过两次'])
    expect(isPieceOf(half, WHOLE), half).toBe(true)
  expect(isPieceOf(' 晒谷场 晚上\n太黑 ', WHOLE)).toBe(true)
})

test('[M40] no word in the middle of a clause is left out, none is added, none changes its place', () => {
  for (const half of ['我同意拆这棵树', '我不同意晒谷场', '老人摔过两次，我不同意拆这棵树', '太亮', '', WHOLE])
    expect(isPieceOf(half, WHOLE), half).toBe(false)
})

test('[M40] wherever a card is cut, both sides are pieces of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('不', '好', '，', ' ', '路', '灯'), { minLength: 2, maxLength: 40 }),
      fc.nat(),
      (all, n) => {
        const at = 1 + (n % (all.length - 1))
        const [first, second] = [all.slice(0, at).join(''), all.slice(at).join('')]
        fc.pre(first.trim() !== '' && second.trim() !== '')
        for (const half of [first, second]) expect(isPieceOf(half, all.join(''))).toBe(true)
      },
    ),
  )
})
