import type { Counted } from '../../core/reach/answers.ts'
import type { PageData } from '../../wire/pages.ts'

/** Pages of bulletins; `text` is what people wrote, `name` what things are called. */
export function bulletinSamples(
  text: string,
  name: string,
  at: number,
  clock: PageData['bulletin']['clock'],
): Pick<PageData, 'bulletins' | 'bulletin' | 'keeper'> {
  const community = { slug: 'rongshu', name, subdistrict: name }
  const atLeast: Counted = { opened: 35, cards: 5, endorsements: 0, ballots: 0, objections: 0 }
  const bulletin = {
    code: 'K7Q2MD',
    kind: 'digest' as const,
    title: name,
    text,
    lines: [name, name, name, name, name],
    sentAt: at,
    corrected: { at, why: text },
    withdrawn: null,
  }
  const handed = {
    copy: 'K7Q2MDXY',
    title: name,
    paste: text,
    posted: null,
    corrected: text,
    withdrawn: null,
  }
  return {
    bulletins: { community, clock, items: [bulletin, { ...bulletin, code: 'Q2MDK7', withdrawn: { at, why: text } }] },
    bulletin: {
      community,
      clock,
      bulletin,
      to: '/c/rongshu/write',
      answers: {
        places: [
          { place: 'a', name, tier: 'community', atLeast },
          { place: 'b', name, tier: 'building', atLeast: { ...atLeast, opened: 0 } },
        ],
        atLeast,
      },
      gathered: [{ code: 'Q2MDK7', title: name }],
    },
    keeper: {
      clock,
      community: name,
      slug: 'rongshu',
      at: '/c/rongshu/keep/abc',
      state: 'kept',
      robot: 'fails',
      group: { name, place: name, size: 120 },
      handed: [handed, { ...handed, copy: 'Q2MDK7XY', posted: at, corrected: null, withdrawn: text }],
      formKey: '00000000-0000-4000-8000-000000000000',
      receipt: 'K7Q-2MD-9XR',
      refused: null,
    },
  }
}
