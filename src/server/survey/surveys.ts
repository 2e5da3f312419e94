import type { SurveyActor, SurveyCommand } from '../../core/survey/command.ts'
import { decideSurvey } from '../../core/survey/decide.ts'
import type { SurveyEvent } from '../../core/survey/event.ts'
import { surveyInJournal } from '../../core/survey/event.ts'
import { evolveSurvey } from '../../core/survey/evolve.ts'
import type { Survey } from '../../core/survey/survey.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { SurveyAccepted, SurveyAnswered } from '../../wire/survey.ts'
import { ProblemError, problemOf } from '../http/problem.ts'
import type { Aggregate } from '../journal/aggregate.ts'
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

interface Sent {
  key: Id
  command: SurveyCommand
  actor: SurveyActor
  body: unknown
}

/** All waves of surveys. */
export class Surveys {
  constructor(private readonly committers: Committers) {}

  /** Resolves once it is durable; a refusal is thrown as a problem. */
  async ask<Answer = SurveyAccepted>({ community, id }: FullKey, sent: Sent): Promise<Answer> {
    if (!isId(sent.key)) throw new ProblemError('malformed', { where: 'Idempotency-Key', why: 'UUID' })
    const outcome = await this.committers.ask(surveyAggregate, community, { id, ...sent }, 'request')
    if ('refused' in outcome) throw problemOf(outcome as never)
    return outcome.accepted as Answer
  }

  /** Reads a wave between two commits; `use` changes nothing. */
  async read<T>({ community, id }: FullKey, use: (survey: Survey) => T): Promise<T> {
    const read = await this.committers.read(surveyAggregate, community, id, use)
    if (read === undefined) throw new ProblemError('surveyMissing')
    return read
  }
}
