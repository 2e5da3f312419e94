import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { blankDraft, commandOf, draftOfCommand, holdsWords, layDown, pictureOf, takeUp } from './draft.ts'

const draft = (id: string, text = '', more: Partial<Draft> = {}): Draft => ({
  ...blankDraft(id, 'action'),
  text,
  ...more,
})

test('a new card is sent under its own id, so that sending it twice makes one card', () => {
  expect(commandOf(draft('one', '一起装灯', { where: '三井巷', links: ['p'] }))).toEqual({
    kind: 'postCard',
    id: 'one',
    tree: 'action',
    text: '一起装灯',
    where: '三井巷',
    photo: null,
    links: ['p'],
  })
  expect(commandOf(draft('two', '改过', { editing: 'card' }))).toMatchObject({ kind: 'editCard', card: 'card' })
})

test('words that were refused come back whole, under a new id', () => {
  const before = draft('one', '一起装灯', {
    where: '三井巷',
    photo: 'photo',
    links: ['p'],
    point: { plan: 1, x: 410, y: 200 },
  })
  expect(draftOfCommand('new', commandOf(before), 'problem')).toEqual({ ...before, id: 'new' })
  const edited = draft('two', '改过', { editing: 'card' })
  expect(draftOfCommand('new', commandOf(edited), 'action')).toEqual({ ...edited, id: 'new' })
  expect(draftOfCommand('new', { kind: 'endorse', card: 'x' }, 'problem')).toBeNull()
})

test('taking up another draft loses no half-written one, and it comes back afterwards', () => {
  const half = draft('half', '写到一半')
  const empty = draft('empty')
  const edit = draft('edit', '要改的', { editing: 'card' })
  expect(takeUp([half], edit)).toEqual([half, edit])
  expect(takeUp([empty], edit)).toEqual([edit])
  expect(layDown([half, edit], empty)).toEqual([half])
  expect(layDown([edit], empty)).toEqual([empty])
})

test('a place or a photo is worth keeping too', () => {
  expect(holdsWords(draft('x', ' \n'))).toBe(false)
  expect(holdsWords(draft('x', '', { where: '桥下' }))).toBe(true)
  expect(holdsWords(draft('x', '', { photo: 'photo' }))).toBe(true)
})

test('[M33] a photo that no card shows yet is shown from the phone itself: the server has it for nobody', () => {
  const brought = { id: 'photo', url: 'blob:here' }
  const written = draft('one', '灯坏了', { photo: 'photo' })
  expect(pictureOf(written, {}, brought)).toBe('blob:here')
  expect(pictureOf(written, {}, null)).toBeUndefined()
  expect(pictureOf({ ...written, photo: 'other' }, {}, brought)).toBeUndefined()
  const edited = { ...written, editing: 'card' }
  expect(pictureOf(edited, { card: { photo: 'photo' } }, null)).toBe('/photos/photo.webp')
  expect(pictureOf(edited, { card: { photo: 'other' } }, null)).toBeUndefined()
})
