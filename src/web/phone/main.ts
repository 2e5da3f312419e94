import type { PageState } from '../../wire/meeting.ts'
import '../kit/tokens.css'
import { drawSurface } from '../kit/surface.ts'
import './phone.css'
import Phone from './Phone.svelte'
import { PhoneState } from './phoneState.svelte.ts'
import { kept } from '../kit/keep.ts'

const page = JSON.parse(document.getElementById('state')!.textContent!) as PageState
document.documentElement.toggleAttribute('data-large', kept<boolean>('large') === true)
const phone = new PhoneState(page)
drawSurface(Phone, { phone })
phone.start()
