import type { Rows } from './rows.ts'

/** What the server says of a convention: in the notice of its draft, and in the text for chat groups. */
export const CONVENTION_WORDS = {
  notice: ['{title}（征求意见稿）公示', '{title}（徵求意見稿）公示', 'Draft: {title}'],
  asks: [
    '下面是草案。有意见请在公示期内提出，每一条都会答复。',
    '下面是草案。有意見請在公示期內提出，每一條都會答覆。',
    'This is the draft. Say what you think of it while it hangs: everything is answered.',
  ],
  article: ['第 {n} 条 {text}', '第 {n} 條 {text}', 'Article {n}: {text}'],
  residentsMeeting: [
    '居民公约由居民会议表决，报街道备案',
    '居民公約由居民會議表決，報街道備案',
    'Voted on by the residents’ meeting, filed with the subdistrict',
  ],
  representativesMeeting: [
    '居民公约由居民代表会议表决，报街道备案',
    '居民公約由居民代表會議表決，報街道備案',
    'Voted on by the representatives’ meeting, filed with the subdistrict',
  ],
  more: ['还有 {n} 条，点开看全文。', '還有 {n} 條，點開看全文。', '{n} more articles: open to read them all.'],
} satisfies Rows
