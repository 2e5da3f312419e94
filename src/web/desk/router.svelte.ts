import { routeOf } from './route.ts'

/** Where the desk is: its address is the only state that outlives a reload. */
class Router {
  path = $state(location.pathname)
  route = $derived(routeOf(this.path))
  query = $state(new URLSearchParams(location.search))

  constructor() {
    addEventListener('popstate', () => this.read())
  }

  /** Goes to an address of the desk; `replace` leaves no step to go back to. */
  go(address: string, replace = false): void {
    history[replace ? 'replaceState' : 'pushState'](null, '', address)
    this.read()
    scrollTo(0, 0)
  }

  private read(): void {
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
  }
}

export const router = new Router()

/**
 * Lets plain links inside the desk change the view without loading the page anew; new-tab clicks and other
 * links stay the browser's.
 */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = (event.target as Element).closest?.('a')
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.pathname !== '/desk' && !link.pathname.startsWith('/desk/')) return
  event.preventDefault()
  router.go(link.pathname + link.search)
}
