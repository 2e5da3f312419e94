import { expect, test } from 'vitest'
import { aCard } from '../../../tests/build/board.ts'
import { emptyMeeting, evolveBoard } from '../../core/meeting/evolve.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import { wordsOf } from '../kit/words.ts'
import type { ScreenKey } from '../strings.ts'
import { stringsFor } from '../strings.ts'
import { layOut } from './layout.ts'
import { toSvg } from './svg.ts'
import { treeWords } from './words.ts'

const details = { theme: '家门口的路', place: '', startsAt: 0, agenda: [], cardsFrom: null, cardsUntil: null, next: '' }

function boardWithCards(): Board {
  const created = evolveBoard(undefined, { kind: 'meetingCreated', id: 'm', community: 'c', code: 'KMNPQR', details })
  const { board } = emptyMeeting(created)
  const topic = { id: 't', tree: 'problem', name: '停车乱', seat: 0, people: 3 } as const
  evolveBoard(board, { kind: 'topicOpened', topic })
  for (const [i, state] of (['standing', 'hidden', 'standing'] as const).entries()) {
    const card = aCard({
      id: `card-${i}`,
      number: i + 1,
      text: state === 'standing' ? `车停在盲道上 <b>${i}</b>` : '',
      where: '三井巷',
      state,
      topic: i === 0 ? 't' : null,
      endorsements: 2,
    })
    evolveBoard(board, { kind: 'cardPosted', card })
  }
  return board
}

test.each(['zh-Hans', 'zh-Hant', 'en'] as const)('the picture in %s, drawn without a browser', (locale) => {
  const words = treeWords(wordsOf<ScreenKey>(locale, stringsFor('screen', locale)))
  const picture = toSvg(
    layOut(boardWithCards(), { width: 1200, height: 675, theme: 'light', links: false, words }),
    'p',
  )
  expect(picture).toContain('<svg')
  expect(picture).toContain('停车乱')
  expect(picture).not.toContain('tree.')
})
