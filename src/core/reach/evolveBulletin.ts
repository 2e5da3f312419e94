import { copyOf } from '../plain/copy.ts'
import type { Bulletin, BulletinEvent } from './bulletin.ts'
import { byCode, noWords } from './bulletin.ts'

/** The bulletin after an event; in place. */
export function evolveBulletin(bulletin: Bulletin | undefined, { at, told }: BulletinEvent): Bulletin {
  if (told.kind === 'bulletinDrafted') {
    const { kind: _, ...said } = copyOf(told)
    const nothing = { sentAt: null, dueAt: null, corrected: null, withdrawn: null, copies: [] }
    return { ...said, ...nothing, stage: 'draft', draftedAt: at }
  }
  if (!bulletin) throw new Error(`${told.kind} before bulletinDrafted`)
  switch (told.kind) {
    case 'bulletinDescribed':
      bulletin.words = copyOf(told.words)
      break
    case 'bulletinSent':
      bulletin.copies.push(...copyOf(told.copies))
      bulletin.copies.sort(byCode)
      Object.assign(bulletin, { stage: 'sent', sentAt: bulletin.sentAt ?? at, dueAt: told.dueAt })
      break
    case 'bulletinWaiting':
      bulletin.stage = 'waiting'
      break
    case 'bulletinCorrected':
      Object.assign(bulletin, { words: copyOf(told.words), corrected: { at, why: told.why } })
      // [T7] What hangs in the groups is the wrong one now.
      for (const copy of bulletin.copies) copy.posted = null
      break
    case 'bulletinWithdrawn':
      Object.assign(bulletin, { stage: 'withdrawn', words: noWords(), withdrawn: { at, why: told.why } })
      break
    case 'bulletinPosted':
      bulletin.copies.find(({ group }) => group === told.group)!.posted = at
      break
    case 'bulletinGathered':
      Object.assign(bulletin, { stage: 'gathered', dueAt: at })
      break
    default:
      told satisfies never
  }
  return bulletin
}
