import type { PaperFound } from '../../../wire/paper.ts'
import { call } from '../../kit/send.ts'
import { newId } from '../../kit/id.ts'
import { t } from '../deskState.svelte.ts'

/** A photo on its way. What was not sent stays in the list, and can be sent again. */
export interface Photo {
  id: string
  name: string
  file: File
  state: 'waits' | 'reads' | 'done' | 'failed'
  found: PaperFound | null
  why: { title: string; detail: string } | null
}

/** Photos that are sent one after the other, as many as were chosen. */
export class Photos {
  list = $state<Photo[]>([])
  private busy = false

  constructor(
    readonly code: string,
    /** Something was found. */
    readonly found: () => Promise<void>,
  ) {}

  add(files: Iterable<File>): void {
    for (const file of files)
      this.list.push({ id: newId(), name: file.name, file, state: 'waits', found: null, why: null })
    void this.sendAll()
  }

  again(photo: Photo): void {
    photo.state = 'waits'
    void this.sendAll()
  }

  private async sendAll(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (;;) {
      const next = this.list.find(({ state }) => state === 'waits')
      if (!next) break
      await this.send(next)
    }
    this.busy = false
  }

  private async send(photo: Photo): Promise<void> {
    photo.state = 'reads'
    const answer = await call('POST', '/api/meetings/{code}/paper/photos', {
      path: { code: this.code },
      body: photo.file,
    })
    if (answer.ok) {
      photo.found = answer.value
      photo.state = 'done'
      await this.found()
    } else {
      photo.why = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      photo.state = 'failed'
    }
  }
}
