import type { Rows } from '../../wire/strings/rows.ts'

/** A photo on a card, on the phone. */
export default {
  'photo.take': ['拍照', '拍照', 'Take one'],
  'photo.choose': ['选照片', '選照片', 'Choose one'],
  'photo.sending': ['正在上传照片', '正在上傳照片', 'Sending the photo'],
  'photo.added': ['照片已加上', '照片已加上', 'The photo is added'],
  'photo.failed': [
    '照片没传上去。文字还在，等网络好了再传一次。',
    '照片沒傳上去。文字還在，等網路好了再傳一次。',
    'The photo did not get through. Your text is safe; try again when the network is back.',
  ],
  'photo.yours': ['你的照片', '你的照片', 'Your photo'],
  'photo.remove': ['去掉照片', '去掉照片', 'Remove the photo'],
  'photo.removed': ['照片去掉了', '照片去掉了', 'The photo is removed'],
  'photo.again': ['再传一次', '再傳一次', 'Try again'],
} satisfies Rows
