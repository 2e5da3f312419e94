import '../kit/tokens.css'
import '../desk/desk.css'
import { drawSurface } from '../kit/surface.ts'
import DeskGallery from './DeskGallery.svelte'

const { shown, text } = JSON.parse(document.getElementById('state')!.textContent!) as { shown: string; text: string }
drawSurface(DeskGallery, { shown, text })
