import type { SurveyCommand } from '../../core/survey/command.ts'
import { decideSurvey } from '../../core/survey/decide.ts'
import type { SurveyEvent } from '../../core/survey/event.ts'
import { surveyInJournal } from '../../core/survey/event.ts'
import { evolveSurvey } from '../../core/survey/evolve.ts'
import type { Survey } from '../../core/survey/survey.ts'
import type { SurveyAccepted, SurveyAnswered } from '../../wire/survey.ts'
import type { Aggregate } from '../journal/aggregate.ts'
import { Askable } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import { sha256Text } from '../journal/hash.ts'
import { loadSurvey, SurveyChanges, writeSurvey } from './store.ts'

type SurveyAggregate = Aggregate<Survey, SurveyCommand, SurveyEvent, SurveyChanges>

/** How waves are loaded, decided, written. [S5] What was said, and with which code, is in no entry. */
export const surveyAggregate: SurveyAggregate = {
  name: 'survey',
  held: 20,
  load: loadSurvey,
  decide: (survey, command, actor, now) => decideSurvey(survey, command, actor, now, sha256Text),
  evolve: evolveSurvey,
  changes: () => new SurveyChanges(),
  record: (changes, _survey, event) => {
    changes.record(event)
    return null
  },
  write: writeSurvey,
  answer(command, events, seq): SurveyAccepted | SurveyAnswered {
    if (command.kind === 'draftSurvey') return { seq, code: command.code }
    if (command.kind !== 'answerSurvey') return { seq }
    const counted = events.length > 0
    return command.channel === 'page' ? { counted } : { seq, counted }
  },
  journalled: (event) => ({ body: surveyInJournal(event), secret: null }),
}

/** All waves of surveys. */
export class Surveys extends Askable<Survey, SurveyCommand, SurveyAccepted> {
  constructor(committers: Committers) {
    super(committers, surveyAggregate, 'surveyMissing')
  }
}
