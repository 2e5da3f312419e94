import type { PushMessage } from '../../core/reach/push.ts'

// [T51] Shows what Grove sends to this browser, and opens it when it is tapped. It answers no request of
// pages and keeps nothing. (TypeScript knows pages or workers; what this one uses is written out.)
interface Shown {
  url: string
  stop: string
  stopped: string
}
interface Worker {
  addEventListener(name: 'push', heard: (event: Waits & { data: { text(): string } | null }) => void): void
  addEventListener(
    name: 'notificationclick',
    heard: (event: Waits & { action: string; notification: Notification }) => void,
  ): void
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: { openWindow(url: string): Promise<unknown> }
}
interface Waits {
  waitUntil(done: Promise<unknown>): void
}
const worker = self as unknown as Worker

/** Nothing leads out of here. */
const here = (url: string): string => {
  const { pathname, search } = new URL(url, self.location.origin)
  return pathname + search
}

worker.addEventListener('push', (event) => {
  const { told, stop, words } = JSON.parse(event.data!.text()) as PushMessage
  event.waitUntil(
    Promise.all(
      told.map(({ title, body, url, tag }) =>
        worker.registration.showNotification(title, {
          body,
          tag,
          icon: '/mark.svg',
          data: { url: here(url), stop: stop && here(stop), stopped: words.stopped },
          ...(stop ? { actions: [{ action: 'stop', title: words.stop }] } : {}),
        }),
      ),
    ),
  )
})

worker.addEventListener('notificationclick', (event) => {
  const { action, notification } = event
  const { url, stop, stopped } = notification.data as Shown
  notification.close()
  event.waitUntil(action === 'stop' ? end(stop, url, stopped) : worker.clients.openWindow(url))
})

/** [T22] Ends what was told of with one tap, as mail programs do it; where that fails, its page is opened. */
async function end(stop: string, url: string, stopped: string): Promise<unknown> {
  const said = await fetch(stop, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  }).catch(() => undefined)
  if (!said?.ok && said?.status !== 410) return worker.clients.openWindow(stop)
  return worker.registration.showNotification(stopped, { tag: url, data: { url, stop: '', stopped } })
}
