import { describe, expect, test } from 'vitest'
import { pooled } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'

const question = pooled('question', 0)

/** A printed card that nobody can read, whose author is asked. */
function asked() {
  const hall = Rehearsal.open()
  const ask = { kind: 'askAuthor', receipt: 'R0', participant: pooled('walkIn', 0), role: 'spotter' } as const
  const told = hall.staff({ ...ask, id: question, text: '  哪一盏灯？ ' })
  const elder = { kind: 'participant', id: pooled('walkIn', 0) } as const
  const enter = (onBehalfOf: string | null) =>
    hall.staff({
      kind: 'postCard',
      id: pooled('card', 0),
      tree: 'problem',
      text: '灯坏了',
      where: '',
      photo: null,
      links: [],
      receipt: 'R0',
      onBehalfOf,
      paper: { person: pooled('walkIn', 0) },
    })
  const answer = { kind: 'answerQuestion', question, text: '后巷的', mayPublish: false } as const
  return { hall, ask, told, elder, enter, answer }
}

describe('[P11] the author of a card is asked', () => {
  test('before it is entered, too, and everybody is told of neither question nor answer', () => {
    const { hall, told, elder, answer } = asked()
    expect(told).toEqual([expect.objectContaining({ kind: 'attendanceChanged' }), { kind: 'authorAsked' }])
    expect(hall.ask(elder, answer)).toEqual([{ kind: 'questionAnswered' }])
    expect(hall.ask(elder, answer)).toEqual([])
    expect(hall.refused(elder, { ...answer, text: '前门的' })).toEqual({ refused: 'answeredAlready' })
    const { text, role, answer: kept } = hall.meeting.questions.get(question)!
    expect([text, role, kept]).toMatchObject(['哪一盏灯？', 'spotter', { text: '后巷的', atDesk: false }])
  })

  test('one question at a time, three a card, none about what was taken back', () => {
    const { hall, ask, elder, answer, enter } = asked()
    const next = (n: number) => ({ ...ask, id: pooled('question', n), text: '在哪里？' })
    expect(hall.refused(hall.desk, next(1))).toEqual({ refused: 'askedAlready', most: 3 })
    for (const n of [0, 1, 2]) {
      if (n) hall.staff(next(n))
      hall.ask(elder, { ...answer, question: pooled('question', n) })
    }
    expect(hall.refused(hall.desk, next(3))).toEqual({ refused: 'askedAlready', most: 3 })
    enter(null)
    hall.ask(elder, { kind: 'withdrawCard', card: pooled('card', 0) })
    expect(hall.meeting.questions.size).toBe(0)
    expect(hall.refused(hall.desk, next(3))).toEqual({ refused: 'cardWithdrawn' })
  })

  test('nobody else answers; the desk does with the stub, for whoever has no phone', () => {
    const { hall, elder, answer } = asked()
    const neighbour = hall.joins()
    expect(hall.refused(neighbour, answer)).toEqual({ refused: 'noSuchAuthorQuestion' })
    expect(hall.refused(hall.desk, { ...answer, receipt: 'R1' })).toEqual({ refused: 'noSuchAuthorQuestion' })
    hall.staff({ kind: 'matchParticipant', listed: elder.id, joined: neighbour.id })
    expect(hall.refused(hall.desk, { ...answer, receipt: 'R0' })).toEqual({ refused: 'hasPhone' })
    hall.staff({ kind: 'matchParticipant', listed: elder.id, joined: null })
    hall.staff({ ...answer, receipt: 'R0' })
    expect(hall.meeting.questions.get(question)!.answer).toMatchObject({ atDesk: true })
  })

  test('entered for somebody by name, the card and its question are theirs, and they were there once', () => {
    const { hall, answer, enter } = asked()
    const listed = pooled('listed', 0)
    hall.staff({ kind: 'listParticipants', people: [{ id: listed, name: '陈伯', capacity: 'resident' }] })
    enter(listed)
    expect(hall.board.attendance.people).toBe(1)
    hall.ask({ kind: 'participant', id: listed }, answer)
  })

  test('[M26] with the author question and answer are gone, entered or not', () => {
    const { hall, elder, answer } = asked()
    hall.ask(elder, answer)
    hall.staff({ kind: 'erasePerson', participant: elder.id })
    expect(hall.meeting.questions.size).toBe(0)
  })
})
