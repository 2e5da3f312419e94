import { Feed } from 'feed'
import ical, { ICalEventStatus } from 'ical-generator'
import type { Place } from '../../core/place/place.ts'
import type { MeetingSummary } from '../../wire/meeting.ts'
import { codeParam, slugParam } from '../../wire/plain.ts'
import { file, routeOf } from '../api/route.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { presentSummary } from '../meeting/present.ts'
import { boardPage } from '../meeting/shown.ts'
import { escapeHtml } from '../page/html.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { revisionsOf } from './revisions.store.ts'

const route = routeOf<MeetingServices>()

const ICS = 'text/calendar; charset=utf-8'
const ATOM = 'application/atom+xml; charset=utf-8'

const calendarOfCommunity = route(
  'readCommunityCalendar',
  {
    method: 'get',
    path: '/c/{slug}/calendar.ics',
    tag: 'Communities',
    summary: 'All meetings of a community for a calendar (iCalendar)',
    action: 'place.read',
    params: slugParam,
    answer: file('text/calendar', 'A calendar'),
  },
  async ({ services, caller }) => {
    const { items } = await listMeetings(services.db, caller.community!.id, { limit: 200, drafts: true })
    return calendar(services, caller.community!, items)
  },
)

const calendarOfMeeting = route(
  'readMeetingCalendar',
  {
    method: 'get',
    path: '/api/meetings/{code}/meeting.ics',
    tag: 'Meetings',
    summary: 'The meeting for a calendar (iCalendar)',
    action: 'meeting.read',
    params: codeParam,
    answer: file('text/calendar', 'A calendar with one event'),
  },
  async ({ services, caller }) => {
    const { board } = await boardPage(services, caller)
    const minutes = board.agenda.reduce((sum, item) => sum + item.minutes, 0)
    const community = (await services.identity.places.all()).get(board.community)!
    return calendar(services, community, [presentSummary(board)], minutes)
  },
)

const feedOfCommunity = route(
  'readCommunityFeed',
  {
    method: 'get',
    path: '/c/{slug}/feed.atom',
    tag: 'Communities',
    summary: 'Meetings of a community as an Atom feed',
    action: 'place.read',
    params: slugParam,
    answer: file('application/atom+xml', 'A feed'),
  },
  async ({ services, caller, c }) => c.body(await feedOf(services, caller.community!), 200, { 'content-type': ATOM }),
)

async function feedOf(services: MeetingServices, community: Place): Promise<string> {
  const home = `${services.publicUrl()}/c/${community.slug}`
  const { items } = await listMeetings(services.db, community.id, { limit: 50 })
  const revisions = await revisionsOf(services.db, community.id, idsOf(items))
  const feed = new Feed({
    id: home,
    link: home,
    title: `${community.name} · Grove`,
    copyright: '',
    author: { name: community.name, link: home },
    feedLinks: { atom: `${home}/feed.atom` },
    updated: new Date(Math.max(0, ...[...revisions.values()].map(({ at }) => at))),
  })
  for (const item of items) {
    const link = `${services.publicUrl()}/m/${item.code}${item.stage === 'closed' || item.stage === 'archived' ? '/record' : ''}`
    const { problem, action, vision } = item.cards
    feed.addItem({
      id: `urn:uuid:${item.id}`,
      link,
      // Titles go out as HTML: what people wrote is text.
      title: escapeHtml(item.theme),
      date: new Date(revisions.get(item.id)!.at),
      description: `${problem} · ${action} · ${vision}`,
    })
  }
  return feed.atom1()
}

/**
 * Instants in UTC, right in every zone. SEQUENCE and DTSTAMP say which revision of a meeting this is, so
 * that calendars move what was moved.
 */
async function calendar(
  { db, publicUrl }: MeetingServices,
  { id, name }: Place,
  meetings: MeetingSummary[],
  minutes = 120,
): Promise<Response> {
  const revisions = await revisionsOf(db, id, idsOf(meetings))
  const events = ical({ name, prodId: '//Grove//Meetings//EN' })
  for (const meeting of meetings) {
    const { sequence, at, shown } = revisions.get(meeting.id)!
    // One that was announced and then taken back is cancelled where it was entered; other drafts are
    // nobody's business.
    const draft = meeting.stage === 'draft'
    if (draft && !shown) continue
    events.createEvent({
      id: `${meeting.id}@grove`,
      start: new Date(meeting.startsAt),
      end: new Date(meeting.startsAt + minutes * 60_000),
      stamp: new Date(at),
      lastModified: new Date(at),
      sequence,
      ...(draft ? { status: ICalEventStatus.CANCELLED } : {}),
      summary: draft ? '' : meeting.theme,
      location: draft ? '' : meeting.place,
      url: `${publicUrl()}/m/${meeting.code}`,
    })
  }
  return new Response(events.toString(), { headers: { 'content-type': ICS } })
}

const idsOf = (meetings: readonly MeetingSummary[]) => meetings.map(({ id }) => id)

/** Meetings for calendars and feed readers. */
export const calendarRoutes = [calendarOfMeeting, calendarOfCommunity, feedOfCommunity]
