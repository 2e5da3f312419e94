import type { ToCount, ToldAgain } from './countWorker.ts'

// A script of the page on which anybody counts a round again: what is said stands on the page already, and
// is shown as it comes true. Without a script the button stays hidden.
const button = document.querySelector<HTMLButtonElement>('button.count-again')!
const { slug = '', round = '', vote = '' } = button.dataset

function show(said: string): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-said]'))
    one.hidden = !one.dataset.said!.split(' ').includes(said)
}

function shows(told: ToldAgain): void {
  button.disabled = false
  if (!told) return show('unread')
  const { fault, counted } = told
  show(fault ?? 'same')
  if (!counted) return
  const votes = new Map(counted.votes.map((one) => [one.n, one.votes]))
  for (const item of document.querySelectorAll<HTMLElement>('[data-dish]')) {
    const n = Number(item.dataset.dish)
    item.hidden = !counted.won.includes(n)
    item.querySelector('b')!.textContent = String(votes.get(n) ?? 0)
  }
  for (const one of document.querySelectorAll('[data-ballots]')) one.textContent = String(counted.voters)
}

button.hidden = false
button.addEventListener('click', () => {
  button.disabled = true
  show('counting')
  const worker = new Worker(new URL('./countWorker.ts', import.meta.url))
  const ends = (told: ToldAgain) => {
    worker.terminate()
    shows(told)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<ToldAgain>) => ends(data))
  worker.addEventListener('error', () => ends(null))
  worker.postMessage({ slug, round, vote } satisfies ToCount)
})
