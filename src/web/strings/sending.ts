import type { Rows } from '../../wire/strings/rows.ts'

/** What waits on the phone to be sent. */
export default {
  'sending.title': ['正在送你的卡', '正在送你的卡', 'Sending your card'],
  'sending.safe': [
    '很快就好。关掉页面也不会丢。',
    '很快就好。關掉頁面也不會丟。',
    'This takes a moment. It is safe even when you close the page.',
  ],
  'sending.offline': [
    '现在没有网络。卡存在手机里，连上后会自己送出去。',
    '現在沒有網路。卡存在手機裡，連上後會自己送出去。',
    'There is no network. Your phone keeps the card and sends it by itself.',
  ],
} satisfies Rows
