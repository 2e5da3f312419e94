import type { Result } from '../../core/ballot/count.ts'
import { spelt } from '../../core/ballot/file.ts'
import type { VoteFile } from '../../core/ballot/file.ts'
import type { Threshold } from '../../core/ballot/judge.ts'
import { cameIn, recount } from '../../core/ballot/recount.ts'
import { numberOf, type Question } from '../../core/ballot/rules.ts'
import { toHex, utf8 } from '../../core/plain/bytes.ts'
import { readVoteFile, VOTE_FILE_MOST } from '../../wire/voteFile.ts'
import { element, fileField, labelled, wordsOf } from '../alone/parts.ts'
import { sha256 } from '../../core/plain/sha256.ts'
import { measured } from '../square/ballot/said.ts'
import type { Lot } from '../../core/plain/lotRecord.ts'
import { drawnAgain, lotFault } from '../../core/plain/lotRecord.ts'
import { readLotFile } from '../../wire/lotFile.ts'
import lotStrings from '../strings/lot.ts'
import strings from '../strings/recount.ts'
import voteStrings from '../strings/vote.ts'

// Counts a vote's file on this device, by the same function as the server and `npx grove recount`.
const t = wordsOf({ ...strings, ...voteStrings, ...lotStrings })

document.title = t('recount.title')
const main = element('main', '', document.body)
element('h1', t('recount.title'), main)
element('p', t('recount.intro'), main)
const form = element('form', '', main)
const chosen = fileField(form, t('recount.file'))
const expected = labelled(form, t('recount.hash'), element('input'))
Object.assign(expected, { autocomplete: 'off', spellcheck: false })
element('button', t('recount.count'), form)
const told = element('section', '', main)
told.setAttribute('role', 'status')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void run()
})

async function run(): Promise<void> {
  told.textContent = ''
  delete told.dataset.holds
  const read = chosen.files?.[0]
  if (!read) return void element('p', t('recount.noFile'), told)
  const said = read.size <= VOTE_FILE_MOST ? await read.text().catch(() => '') : ''
  const file = readVoteFile(said)
  const lots = file ? undefined : readLotFile(said)
  if (lots?.length) return showLots(lots)
  if (!file) return ends(false, t('recount.notOurs'))
  const { results, faults } = recount(file)
  const hash = toHex(sha256(utf8(spelt(file))))
  const wanted = expected.value.trim().toLowerCase()
  if (faults.length) {
    ends(false, t('recount.cannotBe'))
    const list = element('ul', '', told)
    for (const { fault, question } of faults)
      element('li', (question ? t('recount.at', { n: question }) : '') + t(`recount.fault.${fault}`), list)
    return
  }
  if (wanted && wanted !== hash) ends(false, t('recount.otherFile'))
  else ends(true, t(wanted ? 'recount.same' : 'recount.compare'))
  showWhole(file, hash)
  results.forEach((result, i) => showResult(file.polls[i]!.question, result, i + 1, results.length))
}

/** The file holds lots: each is drawn again. */
function showLots(lots: readonly Lot[]): void {
  const faults = lots.filter((lot) => lotFault(lot))
  ends(faults.length === 0, t(faults.length ? 'recount.lotsOther' : 'recount.lotsSame'))
  for (const lot of lots) {
    const fault = lotFault(lot)
    element('h3', `${t('lot.number', { number: lot.number })} · ${lot.purpose}`, told)
    if (fault) element('p', t(`recount.lot.${fault}`), told).className = 'outcome'
    if (fault === 'shape') continue
    element('p', t('lot.pool', { pool: lot.pool }), told)
    element('code', lot.fixed, element('p', `${t('lot.fixed')}: `, told))
    if (lot.called.length) element('p', `${t('lot.called')}: ${lot.called.join(' ')}`, told)
    if (lot.again) element('p', t('lot.againSaid', { reason: lot.again }), told)
    if (lot.stage === 'announced') element('p', t('lot.waits'), told)
    if (lot.stage === 'givenUp')
      element('p', lot.reason ? t('lot.givenUp', { reason: lot.reason }) : t('lot.closed'), told)
    const again = drawnAgain(lot)
    if (again.length) element('p', `${t('recount.drawnAgain')}: ${again.join(' ')}`, told)
    if (lot.stage === 'drawn') element('p', `${t('lot.drawn')}: ${lot.drawn.join(' ')}`, told)
  }
}

function ends(holds: boolean, text: string): void {
  told.dataset.holds = String(holds)
  element('strong', text, element('p', '', told))
}

function showWhole(file: VoteFile, hash: string): void {
  const { title, roll, handedOut } = file
  element('code', hash, element('p', `${t('vote.fileHash')}: `, told))
  element('h2', title, told)
  const { cast, again } = cameIn(file)
  element('p', t('vote.onRoll', { n: roll.heads }), told)
  element('p', t('vote.handedOut', { n: handedOut, left: handedOut - cast, again }), told)
}

function showResult(question: Question, result: Result, n: number, of: number): void {
  const { text, asks, options } = question
  if (of > 1) element('h3', t('vote.question', { n }), told)
  element('p', text, told)
  element('p', t(`vote.outcome.${result.outcome}`), told).className = 'outcome'
  for (const measure of ['heads', 'area'] as const) {
    const votes = result[measure]
    if (!votes) continue
    const row = table(`${t(`vote.${measure}`)}: ${took(measure, votes)}`)
    if (asks === 'yesNo')
      for (const said of ['for', 'against', 'abstain', 'invalid'] as const)
        row(t(`vote.${said}`), measured(measure, votes[said]))
    else
      options.forEach((option, i) => {
        const n = asks === 'dishes' ? `${numberOf(question, i)} ` : ''
        row(n + option, `${result.options[i]}`, standing(result, i))
      })
  }
  const list = element('ul', '', told)
  for (const threshold of result.thresholds) element('li', reaches(threshold), list)
}

/** A table under its caption; gives what adds a row to it. */
function table(caption: string): (what: string, number: string, more?: string) => void {
  const made = element('table', '', told)
  element('caption', caption, made)
  return (what, number, more = '') => {
    const row = element('tr', '', made)
    element('th', what, row).scope = 'row'
    element('td', number, row)
    element('td', more, row)
  }
}

const took = (measure: 'heads' | 'area', { present, eligible }: Result['heads']): string =>
  t('vote.tookPart', { have: measured(measure, present), base: measured(measure, eligible) })

const standing = ({ won, tied }: Result, option: number): string =>
  won.includes(option) ? t('vote.won') : tied.includes(option) ? t('vote.tied') : ''

const reaches = ({ measure, what, have, base, share: { over, of, above }, reached }: Threshold): string =>
  [
    `${t(`vote.needs.${what}.${measure}`)}: ${measured(measure, have)} / ${measured(measure, base)}`,
    t(above ? 'vote.share.above' : 'vote.share.least', { over, of }),
    t(reached ? 'vote.reached' : 'vote.missed'),
  ].join(' · ')
