import type { Id } from '../plain/id.ts'
import type { Question } from './rules.ts'

/**
 * What a ballot says to a question: for, against, abstained; or which options, by their place on the ballot
 * from 0 on, smallest first (none: abstained); or nothing that counts, on paper.
 */
export type Answer = 'for' | 'against' | 'abstain' | 'invalid' | number[]

/** The answers of one ballot, by question. */
export type Answers = Record<Id, Answer>

/** An answer as the urn keeps it: one text for one answer. */
export const answerText = (answer: Answer): string => (typeof answer === 'string' ? answer : answer.join(','))

/** The answer of a text. */
export function readAnswer(text: string): Answer {
  if (text === 'for' || text === 'against' || text === 'abstain' || text === 'invalid') return text
  return text === '' ? [] : text.split(',').map(Number)
}

/** [V12] Whether an answer is one to this question; `paper`: a ballot paper can also be invalid. */
export function fits(question: Question, answer: Answer | undefined, paper: boolean): boolean {
  if (answer === undefined) return false
  if (answer === 'invalid') return paper
  if (typeof answer === 'string') return question.asks === 'yesNo'
  if (question.asks === 'yesNo' || answer.length > question.most) return false
  if (answer.length > 0 && answer.length < (question.fewest ?? 1)) return false
  return answer.every(
    (option, i) => Number.isInteger(option) && option >= 0 && option < question.options.length && isAfter(answer, i),
  )
}

/** Smallest first, so that one choice is written in one way, and nothing twice. */
const isAfter = (answer: number[], i: number): boolean => i === 0 || answer[i]! > answer[i - 1]!
