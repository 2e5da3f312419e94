import type { VoteSaid } from '../../../core/minutes/minutes.ts'
import { RESULTS, WAYS } from '../../../core/minutes/minutes.ts'
import type { MinutesCommandInput } from '../../../wire/minutes.ts'
import type { Field, Form, Values } from '../form/form.ts'
import { text, whole } from '../form/form.ts'

const SUBJECT = 200
const PEOPLE = 1_000_000

/** A vote as it was taken. `there`: one that is recorded, to be changed; `present`: how many were there. */
export const voteForm = (there: (VoteSaid & { id: string }) | null, present: number): Form<MinutesCommandInput> => ({
  name: 'recordVote',
  fields: (values) => [
    { kind: 'line', name: 'subject', label: 'minutes.subject', most: SUBJECT },
    { kind: 'pick', name: 'way', label: 'minutes.wayOfVote', options: WAYS, words: 'minutes.way' },
    { kind: 'count', name: 'entitled', label: 'minutes.entitled', most: PEOPLE, optional: true },
    { kind: 'count', name: 'present', label: 'minutes.present', most: PEOPLE, optional: true },
    { kind: 'count', name: 'for', most: PEOPLE },
    { kind: 'count', name: 'against', most: PEOPLE },
    { kind: 'count', name: 'abstained', label: 'field.abstain', most: PEOPLE },
    { kind: 'pick', name: 'result', label: 'minutes.resultOfVote', options: RESULTS, words: 'minutes.result' },
    ...(otherThanMost(values) ? [RULE] : []),
  ],
  start: () =>
    there
      ? { ...there, entitled: there.entitled ?? '', present: there.present ?? '', rule: there.rule ?? '' }
      : {
          subject: '',
          way: 'hands',
          entitled: '',
          present: present || '',
          for: '',
          against: '',
          abstained: 0,
          result: 'carried',
          rule: '',
        },
  build: (values, newId) => {
    const said = saidIn(values)
    if (!there) return { kind: 'recordVote', id: newId(), said }
    const { id, ...from } = there
    return { kind: 'changeVote', vote: id, from, to: said }
  },
})

/** [N5] A result that is not what most voted: then it is asked by which rule. */
function otherThanMost(values: Values): boolean {
  const [yes, no] = [whole(values.for), whole(values.against)]
  if (yes === null && no === null) return false
  const more = (yes ?? 0) > (no ?? 0)
  return (values.result === 'carried' && no !== null && !more) || (values.result === 'notCarried' && more)
}
const RULE: Field = {
  kind: 'line',
  name: 'rule',
  label: 'minutes.ruleOfVote',
  most: SUBJECT,
  hint: ['minutes.ruleOfVoteHelp'],
}

const saidIn = (values: Values): VoteSaid => ({
  subject: text(values.subject),
  way: values.way as VoteSaid['way'],
  entitled: whole(values.entitled),
  present: whole(values.present),
  for: whole(values.for) ?? 0,
  against: whole(values.against) ?? 0,
  abstained: whole(values.abstained) ?? 0,
  result: values.result as VoteSaid['result'],
  ...(otherThanMost(values) && text(values.rule) ? { rule: text(values.rule) } : {}),
})
