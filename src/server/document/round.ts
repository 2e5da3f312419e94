import type { Document } from '../../core/document/blocks.ts'
import type { RoundFacts } from '../../core/document/round.ts'
import { boardMenuOf, menuOf, whyOf } from '../../core/document/round.ts'
import type { Language } from '../../core/document/language.ts'
import type { Form } from '../../wire/document.ts'
import { FORMS } from '../../wire/document.ts'
import { roundParam } from '../../wire/round.ts'
import type { Caller } from '../access/authorize.ts'
import { roundOf } from '../round/act.ts'
import { explained } from '../round/explain.ts'
import { viewOf } from '../round/present.ts'
import type { ReachServices } from '../reach/services.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

/** A round as everybody sees it: what that does not say cannot stand in the file. */
async function factsOf(services: ReachServices, caller: Caller, typed: string) {
  const { slug, name } = caller.community!
  const key = await roundOf(services, caller, typed)
  const round = await services.rounds.read(key, viewOf)
  const facts = { community: name, round, address: `${services.publicUrl()}/c/${slug}/rounds/${round.code}` }
  return { key, facts, language: await languageFor(services, caller, key.community) }
}

const menu =
  (of: (facts: RoundFacts, language: Language) => Document): Make<{ round: string }> =>
  async (services, caller, { round }) => {
    const { facts, language } = await factsOf(services, caller, round)
    return of(facts, language)
  }

/** The booklet of dishes, and the sheet for the board. */
export const roundMenu = menu(menuOf)
export const roundBoard = menu(boardMenuOf)

/** [B11] [B12] Why these were chosen; refuses a round that is not counted. */
export const roundWhy: Make<{ round: string }> = async (services, caller, { round }) => {
  const { key, facts, language } = await factsOf(services, caller, round)
  return whyOf({ ...facts, explained: await explained(services, key) }, language)
}
export const roundWhyOnA3: Make<{ round: string }> = async (...asked) => ({
  ...(await roundWhy(...asked)),
  paper: 'a3',
})

const of = (name: string, word: string, says: string, make: Make<{ round: string }>, forms: readonly Form[]) =>
  documentRoutesOf({
    name,
    says,
    path: `/api/communities/{slug}/rounds/{round}/documents/${word}`,
    tag: 'Rounds',
    action: 'round.desk',
    params: roundParam,
    problems: word.startsWith('why') ? ['roundMissing', 'roundStage'] : ['roundMissing'],
    make,
    forms,
    plainName: ({ round }) => `grove-${round}-${word}`,
  })

/** Documents of a budget round. */
export const roundDocuments = [
  ...of('RoundMenu', 'menu', 'The dishes of a round as a booklet, with pictures', roundMenu, FORMS),
  ...of('RoundBoard', 'board', 'The dishes of a round on A3 for the board', roundBoard, ['pdf']),
  ...of(
    'RoundWhy',
    'why',
    'Why these projects were chosen: who paid for what, what the others lacked',
    roundWhy,
    FORMS,
  ),
  ...of('RoundWhyA3', 'why-a3', 'The same on A3 for the board', roundWhyOnA3, ['pdf']),
]
