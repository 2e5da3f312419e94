import type { Letter, LetterData } from '../../../wire/pages.ts'
import type { Locale } from '../../../wire/plain.ts'
import { wordsOf } from '../../kit/words.ts'
import type { SquareKey } from '../../strings.ts'
import { stringsFor } from '../../strings.ts'
import { dayOnly } from '../../../wire/times.ts'
import { lineForHolder } from '../../ledger/told.ts'
import { tellNow } from './path.ts'
import { last } from '../../../core/plain/last.ts'

/**
 * A letter to somebody who follows a card: what happened, in plain text, with the way to the page and the way
 * out.
 */
export function letterOf(locale: Locale, data: LetterData): Letter {
  const words = wordsOf<SquareKey>(locale, stringsFor('square', locale))
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
