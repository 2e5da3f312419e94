// A script of the page where something is followed: where this browser can show news by itself, its person is
// asked with one tap. Over plain http, in WeChat, and where they said no before, the offer stays hidden.
const offer = document.querySelector<HTMLElement>('#push')!
const heard = offer.querySelector<HTMLElement>('[role=status]')!

/** WeChat's own browser has the words and shows nothing. */
const can =
  isSecureContext &&
  'serviceWorker' in navigator &&
  typeof PushManager !== 'undefined' &&
  typeof Notification !== 'undefined' &&
  Notification.permission !== 'denied' &&
  !/MicroMessenger/i.test(navigator.userAgent)
if (can) offer.hidden = false
else document.querySelector('#noPush')?.removeAttribute('hidden')

/** The key of this installation, as browsers take it everywhere. */
function keyBytes(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}

async function subscribed(): Promise<PushSubscription> {
  const registered = await navigator.serviceWorker.register('/pushWorker.js')
  const key = keyBytes(offer.dataset.key!)
  const known = await registered.pushManager.getSubscription()
  const theirs = known?.options.applicationServerKey
  // One that another key was given for takes nothing from here.
  if (known && theirs && !new Uint8Array(theirs).every((byte, at) => byte === key[at])) await known.unsubscribe()
  else if (known) return known
  await navigator.serviceWorker.ready
  return registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

offer.querySelector('button')!.addEventListener('click', ({ currentTarget }) => {
  const button = currentTarget as HTMLButtonElement
  button.disabled = true
  void begin()
    .catch(() => offer.dataset.failed!)
    .then((why) => {
      if (why === undefined) return
      heard.textContent = why
      button.disabled = false
    })
})

/** Asks, and sends the form; gives why it was not sent. */
async function begin(): Promise<string | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return offer.dataset.denied
  const { endpoint, keys } = (await subscribed()).toJSON()
  for (const [name, value] of Object.entries({ endpoint, ...keys })) {
    const field = offer.querySelector<HTMLInputElement>(`input[name=${name}]`)
    if (field) Object.assign(field, { value, disabled: false })
  }
  // Sent by hand: the address beside is another way, and may stay empty.
  const form = offer.closest('form')!
  form.action += '?by=push'
  form.submit()
  return undefined
}
