// npx grove recount FILE: counts a vote's ballots again by its sealed rules, with nothing but the file.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Result } from '../src/core/ballot/count.ts'
import type { VoteFile } from '../src/core/ballot/file.ts'
import { isVoteFile, recount, spelt } from '../src/core/ballot/file.ts'
import { printable } from '../src/core/plain/printable.ts'

const USAGE = `grove recount FILE

  FILE    the ballots of a vote, as its page gives them (ballots.json)

Counts them again, and prints the result and the file's fingerprint (SHA-256): both must be those that the vote's
page shows. Ends with 1 where the file cannot be what was cast.`

const [path] = process.argv.slice(2)
if (!path || path === '--help') {
  console.log(USAGE)
  process.exit(path ? 0 : 2)
}

const file = readFile(path)
if (!file) {
  console.error(`${printable(path)} is not the file of a vote.`)
  process.exit(2)
}
const { results, faults } = recount(file)
const { rules, roll, polls, doors, handedOut } = file
console.log(`${printable(file.title)} (${printable(file.code)}): ${roll.heads} on the roll, ${printable(roll.hash)}`)
polls.forEach(({ question }, i) => print(question, results[i]!))
const came = Object.values(doors)
const cast = came.reduce((all, { ballots }) => all + ballots, 0)
const again = came.reduce((all, door) => all + door.again, 0)
console.log(`\n${handedOut} ballots handed out, ${cast} of them cast; ${again} came again and do not count`)
console.log(`fingerprint of the file: ${createHash('sha256').update(spelt(file)).digest('hex')}`)
for (const { fault, question } of faults) console.error(`cannot be: ${fault} (${printable(question)})`)
process.exitCode = faults.length ? 1 : 0

function readFile(from: string): VoteFile | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(from, 'utf8'))
    return isVoteFile(read) ? read : undefined
  } catch {
    return undefined
  }
}

function print(question: VoteFile['polls'][number]['question'], result: Result): void {
  console.log(`\n${printable(question.text)}: ${result.outcome}`)
  const rows = [['people', result.heads] as const, ...(result.area ? ([['m² · 100', result.area]] as const) : [])]
  for (const [what, { eligible, present, for: pro, against, abstain, invalid }] of rows)
    console.log(
      `  ${what}: ${present} of ${eligible} took part; for ${pro}, against ${against}, abstained ${abstain}, invalid ${invalid}`,
    )
  question.options.forEach((option, i) =>
    console.log(`  ${result.options[i]}  ${printable(option)}${result.won.includes(i) ? '  ← chosen' : ''}`),
  )
  for (const { measure, what, have, base, share, reached } of result.thresholds)
    console.log(
      `  ${measure} ${what}: ${have} / ${base}, ${share.above ? 'more than' : 'at least'} ${share.over}/${share.of}: ${reached ? 'reached' : 'not reached'}`,
    )
  if (rules.ties === 'again' && result.tied.length) console.log('  what ties is voted on again')
}
