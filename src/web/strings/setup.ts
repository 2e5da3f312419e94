import type { Rows } from '../../wire/strings/rows.ts'

/** The way from an empty installation to a first meeting. */
export default {
  'setup.title': ['开始使用', '開始使用', 'Set up'],
  'setup.goOn': ['接着准备', '接著準備', 'Go on with setting up'],
  'setup.lead': [
    '五步，就能开第一场会。顺序可以换，以后也都能改。',
    '五步，就能開第一場會。順序可以換，以後也都能改。',
    'Five steps to a first meeting. Take them in any order; everything can be changed later.',
  ],
  'setup.done': ['好了', '好了', 'done'],
  'setup.saved': ['保存了', '儲存了', 'Saved'],
  'setup.name': ['街道和时区', '街道和時區', 'Your subdistrict and its time zone'],
  'setup.places': ['社区、网格、楼栋', '社區、網格、樓棟', 'Communities, grids and buildings'],
  'setup.placesHint': [
    '一个一个加，或者从表格里贴过来。先有一个社区就够了。',
    '一個一個加，或者從表格裡貼過來。先有一個社區就夠了。',
    'Add them one by one, or paste them from a spreadsheet. One community is enough to begin.',
  ],
  'setup.toPlaces': ['加地方', '加地方', 'Add places'],
  'setup.communities': ['{n} 个社区', '{n} 個社區', '{n} communities'],
  'setup.people': ['第一批工作人员', '第一批工作人員', 'Your first staff'],
  'setup.peopleHint': [
    '给每个社区一位统筹人和一位协作者。每人会得到一条登录链接，亲手交给本人。',
    '給每個社區一位統籌人和一位協作者。每人會得到一條登入連結，親手交給本人。',
    'Give each community a coordinator and a facilitator. For each you get a sign-in link to hand over.',
  ],
  'setup.peopleCount': ['现在 {n} 人', '現在 {n} 人', '{n} now'],
  'setup.settings': ['期限和信头', '期限和信頭', 'Deadlines and letterhead'],
  'setup.settingsHint': [
    '每个社区自己的：办公室名称、办理期限、节假日、信头。先用现成的也行。',
    '每個社區自己的：辦公室名稱、辦理期限、節假日、信頭。先用現成的也行。',
    'Each community’s own: its office, deadlines, holidays, letterhead. The usual ones will do to begin with.',
  ],
  'setup.communityFirst': ['先加一个社区。', '先加一個社區。', 'Add a community first.'],
  'setup.meeting': ['开第一场会', '開第一場會', 'Hold your first meeting'],
  'setup.meetingHint': [
    '写下主题、地点和时间。系统会给海报、二维码和大屏幕的链接。',
    '寫下主題、地點和時間。系統會給海報、二維碼和大螢幕的連結。',
    'Say what it is about, where and when. You then get a poster, a QR code and the big screen.',
  ],
  'setup.firstMeeting': ['新建议事会', '新建議事會', 'Create the meeting'],
} satisfies Rows
