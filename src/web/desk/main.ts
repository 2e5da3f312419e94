import '../kit/tokens.css'
import '../kit/meter.css'
import './desk.css'
import { drawSurface } from '../kit/surface.ts'
import App from './App.svelte'

drawSurface(App, {})
