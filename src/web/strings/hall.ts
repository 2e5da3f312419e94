import type { Rows } from '../../wire/strings/rows.ts'

/** Who may join from where, and who counts heads. */
export default {
  'hall.invitation': [
    '【{community}议事会】{theme}\n时间：{when}\n地点：{place}\n到会场扫大屏幕上的码就能参加，不用注册。先看看，先写好：\n{link}',
    '【{community}議事會】{theme}\n時間：{when}\n地點：{place}\n到會場掃大螢幕上的碼就能參加，不用註冊。先看看，先寫好：\n{link}',
    '{community}: {theme}\nWhen: {when}\nWhere: {place}\nIn the hall, scan the big screen to take part, no account needed. Look and write ahead here:\n{link}',
  ],
  'hall.paper': ['纸卡', '紙卡', 'Cards on paper'],
  'hall.hangAtOnce': ['拍了就上树，文字后录', '拍了就上樹，文字後錄', 'Hang at once, check later'],
  'hall.hangAtOnce.hint': [
    '拍到的纸卡几秒内就挂上树，先挂手写部分的照片，所有人都看得到；姓名电话那一栏不会露出来，但正文里写了名字或电话也会被看到。同事核对录入文字以后，照片就不再公开。',
    '拍到的紙卡幾秒內就掛上樹，先掛手寫部分的照片，所有人都看得到；姓名電話那一欄不會露出來，但正文裡寫了名字或電話也會被看到。同事核對錄入文字以後，照片就不再公開。',
    'A printed card hangs seconds after its photo, as a picture of what is written on it, for everybody to see. The line for name and phone is never shown; a name or a phone number in the writing itself is. Once a colleague has entered the words, the picture is shown no more.',
  ],
  'hall.joining': ['谁可以加入', '誰可以加入', 'Who can join'],
  'hall.joining.hall': ['到会场的人', '到會場的人', 'People in the hall'],
  'hall.joining.hall.hint': [
    '扫大屏幕上的码，或输入上面的数字。码每半分钟换一次，转发出去的截图进不来。',
    '掃大螢幕上的碼，或輸入上面的數字。碼每半分鐘換一次，轉發出去的截圖進不來。',
    'They scan the big screen, or type the number on it. The code changes every half minute: a screenshot that was sent on lets nobody in.',
  ],
  'hall.joining.anyone': ['知道网址的人', '知道網址的人', 'Anyone with the address'],
  'hall.joining.anyone.hint': [
    '在家也能参加。网址转发给谁，谁就能进来。',
    '在家也能參加。網址轉發給誰，誰就能進來。',
    'People can take part from home. Whoever is sent the address can come in.',
  ],
  'hall.number': ['进场数字', '進場數字', 'Door number'],
  'hall.numberHint': [
    '给扫不了码的人念一遍。每分钟换一次。',
    '給掃不了碼的人唸一遍。每分鐘換一次。',
    'Say it aloud to those who cannot scan. It changes every minute.',
  ],
  'hall.byPhone': ['其中手机 {count}', '其中手機 {count}', '{count} by phone'],
  'hall.moreThanHeads': ['比人头多 {count}', '比人頭多 {count}', '{count} more than heads'],
  'hall.projector': [
    '投影电脑用的大屏幕链接',
    '投影電腦用的大螢幕連結',
    'Big screen’s link for the projector computer',
  ],
  'hall.showProjector': ['显示大屏幕的链接', '顯示大螢幕的連結', 'Show the big screen’s link'],
  'hall.projectorWhy': [
    '给没有登录的投影电脑。这条链接能看到进场码，正在投影时先别显示。',
    '給沒有登入的投影電腦。這條連結能看到進場碼，正在投影時先別顯示。',
    'For a projector’s computer where nobody is signed in. It shows the codes that let people in: not while this page is on a projector.',
  ],
  'hall.projectorHint': [
    '投影的电脑没有登录，就打开这个链接，两天内有效。拿到它的人看得到进场码，别发到群里。',
    '投影的電腦沒有登入，就打開這個連結，兩天內有效。拿到它的人看得到進場碼，別發到群裡。',
    'Open it on a computer where nobody is signed in; it works for two days. Whoever has it sees the codes that let people in: keep it out of chat groups.',
  ],
} satisfies Rows
