import type { Actor } from '../../meeting/command.ts'
import type { Id } from '../../plain/id.ts'
import { changes } from '../../plain/meanwhile.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import type { MatterCommandOf, MatterFacts } from '../command.ts'
import type { EventRules } from '../eventRule.ts'
import type { Rules } from '../rule.ts'
import { noEffect, noLetter, OPEN_TO_ALL, tells, withoutPerson } from '../eventRule.ts'
import type { MatterEvent, MatterSecret, MatterTold } from '../event.ts'
import { climbsAt } from '../overdue.ts'
import { dueIn } from '../settings.ts'
import type { CardRef, Matter, Sheet } from '../sheet.ts'
import { MATTER_REASON_MOST, MATTER_TEXT_MOST, MATTER_TITLE_MOST } from '../sheet.ts'
import { MATTER_STAGES, OPEN_STAGES } from '../stages.ts'

/**
 * [L1] A matter begins with at least one card, with a motion that a meeting carried [M52], or with a project
 * that a budget round has chosen [B22]; [L8] whoever opens it receives it first and answers for it from the
 * first minute.
 */
export function openMatter(
  matter: Matter | undefined,
  { kind: _, ...command }: MatterCommandOf<'openMatter'>,
  actor: Actor,
  now: number,
  facts: MatterFacts,
  tell: (told: MatterTold, secret?: MatterSecret) => MatterEvent,
): MatterEvent[] {
  // Its id is made of the motion's: pressed again, by whomever, it is there.
  if (matter && command.motion && matter.sheet.motion?.motion === command.motion.motion) return []
  if (matter && command.round && matter.sheet.round?.round === command.round.round) return []
  if (matter) return refuse({ refused: 'idTaken' })
  if (command.cards.length === 0 && !command.motion && !command.round) return refuse({ refused: 'noCards' })
  allKnown(command.cards, facts)
  const dueAt = dueIn('opened', undefined, false, now, facts.settings)
  const sheet: Sheet = {
    ...command,
    ...cleanWords(command),
    cards: distinct(command.cards),
    number: facts.number,
    openedAt: now,
    stage: 'opened',
    since: now,
    dueAt,
    climbsAt: climbsAt(dueAt, facts.settings),
    answerBy: dueAt,
    answeredAt: null,
    extensions: [],
    owner: { person: actor.id, office: facts.settings.office },
    triage: null,
    route: null,
    receiver: null,
    steps: [],
    proposals: [],
    decision: null,
    tasks: [],
    evidence: [],
    hands: [],
    callbacks: [],
    answers: { solved: 0, unsolved: 0, satisfied: 0, unsatisfied: 0 },
    contests: [],
    reopened: 0,
    confirmedAt: null,
    explained: null,
    reason: '',
    foldedInto: null,
    unfolded: null,
  }
  return [tell({ kind: 'matterOpened', sheet })]
}

export const gathering: Rules<'describeMatter' | 'addCards' | 'removeCards' | 'foldInto' | 'unfold' | 'lookUpAuthor'> =
  {
    describeMatter: {
      stages: MATTER_STAGES,
      decide({ sheet, command: { kind: _, was, ...command }, tell }) {
        const words = { ...command, ...cleanWords(command) }
        const { title, summary, category, where, grids } = sheet
        // [L60] Nobody takes back unread what another wrote meanwhile.
        const anew = changes({ title, summary, category, where, grids }, was, words)
        return anew ? [tell({ kind: 'matterDescribed', ...words })] : []
      },
    },

    // [L3] A card may be in several matters and a matter may hold many cards; adding changes neither card nor
    // wording nor author.
    addCards: {
      stages: MATTER_STAGES,
      decide({ sheet, command, facts, tell }) {
        allKnown(command.cards, facts)
        const held = new Set(sheet.cards.map(({ card }) => card))
        const cards = distinct(command.cards).filter(({ card }) => !held.has(card))
        if (cards.length === 0) return []
        return [tell({ kind: 'cardsAdded', cards, ...(command.byResident ? { byResident: true } : {}) })]
      },
    },

    // [L4] Taking cards out says why. A matter keeps at least one; only before it is weighed may all go, and
    // it ends with that reason.
    removeCards: {
      stages: MATTER_STAGES,
      offered: ({ sheet }) => sheet.cards.length > (sheet.stage === 'opened' ? 0 : 1),
      decide({ sheet, command, now, tell, move }) {
        const leaving = new Set(command.cards)
        const cards = sheet.cards.filter(({ card }) => leaving.has(card)).map(({ card }) => card)
        if (cards.length < leaving.size) return refuse({ refused: 'noSuchCard' })
        if (cards.length === 0) return []
        const reason = clean(command.reason, MATTER_REASON_MOST)
        if (cards.length < sheet.cards.length) return [tell({ kind: 'cardsRemoved', cards, reason })]
        if (sheet.stage !== 'opened') return refuse({ refused: 'lastCard' })
        // [L63] What nobody weighed in its time is no way out of having been late.
        const late = sheet.answerBy !== null && sheet.answerBy < now
        return [tell({ kind: 'cardsRemoved', cards, reason, moved: move('all'), ...(late ? { late } : {}) })]
      },
    },

    // [L6] Folding says that two matters are one; one level deep, so that a card's way is never longer than
    // one step. Unfolding restores all.
    foldInto: {
      stages: 'moves',
      offered: ({ folded }) => folded === 0,
      decide({ sheet, command, facts, tell, move }) {
        const { other } = facts
        if (!other || other.id === sheet.id || other.community !== sheet.community) {
          return refuse({ refused: 'foldNotPossible' })
        }
        if (other.foldedInto || facts.folded > 0 || !OPEN_STAGES.includes(other.stage)) {
          return refuse({ refused: 'foldNotPossible' })
        }
        const reason = clean(command.reason, MATTER_REASON_MOST)
        return [tell({ kind: 'matterFolded', into: other.id, number: other.number, reason, moved: move() })]
      },
    },

    unfold: {
      stages: ['folded'],
      decide({ sheet, now, tell }) {
        if (!sheet.unfolded) return refuse({ refused: 'notInThisStage', stage: sheet.stage })
        return [tell({ kind: 'matterUnfolded', moved: { ...sheet.unfolded, at: now } })]
      },
    },

    // [L31] Looking up how to reach an author needs a reason, and everyone who may watch sees that it was
    // done.
    lookUpAuthor: {
      stages: MATTER_STAGES,
      offered: ({ sheet }) => sheet.cards.length > 0,
      decide({ sheet, command, tell }) {
        if (!sheet.cards.some(({ card }) => card === command.card)) return refuse({ refused: 'noSuchCard' })
        const reason = clean(command.reason, MATTER_REASON_MOST)
        return [tell({ kind: 'authorLookedUp', reason }, { card: command.card })]
      },
    },
  }

function allKnown(cards: readonly CardRef[], { known }: MatterFacts): void {
  if (!cards.every(({ card }) => known.has(card))) refuse({ refused: 'noSuchCard' })
}

function distinct(cards: readonly CardRef[]): CardRef[] {
  const byCard = new Map<Id, CardRef>()
  for (const { meeting, card } of cards) byCard.set(card, { meeting, card })
  return [...byCard.values()]
}

const cleanWords = ({ title, summary, where }: { title: string; summary: string; where: string }) => ({
  title: cleanLine(title, MATTER_TITLE_MOST),
  summary: clean(summary, MATTER_TEXT_MOST, 0),
  where: cleanLine(where, 100, 0),
})

const NO_WORDS = { title: '', summary: '', where: '' }

export const gathered: EventRules<
  | 'matterOpened'
  | 'matterDescribed'
  | 'cardsAdded'
  | 'cardsRemoved'
  | 'matterFolded'
  | 'matterUnfolded'
  | 'authorLookedUp'
> = {
  // The sheet that it tells is the matter's from here on (evolveSheet).
  matterOpened: {
    effect: noEffect,
    letter: tells,
    inPublic: (told) => ({ ...told, sheet: withoutPerson(told.sheet) }),
    // [L46] What a matter is called, its summary and its place can be changed, and what stood there goes.
    inJournal: (told) => ({ ...told, sheet: { ...told.sheet, ...NO_WORDS } }),
  },
  matterDescribed: {
    inPublic: (told) => told,
    inJournal: (told) => ({ ...told, ...NO_WORDS }),
    letter: noLetter,
    effect(sheet, { title, summary, category, where, grids }) {
      Object.assign(sheet, { title, summary, category, where, grids: [...grids] })
    },
  },
  cardsAdded: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect: (sheet, { cards }) => void sheet.cards.push(...cards),
  },
  cardsRemoved: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect(sheet, { cards, moved, reason, late }) {
      sheet.cards = sheet.cards.filter(({ card }) => !cards.includes(card))
      // Nothing is left to answer.
      if (moved) Object.assign(sheet, { reason, answerBy: late ? sheet.answerBy : null })
    },
  },
  matterFolded: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect(sheet, { into, reason }) {
      const { stage, dueAt, climbsAt: climbs } = sheet
      sheet.unfolded = { stage, dueAt, ...(climbs === undefined ? {} : { climbsAt: climbs }) }
      sheet.foldedInto = into
      sheet.reason = reason
    },
  },
  matterUnfolded: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect: (sheet) => void Object.assign(sheet, { unfolded: null, foldedInto: null, reason: '' }),
  },
  authorLookedUp: { ...OPEN_TO_ALL, letter: noLetter, effect: noEffect },
}
