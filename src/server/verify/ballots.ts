import type { Door } from '../../core/ballot/rules.ts'
import type { Vote } from '../../core/ballot/vote.ts'
import { enteredText, serialsText } from '../../core/ballot/vote.ts'
import { sha256Text } from '../journal/hash.ts'

/**
 * [V10] Which ballots there are follows from the hash of their set, what became of them from how many the
 * entries count; which of them were cast is in no entry.
 */
export function* faultsOfSerials({ serials, printings, doors, voided, urn, stage }: Vote): Generator<string> {
  const all = [...serials.values()]
  for (const { set, mark, state, door } of all) {
    if (!printings[set]) yield `ballot ${mark} is of set ${set}, which there is not`
    if ((state === 'cast') !== (door !== null)) yield `ballot ${mark} is ${state} through ${door ?? 'no door'}`
  }
  for (const [set, { hash }] of Object.entries(printings))
    if (hash && hash !== sha256Text(serialsText(all.filter((serial) => serial.set === Number(set)))))
      yield `the ballots of set ${set} are not those that were made`
  if (all.filter(({ state }) => state === 'void').length !== voided) yield `not ${voided} ballots are void`
  for (const [door, { ballots, again }] of Object.entries(doors)) {
    if (all.filter((serial) => serial.door === door).length !== ballots) yield `not ${ballots} ballots came by ${door}`
    // One paper that was copied comes again more than once.
    const twice = all.filter((serial) => serial.again.includes(door as Door)).length
    if (twice > again || (twice === 0 && again > 0)) yield `not ${again} ballots came again by ${door}`
  }
  if (all.some(({ again }) => again.some((door) => !(door in doors)))) yield 'a ballot came again by no door'
  if (stage === 'abandoned') return
  for (const [question, answers] of urn) {
    const asked = all.filter(({ state, without }) => state === 'cast' && !without.includes(question)).length
    const lie = [...answers.values()].reduce((sum, { ballots }) => sum + ballots, 0)
    if (lie !== asked) yield `question ${question} was answered ${lie} times by ${asked} ballots`
  }
}

/** [V14] What was entered of a heap is what the log sealed; once it is counted nothing of it is left. */
export function* faultsOfHeaps({ batches, stage }: Vote): Generator<string> {
  for (const { number, entries, state, seals } of Object.values(batches)) {
    const waits = (state === 'open' || state === 'differs') && stage !== 'abandoned'
    const should = waits ? seals : []
    const is = entries.map((entry) => sha256Text(enteredText(entry)))
    if (should && is.join() !== should.join()) yield `what was entered of heap ${number} is not what it was`
  }
}
