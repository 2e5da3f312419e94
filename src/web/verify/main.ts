import type { ProofFile } from '../../core/log/check.ts'
import { element, fileField, labelled, wordsOf } from '../alone/parts.ts'
import strings from '../strings/verify.ts'
import { check } from './check.ts'

// One file that works from a disk without any network: the script is inlined, so it asks nothing of a server.
const t = wordsOf(strings)

document.title = t('verify.title')
const main = element('main', '', document.body)
element('h1', t('verify.title'), main)
element('p', t('verify.intro'), main)
const form = element('form', '', main)
const file = fileField(form, t('verify.file'))
const outside = labelled(form, t('verify.checkpoint'), element('textarea'))
outside.rows = 6
const key = labelled(form, t('verify.key'), element('input'))
element('button', t('verify.check'), form)
const result = element('section', '', main)
result.setAttribute('role', 'status')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void run()
})

async function run(): Promise<void> {
  result.textContent = ''
  const chosen = file.files?.[0]
  if (!chosen) return void element('p', t('verify.noFile'), result)
  const proof = await chosen
    .text()
    .then((text) => JSON.parse(text) as ProofFile)
    .catch(() => null as unknown as ProofFile)
  const kept = outside.value.trim()
  const given = { trusted: key.value.trim(), ...(kept ? { outside: `${kept}\n` } : {}) }
  const { checked, signed } = await check(proof, given)
  result.dataset.holds = String(checked.holds)
  if (!checked.holds) {
    element('p', t('verify.wrong', { why: t(`verify.wrong.${checked.wrong}`) }), result)
    return
  }
  const { origin, size } = checked.checkpoint
  element('p', t('verify.holds'), result)
  for (const { entry, words } of checked.entries) {
    element('h2', t('verify.entry', { seq: entry.seq }), result)
    const said = words === null ? undefined : (JSON.parse(words) as { text: string; where: string })
    element('blockquote', said ? [said.text, said.where].filter(Boolean).join('\n') : t('verify.erased'), result)
  }
  element('p', t('verify.size', { size, origin }), result)
  if (signed === undefined) element('p', t('verify.noSignature'), result)
  if (!given.trusted) element('p', t('verify.ownKey'), result)
}
