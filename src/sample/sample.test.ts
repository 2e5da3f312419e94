import { describe, expect, it } from 'vitest'
import { CAPACITIES, NAME_MOST, THEME_MOST, TREES, WHERE_MOST, type Tree } from '../core/meeting/meeting.ts'
import { ROLES } from '../core/place/place.ts'
import { graphemes } from '../core/plain/text.ts'
import { finishedMeeting } from './finishedMeeting.ts'
import { openMeeting, type SampleMeeting } from './openMeeting.ts'
import { sample } from './places.ts'

const perTree = (meeting: SampleMeeting) =>
  TREES.map((tree) => meeting.cards.filter((card) => card.tree === tree).length)

const LINKED: Record<Tree, Tree | null> = { problem: null, action: 'problem', vision: 'action' }

it('has the counts that are promised', () => {
  expect(openMeeting.people).toHaveLength(42)
  expect(perTree(openMeeting)).toEqual([12, 11, 9])
  expect(finishedMeeting.people).toHaveLength(26)
  expect(perTree(finishedMeeting)).toEqual([10, 9, 7])
})

describe.each([
  ['open', openMeeting],
  ['finished', finishedMeeting],
])('%s meeting', (_, meeting) => {
  const { people, cards, topics } = meeting

  it('names its theme, place, next step and agenda', () => {
    expect(graphemes(meeting.theme)).toBeLessThanOrEqual(THEME_MOST)
    for (const words of [meeting.theme, meeting.place, meeting.next]) expect(words).not.toBe('')
    expect(meeting.agenda[0]?.kind).toBe('checkIn')
    expect(meeting.agenda.at(-1)?.kind).toBe('close')
    expect(meeting.agenda.reduce((sum, item) => sum + item.minutes, 0)).toBe(120)
  })

  it('names nobody twice, and residents and representatives make up about half', () => {
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length)
    for (const person of people) {
      expect(CAPACITIES).toContain(person.capacity)
      expect(graphemes(person.name)).toBeLessThanOrEqual(NAME_MOST)
    }
    const locals = people.filter((person) => ['resident', 'representative'].includes(person.capacity)).length
    expect(locals / people.length).toBeGreaterThan(0.4)
    expect(locals / people.length).toBeLessThan(0.6)
  })

  it('has cards of 12 to 90 characters, no two alike', () => {
    expect(new Set(cards.map((card) => card.text)).size).toBe(cards.length)
    for (const card of cards) {
      expect(graphemes(card.text)).toBeGreaterThanOrEqual(12)
      expect(graphemes(card.text)).toBeLessThanOrEqual(90)
      expect(graphemes(card.where)).toBeLessThanOrEqual(WHERE_MOST)
    }
  })

  it('points only at people who are there, never at the author, and nobody twice', () => {
    for (const card of cards) {
      expect(people[card.by]).toBeDefined()
      for (const person of card.endorsedBy) expect(people[person]).toBeDefined()
      expect(card.endorsedBy).not.toContain(card.by)
      expect(new Set(card.endorsedBy).size).toBe(card.endorsedBy.length)
      expect(card.endorsedBy.length).toBeLessThanOrEqual(17)
    }
  })

  it('links actions to problems and visions to actions, and nothing else', () => {
    for (const card of cards) {
      const links = card.links ?? []
      expect(new Set(links).size).toBe(links.length)
      for (const link of links) expect(cards[link]?.tree).toBe(LINKED[card.tree])
    }
  })

  it('gathers cards of one tree into topics, each card once, some left loose', () => {
    const gathered = topics.flatMap((topic) => topic.cards)
    expect(new Set(gathered).size).toBe(gathered.length)
    expect(gathered.length).toBeLessThan(cards.length)
    expect(new Set(topics.map((topic) => topic.name)).size).toBe(topics.length)
    for (const topic of topics) {
      expect(graphemes(topic.name)).toBeLessThanOrEqual(8)
      expect(topic.cards.length).toBeGreaterThan(1)
      for (const card of topic.cards) expect(cards[card]?.tree).toBe(topic.tree)
    }
    for (const tree of TREES) {
      const count = topics.filter((topic) => topic.tree === tree).length
      expect(count).toBeGreaterThanOrEqual(3)
      expect(count).toBeLessThanOrEqual(5)
    }
  })

  it('mixes the trees in the order of arrival: never three cards of one tree in a row', () => {
    const trees = cards.map((card) => card.tree)
    for (let i = 2; i < trees.length; i++) expect(new Set(trees.slice(i - 2, i + 1)).size).toBeGreaterThan(1)
  })
})

describe('places', () => {
  it('has three communities with slugs and names of their own', () => {
    expect(sample.communities).toHaveLength(3)
    const slugs = [sample.subdistrict, ...sample.communities].map((place) => place.slug)
    expect(new Set(slugs).size).toBe(4)
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]+$/)
    const buildings = sample.communities.flatMap((place) => place.grids.flatMap((grid) => grid.buildings))
    expect(new Set(buildings).size).toBe(buildings.length)
  })

  it('puts everybody in a place that exists, and fills every role', () => {
    const slugs = [sample.subdistrict, ...sample.communities].map((place) => place.slug)
    for (const person of sample.people) expect(slugs).toContain(person.place)
    expect(new Set(sample.people.map((person) => person.role))).toEqual(new Set(ROLES))
  })
})
