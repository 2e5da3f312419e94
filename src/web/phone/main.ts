import type { PageState } from '../../wire/meeting.ts'
import '../kit/tokens.css'
import { drawSurface } from '../kit/surface.ts'
import './phone.css'
import Phone from './Phone.svelte'
import { Here } from './here.svelte.ts'
import { kept } from './keep.ts'

const page = JSON.parse(document.getElementById('state')!.textContent!) as PageState
document.documentElement.toggleAttribute('data-large', kept<boolean>('large') === true)
const here = new Here(page)
drawSurface(Phone, { here })
here.start()
