import type { Rows } from '../../wire/strings/rows.ts'

/** A community's public page. */
export default {
  'community.description': [
    '{community}的议事会：正在开的、就要开的、开过的。',
    '{community}的議事會：正在開的、就要開的、開過的。',
    'Meetings of {community}: under way, coming up and past.',
  ],
  'community.lead': [
    '这里的每场会都公开：谁都能看，说过的话有下落。',
    '這裡的每場會都公開：誰都能看，說過的話有下落。',
    'Every meeting here is public. Anyone can read it, and what was said is followed up.',
  ],
  'community.nonePast': ['还没有开过会。', '還沒有開過會。', 'No meeting has been held yet.'],
  'community.older': ['看更早的会议', '看更早的會議', 'See earlier meetings'],
  'community.follow': ['跟进这个社区', '跟進這個社區', 'Follow this community'],
  'community.feed': ['用阅读器订阅', '用閱讀器訂閱', 'Subscribe to the feed'],
  'community.calendar': ['把会议加进日历', '把會議加進日曆', 'Add the meetings to your calendar'],
} satisfies Rows
