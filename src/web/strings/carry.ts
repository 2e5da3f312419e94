import type { Rows } from '../../wire/strings/rows.ts'

/** What the desk says of a meeting that is carried from one Grove to another. */
export default {
  'carry.title': ['带回社区的服务器', '帶回社區的伺服器', 'Carry it home'],
  'carry.explain': [
    '在这台电脑上开的会，做成一个文件，用 U 盘拷到社区的服务器上带进去。卡片、回执、纸卡、照片、纪要都在里面；会场里发的回执，在那边照样能查。',
    '在這台電腦上開的會，做成一個檔案，用隨身碟拷到社區的伺服器上帶進去。卡片、回執、紙卡、照片、紀要都在裡面；會場裡發的回執，在那邊照樣能查。',
    'What was held on this laptop becomes one file, which is brought in at the community’s server. Cards, receipts, printed cards, photos and minutes are in it; receipts from the hall open there too.',
  ],
  'carry.after': [
    '做好以后，会议在这里就不再改动。',
    '做好以後，會議在這裡就不再改動。',
    'Once it is made, the meeting is not changed here any more.',
  ],
  'carry.passphrase': ['口令', '口令', 'Passphrase'],
  'carry.passphraseHint': [
    '文件用它锁住。抄下来，和文件分开放；没有它，谁也打不开。',
    '檔案用它鎖住。抄下來，和檔案分開放；沒有它，誰也打不開。',
    'It locks the file. Write it down, and keep it apart from the file: nobody opens it without.',
  ],
  'carry.make': ['做成文件', '做成檔案', 'Make the file'],
  'carry.again': ['再做一份', '再做一份', 'Make it again'],
  'carry.making': ['正在做，请等一会儿……', '正在做，請等一會兒……', 'Making it; this takes a moment …'],
  'carry.save': ['存下文件', '存下檔案', 'Save the file'],
  'carry.fingerprint': ['指纹', '指紋', 'Fingerprint'],
  'carry.tell': [
    '把指纹告诉带进去的人，让他核对。',
    '把指紋告訴帶進去的人，讓他核對。',
    'Tell the fingerprint to whoever brings it in, who compares it.',
  ],
  'carry.onlyCoordinator': [
    '文件里有姓名，也看得出卡是谁写的，所以由统筹人或管理员来做。',
    '檔案裡有姓名，也看得出卡是誰寫的，所以由統籌人或管理員來做。',
    'The file holds names, and who wrote what; so the coordinator or an administrator makes it.',
  ],
  'carry.banner': [
    '{when} 带走了：会议在社区的服务器上继续，这里不再改动。',
    '{when} 帶走了：會議在社區的伺服器上繼續，這裡不再改動。',
    'Carried home on {when}: it goes on at the community’s server, and is not changed here.',
  ],
  'carry.stays': [
    '会议已经带走，设置不再改动。',
    '會議已經帶走，設定不再改動。',
    'The meeting was carried home; its settings stay.',
  ],
  'carry.takeBack': ['还是在这里继续', '還是在這裡繼續', 'Go on here after all'],
  'carry.takeBackText': [
    '先问清楚：那边要是已经带进去并且改动过，这里再改的就带不过去了。',
    '先問清楚：那邊要是已經帶進去並且改動過，這裡再改的就帶不過去了。',
    'Ask first: where it was brought in and changed there, what you change here cannot follow.',
  ],
  'carry.takenBack': ['会议又在这里继续了。', '會議又在這裡繼續了。', 'The meeting goes on here.'],
  'carry.cameFrom': ['{when} 从别处带来', '{when} 從別處帶來', 'Carried here on {when}'],
  'carry.log': ['记在', '記在', 'Written in'],
  'carry.bring': ['带入会议', '帶入會議', 'Bring in a meeting'],
  'carry.bringExplain': [
    '把没有网络的电脑上开的会，带进{community}。选好文件，输入口令，先看一看，再确认。',
    '把沒有網路的電腦上開的會，帶進{community}。選好檔案，輸入口令，先看一看，再確認。',
    'Brings a meeting that was held on an offline laptop into {community}. Choose the file, enter its passphrase, look, then confirm.',
  ],
  'carry.file': ['带来的文件', '帶來的檔案', 'The file that was carried'],
  'carry.look': ['看一看', '看一看', 'Look at it'],
  'carry.looking': ['正在核对，请等一会儿……', '正在核對，請等一會兒……', 'Looking it through; this takes a moment …'],
  'carry.holds': [
    '{cards} 张卡片 · {people} 人到场 · {pictures} 张图片',
    '{cards} 張卡片 · {people} 人到場 · {pictures} 張圖片',
    '{cards} cards · {people} people present · {pictures} pictures',
  ],
  'carry.from': ['在{from}的电脑上开的', '在{from}的電腦上開的', 'Held on a laptop of {from}'],
  'carry.staff': ['那边的工作人员', '那邊的工作人員', 'Who worked there'],
  'carry.staffText': [
    '他们录入的记着他们的名字；在这里没有任何权限。',
    '他們錄入的記著他們的名字；在這裡沒有任何權限。',
    'What they entered keeps their names; they have no role here.',
  ],
  'carry.compare': [
    '和那台电脑上显示的指纹一个一个对。一样，才是你们的电脑做的。',
    '和那台電腦上顯示的指紋一個一個對。一樣，才是你們的電腦做的。',
    'Compare it, digit by digit, with what that laptop shows. Only if it is the same did your laptop make the file.',
  ],
  'carry.known': ['以前带来过它签的会议。', '以前帶來過它簽的會議。', 'It has signed meetings that came here before.'],
  'carry.confirm': ['指纹一样，带进来', '指紋一樣，帶進來', 'It is the same: bring it in'],
  'carry.done': ['带进来了。', '帶進來了。', 'It is in.'],
  'carry.continued': [
    '接着上次的，新的 {n} 条记录也带进来了。',
    '接著上次的，新的 {n} 條記錄也帶進來了。',
    'It went on from last time: {n} new entries are in.',
  ],
  'carry.nothingNew': [
    '里面的都已经在这里了，什么都没有改动。',
    '裡面的都已經在這裡了，什麼都沒有改動。',
    'All of it is here already; nothing was changed.',
  ],
  'carry.open': ['打开会议', '打開會議', 'Open the meeting'],
} satisfies Rows
