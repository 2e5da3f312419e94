import type { Rows } from '../../wire/strings/rows.ts'

/** The page that checks a receipt without asking anybody. */
export default {
  'verify.title': ['核对回执', '核對回執', 'Check a receipt'],
  'verify.intro': [
    '这一页在你自己的设备上核对，不连网也能用，文件不会发给谁。',
    '這一頁在你自己的裝置上核對，不連網也能用，檔案不會傳給誰。',
    'This page checks on your own device. It works without a network and sends your file to nobody.',
  ],
  'verify.file': [
    '回执的证明文件（从回执页下载，.json）',
    '回執的證明檔案（從回執頁下載，.json）',
    'The proof file of the receipt (from the receipt’s page, .json)',
  ],
  'verify.checkpoint': [
    '别处留存的存证（可不填，整段粘贴）',
    '別處留存的存證（可不填，整段貼上）',
    'A checkpoint kept elsewhere (optional, paste all of it)',
  ],
  'verify.key': [
    '从别处得到的公钥（可不填，一行）',
    '從別處得到的公鑰（可不填，一行）',
    'The public key as you got it elsewhere (optional, one line)',
  ],
  'verify.check': ['核对', '核對', 'Check'],
  'verify.noFile': ['先选一个证明文件。', '先選一個證明檔案。', 'Choose a proof file first.'],
  'verify.holds': [
    '没有问题：这张卡确实被收下了，就是下面这些话。',
    '沒有問題：這張卡確實被收下了，就是下面這些話。',
    'It holds: the card was accepted, and these are its words.',
  ],
  'verify.entry': ['第 {seq} 条记录', '第 {seq} 條記錄', 'Entry {seq}'],
  'verify.erased': [
    '（这段话已经应要求抹去，记录还在）',
    '（這段話已經應要求抹去，記錄還在）',
    '(these words were erased on request; the entry remains)',
  ],
  'verify.size': [
    '存证时一共有 {size} 条记录：{origin}',
    '存證時一共有 {size} 條記錄：{origin}',
    'The checkpoint counts {size} entries: {origin}',
  ],
  'verify.ownKey': [
    '没有另外给公钥，用的是文件里自带的。要更可靠，就从别处要一份公钥来比。',
    '沒有另外給公鑰，用的是檔案裡自帶的。要更可靠，就從別處要一份公鑰來比。',
    'No key was given, so the one in the file was believed. To be surer, get the key elsewhere and compare.',
  ],
  'verify.noSignature': [
    '这个浏览器不会验签名，其他都核对过了。换一个新一点的浏览器可以再验签名。',
    '這個瀏覽器不會驗簽名，其他都核對過了。換一個新一點的瀏覽器可以再驗簽名。',
    'This browser cannot check the signature; everything else was checked. A newer browser can check it too.',
  ],
  'verify.wrong': ['核对不上：{why}', '核對不上：{why}', 'It does not hold: {why}'],
  'verify.wrong.malformed': [
    '这不是回执的证明文件，或者文件不完整。',
    '這不是回執的證明檔案，或者檔案不完整。',
    'this is no proof file, or it is not complete.',
  ],
  'verify.wrong.key': ['公钥读不出来。', '公鑰讀不出來。', 'the key cannot be read.'],
  'verify.wrong.otherKey': [
    '文件里的公钥和你给的不是同一把。',
    '檔案裡的公鑰和你給的不是同一把。',
    'the key in the file is not the one you gave.',
  ],
  'verify.wrong.checkpoint': [
    '存证读不出来，或者不是这份记录的。',
    '存證讀不出來，或者不是這份記錄的。',
    'the checkpoint cannot be read, or belongs to another log.',
  ],
  'verify.wrong.signature': ['存证的签名不对。', '存證的簽名不對。', 'the checkpoint’s signature is wrong.'],
  'verify.wrong.entry': ['记录的条目不对。', '記錄的條目不對。', 'an entry is not as it should be.'],
  'verify.wrong.inclusion': [
    '这条记录不在存证的那份记录里。',
    '這條記錄不在存證的那份記錄裡。',
    'the entry is not in the log of this checkpoint.',
  ],
  'verify.wrong.words': [
    '卡上的话和收下时的不一样。',
    '卡上的話和收下時的不一樣。',
    'the words of the card are not the ones that were accepted.',
  ],
  'verify.wrong.told': [
    '公开的内容和收下时的不一样。',
    '公開的內容和收下時的不一樣。',
    'what everyone was told is not what was accepted.',
  ],
  'verify.wrong.otherCheckpoint': [
    '你留存的存证和文件里的说法不同：有人换过记录。',
    '你留存的存證和檔案裡的說法不同：有人換過記錄。',
    'the checkpoint you kept says otherwise: somebody has replaced the log.',
  ],
} satisfies Rows
