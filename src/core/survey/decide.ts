import type { Hash } from '../ballot/command.ts'
import type { Actor } from '../meeting/command.ts'
import { decided, cleanLine, refuse, refuseOther } from '../plain/refuse.ts'
import { BACKGROUND, isBackground } from './background.ts'
import type { Answers, SurveyCommand, SurveyCommandOf } from './command.ts'
import type { SurveyEvent, SurveyRefusal } from './event.ts'
import { published } from './publish.ts'
import type { Survey, SurveySaid, SurveyStage } from './survey.ts'
import { asksOf, codesText, isAnswer, OWN_LENGTH, OWN_MOST, TITLE_LENGTH } from './survey.ts'

/** Codes of a wave, and of a set: as many as one page shows. */
const CODES_MOST = 20_000
export const CODE_SET_MOST = 200
/** [S19] So many sets a wave has, void ones too. */
const SETS_MOST = 500
const WHY_MOST = 200

type Happened = Omit<SurveyEvent, 'at' | 'by'>
interface Asking<C> {
  survey: Survey
  command: C
  hash: Hash
}
type Rule<K extends SurveyCommand['kind']> = (asking: Asking<SurveyCommandOf<K>>) => Happened[]

const refused = (refusal: SurveyRefusal): never => refuse<SurveyRefusal>(refusal)

function refuseUnless({ stage }: Survey, ...stages: SurveyStage[]): void {
  if (!stages.includes(stage)) refused({ refused: 'surveyStage' })
}

const RULES: { [K in SurveyCommand['kind']]: Rule<K> } = {
  draftSurvey({ survey, command: { community, id, code, said: typed } }) {
    const said = cleaned(typed)
    if (survey) {
      const { title, own, coded, background } = survey
      refuseOther({ title, own, coded, background }, said)
      return []
    }
    return [{ told: { kind: 'surveyDrafted', community, id, code, said } }]
  },

  // [S2] Only a draft can be changed, and only until sheets are made of it.
  describeSurvey({ survey, command }) {
    refuseUnless(survey, 'draft')
    const said = cleaned(command.said)
    const same = survey.title === said.title && survey.coded === said.coded
    const lists = ({ own, background }: SurveySaid) => JSON.stringify([own, background])
    if (same && lists(survey) === lists(said)) return []
    // Sheets that are out ask what it asked when they were made.
    if (survey.sets.some((set) => !set.void)) refused({ refused: 'sheetsAreOut' })
    return [{ told: { kind: 'surveyChanged', said } }]
  },

  // [S3]
  makeCodes({ survey, command: { codes }, hash }) {
    refuseUnless(survey, 'draft', 'open')
    if (!survey.coded) refused({ refused: 'surveyHasNoCodes' })
    if (codes.length < 1 || codes.length > CODE_SET_MOST) refused({ refused: 'tooManyCodes', most: CODE_SET_MOST })
    if (survey.sets.length >= SETS_MOST) refused({ refused: 'tooManyCodes', most: SETS_MOST })
    if (survey.codes.size + codes.length > CODES_MOST) refused({ refused: 'tooManyCodes', most: CODES_MOST })
    const told = { kind: 'codesMade', set: survey.sets.length + 1, count: codes.length } as const
    return [{ told: { ...told, hash: hash(codesText(codes)) }, unsaid: { codes } }]
  },

  // [S3] A print that was lost: what was not used of it answers no more.
  voidCodes({ survey, command: { set } }) {
    refuseUnless(survey, 'draft', 'open')
    const known = survey.sets[set - 1]
    if (!known) return refused({ refused: 'noSuchCodes' })
    if (known.void) return []
    const count = [...survey.codes.values()].filter((code) => code.set === set && code.state === 'out').length
    return [{ told: { kind: 'codesVoided', set, count } }]
  },

  openSurvey({ survey }) {
    if (survey.stage === 'open') return []
    refuseUnless(survey, 'draft')
    const { title, own, background } = survey
    return [{ told: { kind: 'surveyOpened', title, own: [...own], background: [...background] } }]
  },

  // [S3] The first counts; whoever comes again with a code is told, and changes nothing.
  answerSurvey({ survey, command: { mark, channel, answers, background } }) {
    refuseUnless(survey, 'open')
    const code = mark === null ? undefined : survey.codes.get(mark)
    // Of a set that is void the used ones too: else they could be told from the others.
    const gone = !code || survey.sets[code.set - 1]!.void
    if (survey.coded && gone) refused({ refused: 'noSuchAnswerCode' })
    if (!survey.coded && mark !== null) refused({ refused: 'surveyHasNoCodes' })
    // First, so that nobody learns whether a code is used without an answer that would have used it.
    refuseUnfit(survey, answers)
    if (background && !isBackground(survey.background, background))
      refused({ refused: 'answersMissing', asks: 'background' })
    if (code?.state === 'used') return []
    return [{ told: { kind: 'surveyAnswered', channel }, unsaid: { mark, answers, background } }]
  },

  // [S6] [S7] What is told is fixed with the end, and follows from what was said alone.
  closeSurvey({ survey }) {
    if (survey.stage === 'closed') return []
    refuseUnless(survey, 'open')
    return [{ told: { kind: 'surveyClosed', result: published(survey) } }]
  },

  abandonSurvey({ survey, command: { why } }) {
    if (survey.stage === 'abandoned') return []
    refuseUnless(survey, 'draft', 'open')
    return [{ told: { kind: 'surveyAbandoned', why: cleanLine(why, WHY_MOST) } }]
  },
}

/** [S1] Up to four of its own, each once. */
function cleaned({ title, own, coded, background }: SurveySaid): SurveySaid {
  if (own.length > OWN_MOST) refused({ refused: 'tooManyStatements', most: OWN_MOST })
  const said = own.map((text) => cleanLine(text, OWN_LENGTH))
  if (new Set(said).size < said.length) refused({ refused: 'statementTwice' })
  const by = BACKGROUND.filter((one) => background.includes(one))
  return { title: cleanLine(title, TITLE_LENGTH), own: said, coded, background: by }
}

/** [S1] Each statement is answered, be it with “don't know”, and nothing else. */
function refuseUnfit(survey: Survey, answers: Answers): void {
  const asked = asksOf(survey)
  const missing = asked.find((asks) => !isAnswer(answers[asks]))
  if (missing !== undefined) refused({ refused: 'answersMissing', asks: missing })
  const other = Object.keys(answers).find((asks) => !asked.includes(asks))
  if (other !== undefined) refused({ refused: 'answersMissing', asks: other })
}

/**
 * Decides what a command does to a wave: events in order (none where the wish is already fulfilled), or why
 * not. Rules: docs/rules/survey.md. Nothing is changed here.
 */
export function decideSurvey(
  survey: Survey | undefined,
  command: SurveyCommand,
  actor: Actor,
  now: number,
  hash: Hash,
): SurveyEvent[] | SurveyRefusal {
  return decided<SurveyEvent[], SurveyRefusal>(() => {
    if (!survey && command.kind !== 'draftSurvey') return refused({ refused: 'surveyMissing' })
    const rule = RULES[command.kind] as Rule<SurveyCommand['kind']>
    return rule({ survey: survey!, command, hash }).map((happened) => ({ at: now, by: actor, ...happened }))
  })
}
