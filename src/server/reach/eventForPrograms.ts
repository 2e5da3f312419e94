import type { Id } from '../../core/plain/id.ts'
import type { CloudEvent } from '../../wire/reach.ts'
import type { PublicEvent } from './publicEvents.store.ts'
import { pathOf } from './publicEvents.store.ts'

/**
 * [T23] What happened as programs take it (CloudEvents 1.0, in JSON): of which kind, of what, and where to
 * read it. No words and nobody's name. When somebody endorsed is not said.
 */
export function cloudEventOf(publicUrl: string, community: { id: Id; slug: string }, event: PublicEvent): CloudEvent {
  const { seq, type, at, of, name, card } = event
  return {
    specversion: '1.0',
    id: `${community.id}-${seq}`,
    source: `${publicUrl}/c/${community.slug}`,
    type: `grove.${type}`,
    subject: `${of}/${name}`,
    ...(type === 'card.endorsed' ? {} : { time: new Date(at).toISOString() }),
    datacontenttype: 'application/json',
    data: {
      community: community.slug,
      position: seq,
      link: publicUrl + pathOf(community.slug, event),
      ...(card === null ? {} : { card }),
    },
  }
}
