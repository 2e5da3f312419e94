import type { Followed } from '../../../core/reach/publicEvents.ts'
import type { Letter, LetterData, PushText } from '../../../wire/pages.ts'
import type { Locale } from '../../../wire/plain.ts'
import { wordsOf } from '../../kit/words.ts'
import type { SquareKey, SquareWords } from '../../strings.ts'
import { stringsFor } from '../../strings.ts'
import { dayAndTime, dayOnly } from '../../../wire/times.ts'
import { lineForHolder } from '../../ledger/told.ts'
import { tellNow } from './path.ts'
import { last } from '../../../core/plain/last.ts'

/**
 * A letter to somebody who follows a card: what happened, in plain text, with the way to the page and the way
 * out.
 */
export function letterOf(locale: Locale, data: LetterData): Letter {
  const words = wordsOf<SquareKey>(locale, stringsFor('square', locale))
  if (data.kind === 'followAsked') return askedToFollow(words, data)
  if (data.kind === 'followed') return followed(locale, words, data)
  if (data.kind === 'confirm') {
    const { community, link } = data
    return { subject: words('letter.confirm.subject'), text: words('letter.confirm.text', { community, link }) }
  }
  if (data.kind === 'question') {
    const { community, number, link, stop } = data
    const text = [words('letter.question', { community, number }), link, `--\n${words('letter.stop')}\n${stop}`]
    return { subject: words('letter.subject.question', { number }), text: text.join('\n\n') }
  }
  const { card, matter, told, asks, community, link, stop, clock } = data
  const day = (at: number) => dayOnly(locale, clock, at)
  const news = told.flatMap(({ at, told }) => {
    // Only news of its own card is laid into a letter.
    const happened = lineForHolder(told, null, words, day)
    return happened ? [{ ...happened, at }] : []
  })
  const { number, title } = matter
  const hello = { number: card.number, tree: words(`tree.${card.tree}`), community, matter: number, title }
  const lines = news.map(({ at, title, detail, said }) =>
    [`${day(at)}　${title}`, detail, said && `${words('answers.reason')}${said}`].filter(Boolean).join('\n'),
  )
  const text = [
    words(`letter.hello.${card.holder}`, hello),
    ...lines,
    [tellNow(matter, words), matter.dueAt === null ? '' : words('answers.until', { date: day(matter.dueAt) })]
      .filter(Boolean)
      .join('\n'),
    asks ? words('letter.asks') : '',
    `${words('letter.link')}\n${link}`,
    `--\n${words('letter.stop')}\n${stop}`,
  ]
  const subject = asks
    ? words('letter.subject.asks', { title })
    : words('letter.subject', { title, news: last(news)?.title ?? '' })
  return { subject: subject.replace(/\s+/g, ' '), text: text.filter(Boolean).join('\n\n') }
}

type Of<Kind extends LetterData['kind']> = Extract<LetterData, { kind: Kind }>

/** [T20] Asks whether it is they who want to follow something. */
function askedToFollow(words: SquareWords, { community, asked, link }: Of<'followAsked'>): Letter {
  const what = words(`follow.kind.${asked.kind}`, { name: asked.name })
  const subject = words('follow.letter.asked', { what })
  return { subject: subject.replace(/\s+/g, ' '), text: words('follow.letter.text', { community, what, link }) }
}

/** [T21] What happened to what somebody follows, the oldest first, each with where to read it. */
function followed(locale: Locale, words: SquareWords, data: Of<'followed'>): Letter {
  const { told, community, link, stop } = data
  const said = told.map((one) => {
    const line = words('letter.subject', { title: one.name, news: newsOf(locale, words, data, one) })
    return { line, text: [line, one.text, one.link].filter(Boolean).join('\n') }
  })
  const [only] = said
  const subject = said.length === 1 ? only!.line : words('follow.letter.many', { community, n: said.length })
  const end = `--\n${words('letter.stop')}\n${stop}\n\n${words('follow.letter.all')}\n${link}`
  return { subject: subject.replace(/\s+/g, ' '), text: [...said.map(({ text }) => text), end].join('\n\n') }
}

function newsOf(
  locale: Locale,
  words: SquareWords,
  { clock }: Of<'followed'>,
  { type, startsAt }: Of<'followed'>['told'][number],
): string {
  const when = startsAt === undefined ? '' : dayAndTime(locale, clock, startsAt)
  return words(`follow.said.${type}`, { when })
}

/** [T51] The same as a browser shows it at once: each thing by itself, and no more than a letter says. */
export function pushOf(locale: Locale, data: Of<'followed'>): PushText {
  const words = wordsOf<SquareKey>(locale, stringsFor('square', locale))
  const { community } = data
  return {
    lines: data.told.map((one) => ({
      title: one.name,
      body: [newsOf(locale, words, data, one), one.text ?? community].join('\n'),
      url: one.link,
    })),
    rest: (n) => ({ title: words('follow.letter.many', { community, n }), body: '' }),
    words: pushWords(words),
  }
}

const pushWords = (words: SquareWords): PushText['words'] => ({
  stop: words('follow.push.stop'),
  stopped: words('follow.push.stopped'),
})

/** [T50] The first that a browser is told: of what it will hear. */
export function pushGreeting(
  locale: Locale,
  { community, kind, name }: { community: string; kind: Followed; name: string },
): { greeting: { title: string; body: string }; words: PushText['words'] } {
  const words = wordsOf<SquareKey>(locale, stringsFor('square', locale))
  const body = [words(`follow.kind.${kind}`, { name }), ...(name === community ? [] : [community])].join('\n')
  return { greeting: { title: words('follow.push.on'), body }, words: pushWords(words) }
}
