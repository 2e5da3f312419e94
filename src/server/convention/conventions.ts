import type { Vote } from '../../core/ballot/vote.ts'
import type { ConventionCommand, ConventionFacts, VoteThere } from '../../core/convention/command.ts'
import type { Convention } from '../../core/convention/convention.ts'
import { wordingOf } from '../../core/convention/convention.ts'
import { decideConvention } from '../../core/convention/decide.ts'
import type { ConventionEvent } from '../../core/convention/event.ts'
import { conventionInJournal } from '../../core/convention/event.ts'
import { evolveConvention } from '../../core/convention/evolve.ts'
import type { Notice } from '../../core/ledger/notice.ts'
import { isHeld } from '../../core/ledger/notice.ts'
import type { Id } from '../../core/plain/id.ts'
import type { ConventionAccepted } from '../../wire/convention.ts'
import { voteAggregate } from '../ballot/votes.ts'
import type { Aggregate, Reach } from '../journal/aggregate.ts'
import { Askable } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import { sha256Text } from '../journal/hash.ts'
import { noticeAggregate } from '../ledger/aggregates.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import { loadConvention, writeConvention } from './store.ts'

/** [C10] Of what the notice of a draft is made: each draft has its own. */
export const draftOf = (convention: Id, drafts: number): string => `draft ${drafts} of convention ${convention}`

/** What the rules must know besides the edition, under the community's lock. */
async function factsOf(
  { take }: Reach,
  _community: Id,
  id: Id,
  convention: Convention | undefined,
  command: ConventionCommand,
): Promise<ConventionFacts> {
  const vote = convention?.vote ? await take(voteAggregate, convention.vote) : undefined
  const looks = command.kind === 'sealText' || command.kind === 'backToDraft'
  const notice =
    looks && convention?.stage === 'hanging'
      ? (await standingNotice(draftOf(id, convention.drafts), (one) => take(noticeAggregate, one))).notice
      : undefined
  const after = command.kind === 'openConvention' ? command.after : null
  const before = after === null ? undefined : await take(conventionAggregate, after)
  const above = command.kind === 'markContradiction' ? await take(conventionAggregate, command.above) : undefined
  return {
    hash: sha256Text,
    vote: vote ? thereOf(vote) : null,
    notice: notice ? standingOf(notice) : null,
    above: above ? aboveOf(above) : null,
    before: before ? beforeOf(before) : null,
  }
}

const standingOf = (notice: Notice): NonNullable<ConventionFacts['notice']> => ({
  from: notice.from,
  until: notice.until,
  open: notice.objections.filter(({ answer }) => answer === null).length,
  held: isHeld(notice, Infinity),
})

/** What passed of the edition before, with where it came from. */
const beforeOf = ({ stage, scope, articles, passed }: Convention): NonNullable<ConventionFacts['before']> => ({
  stage,
  scope,
  articles: passed.map((n) => {
    const article = articles[n - 1]!
    const { text, reason } = wordingOf(article)
    return { n, text, reason, sources: structuredClone(article.sources) }
  }),
})

const aboveOf = ({ code, scope, stage, effectiveOn, passed }: Convention): ConventionFacts['above'] => ({
  code,
  scope,
  stage,
  effectiveOn,
  passed: [...passed],
})

function thereOf({ stage, title, questions, rules, meeting, matter, outcome }: Vote): VoteThere {
  const said = { title, questions, rules, meeting, matter }
  if (!outcome) return { stage, said, closed: null }
  const { hash, at, results } = outcome
  const asked = results.map(({ heads: { eligible, present, for: pro, against, abstain }, outcome: came }) => ({
    eligible,
    present,
    for: pro,
    against,
    abstain,
    carried: came === 'carried',
  }))
  return { stage, said, closed: { hash, at, asked } }
}

type ConventionAggregate = Aggregate<Convention, ConventionCommand, ConventionEvent, object, ConventionFacts>

/** How editions are loaded, decided, written. What the journal keeps: `conventionInJournal`. */
export const conventionAggregate: ConventionAggregate = {
  name: 'convention',
  held: 50,
  load: loadConvention,
  facts: factsOf,
  decide: decideConvention,
  evolve: evolveConvention,
  changes: () => ({}),
  record: () => null,
  write: writeConvention,
  answer(command, events, seq): ConventionAccepted {
    if (command.kind === 'openConvention') return { seq, code: command.code }
    const [first] = events.map(({ told }) => told)
    if (first?.kind === 'commentMade') return { seq, n: first.comment }
    return first?.kind === 'articleWritten' ? { seq, n: first.n } : { seq }
  },
  journalled: (event) => ({ body: conventionInJournal(event), secret: null }),
}

/** All editions of conventions. */
export class Conventions extends Askable<Convention, ConventionCommand, ConventionAccepted> {
  constructor(committers: Committers) {
    super(committers, conventionAggregate, 'conventionMissing')
  }
}
