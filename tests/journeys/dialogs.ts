import type { Page } from 'playwright-core'

/** A dialog that something is typed into, and what came of it while everything was refused. */
export interface Walked {
  /** The page, and what the dialog is called. */
  where: string
  /** Whether Ctrl+Enter sent it; not where something is missing that cannot be typed. */
  sent: boolean
  /** What was typed and is not there any more after the refusal. */
  lost: string
  /** What was typed and is not there any more when it was opened again. */
  gone: string
}

const REFUSAL = {
  type: '/api#problem-meetingClosed',
  title: '这次不收',
  detail: '',
  status: 409,
  code: 'meetingClosed',
}

/** From now on whatever this page sends is refused. */
export const refuseAll = (page: Page): Promise<unknown> =>
  page.route('**/api/**', (route) =>
    route.request().method() === 'GET'
      ? route.continue()
      : route.fulfill({ status: 409, contentType: 'application/problem+json', json: REFUSAL }),
  )

/** Goes to a page of the open desk without loading it anew, and waits until it has its buttons. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.locator('main').locator('button').filter({ visible: true }).first().waitFor()
}

/**
 * Presses each button of a page of the desk, of those alike one. Where a dialog opens it is filled in, sent
 * with Ctrl+Enter, closed and opened again. Nothing is done meanwhile: `refuseAll` comes before.
 */
export async function walkDialogs(page: Page): Promise<Walked[]> {
  return page.evaluate(walk)
}

// Runs in the page: a round trip for each key would take longer than all the rest.
async function walk(): Promise<Walked[]> {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const until = async (holds: () => unknown) => {
    for (const end = performance.now() + 20_000; !holds() && performance.now() < end;) await frame()
  }
  // Some dialogs open with what the server proposes for them.
  const asks = window.fetch
  let asked = 0
  window.fetch = (...what) => {
    asked++
    return asks(...what).finally(() => asked--)
  }
  const settled = async () => {
    await frame()
    await until(() => asked === 0)
    await frame()
  }
  const here = location.pathname
  /** What a button opens: a dialog, or a form on the page that has a way back. */
  const dialog = () =>
    document.querySelector<HTMLElement>('dialog[open]') ?? document.querySelector<HTMLElement>('main form:has(.back)')
  const fieldsIn = (root: Element) =>
    [...root.querySelectorAll<Field>('input, textarea, select')].filter(
      (field) =>
        field.checkVisibility() &&
        !field.disabled &&
        !['file', 'date'].includes(field.type) &&
        !('readOnly' in field && field.readOnly),
    )
  // Boxes of a list that is still being read come and go.
  const written = (root: Element) =>
    fieldsIn(root)
      .filter(({ type }) => type !== 'checkbox')
      .map((field) =>
        field instanceof HTMLInputElement && field instanceof HTMLInputElement && field.type === 'radio'
          ? String(field.checked)
          : field.value,
      )
  const nameOf = (button: HTMLElement) => button.innerText.trim().replace(/\s+/g, ' ').split(/ ?: /)[0]!
  const buttons = () =>
    [...document.querySelectorAll<HTMLButtonElement>('main button')].filter(
      (button) => !button.disabled && nameOf(button) && (button.checkVisibility() || button.closest('.others')),
    )
  const press = async (name: string) => {
    document.querySelectorAll<HTMLDetailsElement>('details.others').forEach((more) => (more.open = true))
    await settled()
    buttons()
      .find((button) => nameOf(button) === name)
      ?.click()
    await settled()
  }
  const write = (field: Field, n: number) => {
    const set = (value: string) => {
      const kind =
        field instanceof HTMLSelectElement
          ? HTMLSelectElement
          : field instanceof HTMLTextAreaElement
            ? HTMLTextAreaElement
            : HTMLInputElement
      Object.getOwnPropertyDescriptor(kind.prototype, 'value')!.set!.call(field, value)
      for (const heard of ['input', 'change']) field.dispatchEvent(new Event(heard, { bubbles: true }))
    }
    if (field instanceof HTMLSelectElement) {
      if (field.selectedIndex < 1 && field.options.length > 1) set(field.options[field.options.length - 1]!.value)
    } else if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      if (!field.checked) field.click()
    } else if (field.type === 'radio') {
      const group = [...document.querySelectorAll<HTMLInputElement>(`[name="${field.name}"]`)]
      if (!group.some(({ checked }) => checked)) field.click()
    } else if (field.type === 'number') set('3')
    else if (field.placeholder.includes('-')) set(`2030-03-${10 + n}`)
    else if (!field.value) set(field.type === 'email' ? 'a@grove.example' : `路灯 ${n}`)
  }
  const close = async () => {
    const open = dialog()
    open?.querySelector<HTMLElement>(open instanceof HTMLDialogElement ? '.head button' : '.back')?.click()
    await settled()
    if (open?.isConnected && open instanceof HTMLDialogElement) open.close()
  }
  const seen = new Set<string>()
  const walked: Walked[] = []
  window.open = () => null
  const sends = async (root: Element, from: Field) => {
    const main = root.querySelector<HTMLButtonElement>('button.main')
    const sent = !main?.disabled && !root.querySelector(':is(input, textarea, select):invalid')
    from.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
    if (sent) await until(() => root.querySelector('[role=alert]') ?? !root.isConnected)
    return sent
  }
  const isWords = (field: Field) => !/checkbox|radio|select|search/.test(field.type)
  // Forms that stand on the page by themselves: a new meeting, settings, somebody new.
  for (const form of document.querySelectorAll('main form:has(button.main):not(:has(.back))')) {
    if (!fieldsIn(form).some(isWords)) continue
    fieldsIn(form).forEach(write)
    await settled()
    const typed = String(written(form))
    const sent = await sends(form, fieldsIn(form).findLast(isWords)!)
    const after = String(written(form))
    walked.push({
      where: `${here} ${form.textContent.slice(0, 20)}`,
      sent,
      lost: after === typed ? '' : `${typed} → ${after}`,
      gone: '',
    })
  }
  for (const name of buttons().map(nameOf)) {
    if (seen.has(name)) continue
    seen.add(name)
    await press(name)
    if (location.pathname !== here) {
      history.pushState(null, '', here)
      dispatchEvent(new PopStateEvent('popstate'))
      await until(() => buttons().some((button) => nameOf(button) === name))
      continue
    }
    const opened = dialog()
    if (!opened) continue
    // Some fields appear because of others.
    for (let twice = 0; twice < 2; twice++) {
      fieldsIn(opened).forEach(write)
      await settled()
    }
    const typed = written(opened)
    const words = fieldsIn(opened).filter(isWords)
    if (words.length > 0) {
      const where = `${here} ${(opened.querySelector('h2') ?? opened.closest('.panel')?.querySelector('h2'))?.textContent}`
      const sent = await sends(opened, words.at(-1)!)
      // A question before something grave stands between: from there it is the way back.
      const instead = !opened.isConnected && dialog()
      if (instead) await close()
      const after = dialog() ? written(dialog()!) : ['closed']
      await close()
      await press(name)
      const again = instead ? typed : dialog() ? written(dialog()!) : ['not opened']
      const missing = (now: string[]) => (String(now) === String(typed) ? '' : `${typed} → ${now}`)
      walked.push({ where, sent, lost: missing(after), gone: missing(again) })
    }
    await close()
  }
  window.fetch = asks
  return walked
}
