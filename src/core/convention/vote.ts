import type { VoteSaid } from '../ballot/command.ts'
import { thresholdsByLaw } from '../ballot/rules.ts'
import type { Convention } from './convention.ts'

/**
 * [C11] The vote on a sealed text, whole: by the law's thresholds, with one question for the text or one for
 * each article. Nothing else is voted on with it.
 */
export function voteOn({ title, settings, sealed }: Convention): VoteSaid {
  const { body, voter, who, secret, doors, by } = settings
  const { text, noticeAt } = sealed!
  const asked = by === 'whole' ? [title] : text.map((article, i) => `${i + 1}. ${article.text}`)
  return {
    title,
    questions: asked.map((question, i) => ({
      id: `${i + 1}`,
      text: question,
      asks: 'yesNo',
      options: [],
      most: 0,
      seats: 0,
      least: null,
    })),
    rules: {
      voter: body === 'representativesMeeting' ? 'representative' : voter,
      who,
      law: { body, subject: null, noticeAt },
      ...thresholdsByLaw({ body, subject: null }),
      ties: 'none',
      secret,
      interim: 'nothing',
      doors,
    },
    meeting: null,
    matter: null,
  }
}
