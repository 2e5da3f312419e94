import type { Tree } from '../../../core/meeting/meeting.ts'
import { TREES } from '../../../core/meeting/meeting.ts'
import type { RoomDesk } from '../floor/roomDesk.svelte.ts'
import type { BoardSelection } from './boardSelection.svelte.ts'

/**
 * The board's keys: arrows walk, Space picks (the cards are buttons), single letters act on the picked cards
 * or on the one in focus. Nothing happens while somebody types, nor with Ctrl, Cmd or Alt, which belong to
 * the browser.
 */
export function onBoardKey(
  event: KeyboardEvent,
  selection: BoardSelection,
  search: HTMLInputElement,
  room: RoomDesk,
): void {
  const on = event.target as HTMLElement
  if (event.key === 'Escape') {
    if (on === search) selection.wanted = ''
    return selection.clear()
  }
  if (event.ctrlKey || event.metaKey || event.altKey || on.closest('input, textarea, select, [contenteditable]')) return
  const stop = on.closest<HTMLElement>('[data-stop]')
  const [kind, id = ''] = stop?.dataset.stop?.split(':') ?? []
  if (event.key.toLowerCase() === 'b' && selection.picked.cards.size === 2 && !room.open) {
    const cards = [...selection.picked.cards]
    selection.clear()
    event.stopPropagation()
    return void room.ask(cards)
  }
  if (on === document.body && event.key.startsWith('Arrow')) enter(event, selection)
  else if (stop && event.key.startsWith('Arrow')) walk(event, selection, stop)
  else if (stop && (event.key === 'Home' || event.key === 'End')) {
    event.preventDefault()
    const stops = selection.stops(columnOf(stop))
    stops[event.key === 'Home' ? 0 : stops.length - 1]?.focus()
  } else if (act(event.key.toLowerCase(), kind, id, selection, stop, search)) event.preventDefault()
}

function act(
  key: string,
  kind: string | undefined,
  id: string,
  selection: BoardSelection,
  stop: HTMLElement | null,
  search: HTMLInputElement,
): boolean {
  const { desk, picked } = selection
  const card = kind === 'card' ? desk.board.cards[id] : undefined
  const cards = card?.state === 'standing' ? selection.meant(id) : [...picked.cards]
  const tree = card?.tree ?? picked.tree
  if (key === '?') selection.dialog = { kind: 'keys' }
  else if (key === '/') search.focus()
  else if (key === 'z') void selection.undo()
  else if (key === 'n') selection.paper = true
  else if (key === 'e') selection.byEndorsements = !selection.byEndorsements
  else if (key === 'g' && kind === 'topic' && picked.tree === desk.board.topics[id]?.tree)
    void selection.gather([...picked.cards], id)
  else if (key === 'g' && tree && cards.length) selection.dialog = { kind: 'gather', tree, cards }
  else if (key === 'o' && cards.length) void selection.takeOut(cards)
  else if (key === 'v' && card?.topic && card.state === 'standing') void selection.turn(cards)
  else if (key === 'f' && card?.state === 'standing') void selection.forward({ kind: 'card', card: id })
  else if (key === 'f' && kind === 'topic') void selection.forward({ kind: 'topic', topic: id })
  else if (key === 'h' && card?.state === 'standing') selection.dialog = { kind: 'hide', card: id }
  else if (key === 'h' && card?.state === 'hidden') void desk.send({ kind: 'showCard', card: id })
  else if (key === 'c' && card?.state === 'standing') selection.dialog = { kind: 'cut', card: id }
  else if (key === 'l' && card?.state === 'standing') selection.dialog = { kind: 'links', card: id }
  else if (key === 'm' && card && stop) openMenu(selection, id, stop)
  else if (key === 'r' && kind === 'topic') selection.renaming = id
  else if (key === 'd' && kind === 'topic') selection.dialog = { kind: 'dissolve', topic: id }
  else return false
  return true
}

/** Opens a card's menu beside it. */
export function openMenu(selection: BoardSelection, card: string, beside: HTMLElement): void {
  const { right, top } = beside.getBoundingClientRect()
  selection.menu = { card, x: right, y: top }
}

/** From nowhere the arrows lead to where they were last, or to the first card. */
function enter(event: KeyboardEvent, selection: BoardSelection): void {
  const all = TREES.flatMap((tree) => selection.stops(tree))
  const stop = all.find(({ dataset }) => Object.values(selection.at).includes(dataset.stop!)) ?? all[0]
  if (!stop) return
  event.preventDefault()
  stop.focus()
}

const columnOf = (stop: HTMLElement): Tree => stop.closest<HTMLElement>('[data-column]')!.dataset.column as Tree

/** Up and down walk in the column, left and right go to what lies beside in the next one. */
function walk(event: KeyboardEvent, selection: BoardSelection, stop: HTMLElement): void {
  event.preventDefault()
  const tree = columnOf(stop)
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const stops = selection.stops(tree)
    const next = stops[stops.indexOf(stop) + (event.key === 'ArrowDown' ? 1 : -1)]
    next?.focus()
    const id = next?.dataset.stop?.split(':')
    const card = event.shiftKey && id?.[0] === 'card' ? selection.desk.board.cards[id[1]!] : undefined
    if (card && !selection.picked.cards.has(card.id)) selection.pick(card, false)
    return
  }
  const step = event.key === 'ArrowRight' ? 1 : -1
  const { top } = stop.getBoundingClientRect()
  for (let at = TREES.indexOf(tree) + step; TREES[at]; at += step) {
    const nearest = selection
      .stops(TREES[at]!)
      .map((other) => ({ other, away: Math.abs(other.getBoundingClientRect().top - top) }))
      .sort((a, b) => a.away - b.away)[0]
    if (nearest) return nearest.other.focus()
  }
}
