import { expect, test } from 'vitest'
import { noticeCommand, teamCommand } from '../../../../wire/ledger.ts'
import { ROOT_ZONE } from '../../../../core/place/place.ts'
import type { Form, Values } from '../../form/form.ts'
import * as forms from './forms.ts'
import * as noticeForms from './noticeForms.ts'

const A = '01930000-0000-7000-8000-000000000001'
const NOW = Date.UTC(2026, 10, 28, 3)
const notice = noticeForms.publishNotice(ROOT_ZONE, () => NOW)
const filled = <Sent>(form: Form<Sent, Values, any>, values: Values = {}) =>
  form.build({ ...form.start?.(), name: '陈伯', reason: '写错了', text: '换路灯', ...values }, () => A, {})

test('every form of a team sends what the wire takes', () => {
  const { seatMember, declareInterests, endMembership, eraseMember, makeOffer, withdrawOffer } = forms
  for (const form of [
    seatMember('spotter'),
    declareInterests({ id: A, interests: '开小卖部' }),
    endMembership(A),
    eraseMember(A),
    makeOffer,
    withdrawOffer(A),
  ])
    expect(teamCommand.safeParse(filled(form)).data?.kind, form.name).toBe(form.name)
})

test('every form of a notice sends what the wire takes', () => {
  const {
    withdrawNotice,
    answerObjection,
    hideObjection,
    showObjection,
    eraseObjection,
    changeContact,
    stateResult,
    objectOnPaper,
    hangNotice,
    takeDown,
  } = noticeForms
  const photo = { photo: A, read: true, board: '三号楼一楼' }
  const ofOne = [answerObjection(A), hideObjection(A), showObjection(A), eraseObjection(A)]
  const contact = changeContact({ respondent: '老王', phone: '', place: '' })
  const plain = [withdrawNotice(), contact, ...ofOne, stateResult(), objectOnPaper(ROOT_ZONE, () => NOW)]
  for (const form of plain) expect(noticeCommand.safeParse(filled(form)).data?.kind, form.name).toBe(form.name)
  for (const form of [hangNotice(), takeDown(A, true)])
    expect(noticeCommand.safeParse(filled(form, photo)).data?.kind, form.name).toBe(form.name)
  const { id, command, matter } = filled(notice, { matter: 12 })
  expect(noticeCommand.safeParse(command).data?.kind).toBe('publishNotice')
  expect({ id, matter }).toEqual({ id: A, matter: 12 })
})

test('[L36] a photo whose code was not read goes with the reason', () => {
  const { ready } = noticeForms.hangNotice()
  expect(ready!({ photo: '', read: true, unread: '' })).toBe(false)
  expect(ready!({ photo: A, read: false, unread: '' })).toBe(false)
  expect(ready!({ photo: A, read: false, unread: '玻璃反光' })).toBe(true)
  expect(ready!({ photo: A, read: true, unread: '' })).toBe(true)
})

test('[L29] a notice begins now at the earliest, ends in the evening, and is proposed for as long as the law asks', () => {
  const values = notice.start!()
  expect(values).toMatchObject({ about: 'decision', from: '2026-11-28', until: '2026-12-14' })
  expect(filled(notice).command).toMatchObject({ from: NOW, until: Date.UTC(2026, 11, 14, 15, 59) })
  values.about = 'other'
  notice.follow!(values, 'about')
  expect(values.until).toBe('2026-11-30')
  // What was typed otherwise stays as it is.
  values.until = '2026-12-24'
  notice.follow!(values, 'title')
  expect(values.until).toBe('2026-12-24')
})
