import type { Rows } from '../../wire/strings/rows.ts'

/** Letters by e-mail. */
export default {
  'letter.confirm.subject': [
    '确认：有进展时写信给你',
    '確認：有進展時寫信給你',
    'Please confirm: letters about your card',
  ],
  'letter.confirm.text': [
    '有人在{community}的三棵树上留了这个邮箱，想知道一张卡的进展。\n\n是你吗？点开链接确认：\n\n{link}\n\n不是你？不用理会，七天后自动删掉。',
    '有人在{community}的三棵樹上留了這個信箱，想知道一張卡的進展。\n\n是你嗎？點開連結確認：\n\n{link}\n\n不是你？不用理會，七天後自動刪掉。',
    'Somebody left this address with {community} to hear what becomes of a card on the three trees.\n\nWas it you? Open the link to confirm:\n\n{link}\n\nNot you? Leave it be. It is erased after seven days.',
  ],
  'letter.subject': ['{title}：{news}', '{title}：{news}', '{title}: {news}'],
  'letter.subject.asks': ['{title}：解决了吗？', '{title}：解決了嗎？', '{title}: is it solved?'],
  'letter.subject.question': [
    '想问问你 {number} 号卡的意思',
    '想問問你 {number} 號卡的意思',
    'A question about your card no. {number}',
  ],
  'letter.question': [
    '{community}有人想问问你写的第 {number} 号卡是什么意思。点开链接就能看到问题，也能回答，不用账号：',
    '{community}有人想問問你寫的第 {number} 號卡是什麼意思。點開連結就能看到問題，也能回答，不用帳號：',
    'Somebody in {community} asks what you meant with card no. {number}. Open the link to read the question and answer it, no account needed:',
  ],
  'letter.hello.author': [
    '你写的第 {number} 号卡（{tree}），在{community}的 {matter} 号事项“{title}”里。',
    '你寫的第 {number} 號卡（{tree}），在{community}的 {matter} 號事項「{title}」裡。',
    'Your card no. {number} ({tree}) belongs to matter no. {matter}, “{title}”, in {community}.',
  ],
  'letter.hello.endorser': [
    '你附议过的第 {number} 号卡（{tree}），在{community}的 {matter} 号事项“{title}”里。',
    '你附議過的第 {number} 號卡（{tree}），在{community}的 {matter} 號事項「{title}」裡。',
    'Card no. {number} ({tree}), which you endorsed, belongs to matter no. {matter}, “{title}”, in {community}.',
  ],
  'letter.asks': [
    '解决了吗？满意吗？点开下面的链接，说一声就行，不用账号。没有解决也请直说，事情会重新打开。',
    '解決了嗎？滿意嗎？點開下面的連結，說一聲就行，不用帳號。沒有解決也請直說，事情會重新打開。',
    'Is it solved? Are you satisfied? Open the link below and say so, no account needed. If it is not solved, say that: the matter opens again.',
  ],
  'letter.link': ['看全部经过：', '看全部經過：', 'Everything so far:'],
  'letter.stop': ['不想再收信：', '不想再收信：', 'No more letters:'],
} satisfies Rows
