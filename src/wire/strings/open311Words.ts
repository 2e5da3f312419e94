import type { Rows } from './rows.ts'

/** What programs of neighbours read by Open311, for their people. */
export const OPEN311_WORDS = {
  service: [
    '写一张卡挂到“随时写”的树上，最多 500 字。不问姓名，人人看得到。',
    '寫一張卡掛到「隨時寫」的樹上，最多 500 字。不問姓名，人人看得到。',
    'A card on the open tree, of at most 500 characters. No name is asked; everybody can read it.',
  ],
  tree: [
    '挂在哪棵树上；不选就是问题树',
    '掛在哪棵樹上；不選就是問題樹',
    'On which tree it hangs; the problem tree where nothing is chosen',
  ],
  problem: ['问题', '問題', 'Problem'],
  action: ['行动', '行動', 'Action'],
  vision: ['愿景', '願景', 'Vision'],
  receipt: [
    '收到了，挂上去了。凭回执 {receipt} 看进展：{link}。回执只给这一次，请收好。',
    '收到了，掛上去了。憑回執 {receipt} 看進展：{link}。回執只給這一次，請收好。',
    'Received, and on the tree. Follow it by the receipt {receipt}: {link}. The receipt is given only here; keep it.',
  ],
  received: ['收到了，还没有并入事项', '收到了，還沒有併入事項', 'Received, in no matter yet'],
  matter: ['{number} 号事项：{stage}', '{number} 號事項：{stage}', 'Matter no. {number}: {stage}'],
  cut: ['剪成了两张卡', '剪成了兩張卡', 'Cut into two cards'],
  contact: ['{community} · 找社区居委会', '{community} · 找社區居委會', '{community} · ask the residents’ committee'],
  keys: [
    '不需要密钥；有密钥的程序可以发得更多。找社区居委会要。',
    '不需要金鑰；有金鑰的程式可以發得更多。找社區居委會要。',
    'No key is needed; programs with one may send more. Ask the residents’ committee.',
  ],
  demanded: [
    '要有密钥才能发。找社区居委会要。',
    '要有金鑰才能發。找社區居委會要。',
    'A key is needed to send. Ask the residents’ committee.',
  ],
  noKey: ['没有密钥，或密钥不对', '沒有金鑰，或金鑰不對', 'The api_key is missing or wrong'],
  noJurisdiction: ['没有这个辖区：{id}', '沒有這個轄區：{id}', 'There is no jurisdiction {id} here'],
  noService: ['没有这类事：{code}', '沒有這類事：{code}', 'There is no service {code} here'],
  serviceMissing: ['没有说是哪类事（service_code）', '沒有說是哪類事（service_code）', 'The service_code is missing'],
  placeMissing: [
    '没有说在哪里：address_string、address_id，或 lat 和 long',
    '沒有說在哪裡：address_string、address_id，或 lat 和 long',
    'The place is missing: address_string, address_id, or lat and long',
  ],
  noPlace: ['这个社区没有这个地方：{id}', '這個社區沒有這個地方：{id}', 'There is no place {id} in this community'],
  noTree: [
    'tree 只能是 problem、action、vision',
    'tree 只能是 problem、action、vision',
    'tree is problem, action or vision',
  ],
  about: ['关于 {id}', '關於 {id}', 'About {id}'],
  wordsMissing: ['没有说是什么（description）', '沒有說是什麼（description）', 'The description is missing'],
  noRequest: [
    '没有这个请求，或它已经收回',
    '沒有這個請求，或它已經收回',
    'There is no such request, or it was taken back',
  ],
} as const satisfies Rows
export type Open311Word = keyof typeof OPEN311_WORDS
