import { expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import { KEYS } from '../../../tests/build/language.ts'
import { emptyMinutes } from '../minutes/minutes.ts'
import { signedBoard } from '../minutes/signing.ts'
import { textOf } from './blocks.ts'
import { signedTextOf } from './signedText.ts'

const board = newBoard([aCard({ id: 'card', number: 1, text: '路灯不亮' })], [])
const entered = {
  ...emptyMinutes('c', 'm'),
  texts: {
    chair: '王书记',
    recorder: '小李',
    absent: '赵大妈，住院',
    observers: '街道张科长',
    body: '社区居委会',
    gist: '路灯先修。',
    decisions: '先修三盏。\n十日内回复。',
    leftOpen: '停车下次再议。',
  },
}

test('[N10] once signed, everyone reads what was said and decided, and no name that stands on paper alone', () => {
  const signed = { ...entered, signedAt: 5, signings: [{ at: 5, board: signedBoard(board) }] }
  const text = textOf({ blocks: signedTextOf(signed, board, KEYS) })
  for (const said of ['社区居委会', '路灯先修。', '先修三盏。', '十日内回复。', '停车下次再议。'])
    expect(text).toContain(said)
  for (const name of ['王书记', '小李', '赵大妈', '张科长']) expect(text).not.toContain(name)
  // Nothing stands for what nobody entered: no votes, no views.
  expect(text).not.toMatch(/document\.votes|document\.views|_/)
})

test('[N10] before they are signed, and while they are corrected again, nobody reads them there', () => {
  expect(signedTextOf(entered, board, KEYS)).toEqual([])
  const again = { ...entered, signings: [{ at: 5, board: null }] }
  expect(signedTextOf(again, board, KEYS)).toEqual([])
})
