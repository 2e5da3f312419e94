// npx grove recount FILE: counts a vote's ballots again by its sealed rules, with nothing but the file.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Result } from '../src/core/ballot/count.ts'
import type { VoteFile } from '../src/core/ballot/file.ts'
import { spelt } from '../src/core/ballot/file.ts'
import { cameIn, recount } from '../src/core/ballot/recount.ts'
import type { Question } from '../src/core/ballot/rules.ts'
import { printable } from '../src/core/plain/printable.ts'
import { readVoteFile, VOTE_FILE_MOST } from '../src/wire/voteFile.ts'

const USAGE = `grove recount FILE

  FILE    the ballots of a vote, as its page gives them (ballots.json)

Counts them again, and prints the result and the file's fingerprint (SHA-256): both must be those that the vote's
page shows. Ends with 1 where the file cannot be what was cast.`

const [path] = process.argv.slice(2)
if (!path || path === '--help') {
  console.log(USAGE)
  process.exit(path ? 0 : 2)
}
const file = fileAt(path)
if (!file) {
  console.error(printable(`${path} is not the file of a vote, or is not whole.`))
  process.exit(2)
}
const { results, faults } = recount(file)
process.exitCode = faults.length ? 1 : 0
tellWhole(file)
results.forEach((result, i) => tellResult(file.polls[i]!.question, result, file.rules.ties === 'again'))
say()
say(`fingerprint of the file: ${createHash('sha256').update(spelt(file)).digest('hex')}`)
for (const { fault, question } of faults)
  console.error(printable(`cannot be: ${fault}${question ? ` (question ${question})` : ''}`))
if (faults.length) console.error('Nothing was counted.')

function fileAt(from: string): VoteFile | undefined {
  try {
    return statSync(from).size <= VOTE_FILE_MOST ? readVoteFile(readFileSync(from, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

/** One line, in which nothing that stands in a file moves the cursor or looks like a line of ours. */
function say(line = ''): void {
  console.log(printable(line))
}

function tellWhole({ title, code, roll, doors, handedOut }: VoteFile): void {
  const { cast, again } = cameIn({ doors })
  say(`${title} (${code}): ${roll.heads} on the roll, ${roll.hash}`)
  say(`${handedOut} ballots handed out, ${cast} of them cast; ${again} came again and do not count`)
}

function tellResult(question: Question, result: Result, again: boolean): void {
  say()
  say(`${question.text}: ${result.outcome}`)
  const rows = [['people', result.heads] as const, ...(result.area ? ([['m² · 100', result.area]] as const) : [])]
  for (const [what, { eligible, present, for: pro, against, abstain, invalid }] of rows)
    say(
      `  ${what}: ${present} of ${eligible} took part; for ${pro}, against ${against}, abstained ${abstain}, invalid ${invalid}`,
    )
  question.options.forEach((option, i) =>
    say(`  ${result.options[i]}  ${option}${result.won.includes(i) ? '  ← chosen' : ''}`),
  )
  for (const { measure, what, have, base, share, reached } of result.thresholds)
    say(
      `  ${measure} ${what}: ${have} / ${base}, ${share.above ? 'more than' : 'at least'} ${share.over}/${share.of}: ${reached ? 'reached' : 'not reached'}`,
    )
  if (again && result.tied.length) say('  what ties is voted on again')
}
