import { mount } from 'svelte'
import type { PageState } from '../../wire/meeting.ts'
import '../kit/tokens.css'
import './screen.css'
import Screen from './Screen.svelte'
import { Hall } from './hall.svelte.ts'

const page = JSON.parse(document.getElementById('state')!.textContent!) as PageState
const hall = new Hall(page)
mount(Screen, { target: document.getElementById('app')!, props: { hall } })
hall.start()
