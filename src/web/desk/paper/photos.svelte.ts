import { call } from '../../kit/send.ts'
import { newId } from '../../kit/id.ts'
import { t } from '../deskState.svelte.ts'

/** A photo on its way to Grove; there it waits in the meeting's queue, whatever becomes of this page. */
export interface Photo {
  id: string
  name: string
  file: File
  state: 'waits' | 'goes' | 'failed'
  why: { title: string; detail: string } | null
}

/** So many are sent at the same time. */
const AT_ONCE = 2

/**
 * Photos that are sent, as many as were chosen. What was not taken stays in the list, and can be sent again.
 */
export class Photos {
  list = $state<Photo[]>([])
  private sending = 0

  constructor(
    readonly code: string,
    /** Something was taken. */
    readonly taken: () => Promise<void>,
  ) {}

  /** Whether something would be lost with this page. */
  get underWay(): boolean {
    return this.list.some(({ state }) => state !== 'failed')
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.list.push({ id: newId(), name: file.name, file, state: 'waits', why: null })
    this.sendSome()
  }

  again(photo: Photo): void {
    photo.state = 'waits'
    this.sendSome()
  }

  drop(photo: Photo): void {
    this.list = this.list.filter(({ id }) => id !== photo.id)
  }

  private sendSome(): void {
    while (this.sending < AT_ONCE) {
      const next = this.list.find(({ state }) => state === 'waits')
      if (!next) return
      this.sending++
      void this.send(next).finally(() => {
        this.sending--
        this.sendSome()
      })
    }
  }

  private async send(photo: Photo): Promise<void> {
    photo.state = 'goes'
    const answer = await call('POST', '/api/meetings/{code}/paper/queue', {
      path: { code: this.code },
      query: { name: photo.name.slice(0, 200) },
      body: photo.file,
    })
    if (answer.ok) {
      this.drop(photo)
      await this.taken()
    } else {
      photo.why = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      photo.state = 'failed'
    }
  }
}
