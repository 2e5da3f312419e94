import type { PageState } from '../../wire/meeting.ts'
import '../kit/tokens.css'
import { drawSurface } from '../kit/surface.ts'
import './screen.css'
import Screen from './Screen.svelte'
import { Hall } from './hall.svelte.ts'

const page = JSON.parse(document.getElementById('state')!.textContent!) as PageState
const hall = new Hall(page)
drawSurface(Screen, { hall })
hall.start()
