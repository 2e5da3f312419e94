import '../kit/tokens.css'
import '../screen/screen.css'
import type { PageState } from '../../wire/meeting.ts'
import { drawSurface } from '../kit/surface.ts'
import { Hall } from '../screen/hall.svelte.ts'
import Screen from '../screen/Screen.svelte'

const page = JSON.parse(document.getElementById('state')!.textContent!) as PageState
const [topic] = Object.keys(page.board.topics)
page.board.focus = { kind: 'topic', topic: topic! }
drawSurface(Screen, { hall: new Hall(page) })
