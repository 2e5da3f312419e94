import '../kit/tokens.css'
import '../phone/phone.css'
import type { PageState } from '../../wire/meeting.ts'
import { drawSurface } from '../kit/surface.ts'
import Phone from '../phone/Phone.svelte'
import { PhoneState, type View } from '../phone/phoneState.svelte.ts'

// One view of the phone; it follows nothing and sends nothing.
const page = JSON.parse(document.getElementById('state')!.textContent!) as PageState & { shown: string; text: string }
localStorage.clear()
const phone = new PhoneState(page)
phone.view = page.shown.slice('phone'.length).toLowerCase() as View
phone.draft.text = page.text
phone.draft.where = page.text
phone.waiting = [
  { key: 'k1', command: { kind: 'postCard', id: 'k1', tree: 'problem', text: page.text } as never, problem: null },
  {
    key: 'k2',
    command: { kind: 'postCard', id: 'k2', tree: 'action', text: page.text } as never,
    problem: { type: '', status: 409, code: 'treeClosed', title: page.text, detail: page.text } as never,
  },
]
drawSurface(Phone, { phone })
