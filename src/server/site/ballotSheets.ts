import type { Language } from '../../core/document/language.ts'
import type { Share } from '../../core/ballot/law.ts'
import type { Question } from '../../core/ballot/rules.ts'
import { ballotPaper, VOICES } from '../../core/paper/ballotPaper.ts'
import type { BallotWords, PaperBallot } from '../../core/paper/ballotSheet.ts'
import { ballotSheets } from '../../core/paper/ballotSheet.ts'
import type { VoteView } from '../../wire/ballot.ts'
import type { Caller } from '../access/authorize.ts'
import { languageFor, perPerson } from '../document/answer.ts'
import { writeSheets } from '../document/write.ts'
import { ProblemError } from '../http/problem.ts'
import type { SearchServices } from '../search/services.ts'

/**
 * [P17] A set of ballots as PDF; refuses questions that no sheet has room for. `at`: where ballots are opened
 * by phone. `leastVotes`: of a dish, where more than one.
 */
export async function ballotsPdf(
  services: SearchServices,
  caller: Caller,
  vote: VoteView,
  ballots: readonly { serial: string; area: number; without: readonly string[] }[],
  { at, place, leastVotes, gone }: { at: string; place: string; leastVotes: number; gone: AbortSignal },
): Promise<Uint8Array> {
  const paper = ballotPaper(vote.questions)
  if (!paper) throw new ProblemError('ballotTooLong')
  const language = await languageFor(services, caller, caller.community!.id)
  const printed = ballots.map(({ serial, area, without }): PaperBallot => ({
    serial,
    without,
    address: at + serial,
    area: area ? language.words('vote.ballotArea', { area: (area / 100).toFixed(2) }) : '',
  }))
  const sheets = ballotSheets(printed, paper, vote.questions, wordsOf(language, vote, place, leastVotes))
  const title = language.words('paper.ballots', { title: vote.title })
  return perPerson(caller.staff!.person, () =>
    writeSheets({ title, language: language.tag, at: vote.roll?.at ?? 0, sheets }, gone),
  )
}

function wordsOf(
  { words }: Language,
  { title, questions, rules }: VoteView,
  place: string,
  leastVotes: number,
): BallotWords {
  const takePart = rules.takePart && words('vote.takePart', { share: shareOf({ words }, rules.takePart) })
  const least = leastVotes > 1 && words('vote.leastVotes', { n: leastVotes })
  return {
    place,
    title,
    how: [words('paper.ballotHow'), [takePart, least].filter(Boolean).join('　')].filter(Boolean).join('\n'),
    asks: Object.fromEntries(questions.map((question) => [question.id, asks({ words }, question)])),
    voices: Object.fromEntries(VOICES.map((voice) => [voice, words(`vote.${voice}`)])) as BallotWords['voices'],
  }
}

const shareOf = ({ words }: Pick<Language, 'words'>, { over, of, above }: Share): string =>
  words(above ? 'vote.share.above' : 'vote.share.least', { over, of })

/** What is asked, and how many can be chosen: both stand on the paper. */
function asks({ words }: Pick<Language, 'words'>, { text, asks, most, fewest = 1, options }: Question): string {
  const asked = asks === 'dishes' ? words('vote.dishesAsk') : text
  if (asks === 'yesNo') return asked
  return `${asked}  ${howMany()}`

  function howMany(): string {
    if (asks === 'approve') return words('vote.chooseAny')
    if (fewest > 1) return words('vote.chooseBetween', { least: fewest, n: most })
    return most === 1 && options.length > 0 ? words('vote.chooseOne') : words('vote.chooseMost', { n: most })
  }
}
