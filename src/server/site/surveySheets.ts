import type { Background } from '../../core/survey/background.ts'
import { valuesOf } from '../../core/survey/background.ts'
import { inFives } from '../../core/paper/ballotSheet.ts'
import { surveyPaper, surveySheets } from '../../core/paper/surveyPaper.ts'
import type { Statement } from '../../core/survey/survey.ts'
import { ANSWERS, asksOf, ownWords } from '../../core/survey/survey.ts'
import type { SurveyView } from '../../wire/survey.ts'
import type { Caller } from '../access/authorize.ts'
import { languageFor, perPerson } from '../document/answer.ts'
import { writeSheets } from '../document/write.ts'
import type { SearchServices } from '../search/services.ts'

/** [S18] A set of sheets as PDF, one a page, which photos are read of. `at`: where codes lead a phone. */
export async function surveyPdf(
  services: SearchServices,
  caller: Caller,
  view: SurveyView,
  serials: readonly string[],
  { at, place, gone }: { at: string; place: string; gone: AbortSignal },
): Promise<Uint8Array> {
  const { words, tag } = await languageFor(services, caller, caller.community!.id)
  const asks = asksOf(view)
  const said = (one: string) => ownWords(view, one) ?? words(`survey.asks.${one as Statement}`)
  const sheets = surveySheets(
    serials.map((serial) => ({ digits: inFives(serial), address: at + serial })),
    surveyPaper(asks, view.background),
    {
      place,
      title: view.title,
      how: words('survey.sheetHow'),
      asks: {
        ...Object.fromEntries(asks.map((one) => [one, said(one)])),
        consent: words('survey.consentPaper'),
        ...Object.fromEntries(view.background.map((by) => [`by.${by}`, words(`survey.by.${by}`)])),
      },
      boxes: (id) => {
        if (id === 'consent') return [words('survey.agreed.yes')]
        const by = id.startsWith('by.') ? (id.slice(3) as Background) : undefined
        if (by) return valuesOf(by).map((value) => words(`survey.${by}.${value}` as 'survey.age.1'))
        return ANSWERS.map((answer) => words(`survey.answer.${answer}`))
      },
      foot: words('survey.kept'),
    },
  )
  return perPerson(caller.staff!.person, () =>
    writeSheets({ title: view.title, language: tag, at: view.at, sheets }, gone),
  )
}
