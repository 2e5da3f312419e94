import type { Rows } from '../../wire/strings/rows.ts'

/** The room is asked, at the desk. */
export default {
  'deskRoom.hint': [
    '拿不准两张卡说的是不是一件事，在“三棵树”里选两张，按“问大家”。',
    '拿不準兩張卡說的是不是一件事，在「三棵樹」裡選兩張，按「問大家」。',
    'Unsure whether two cards say the same? Pick both on the board and press “Ask the room”.',
  ],
  'deskRoom.asked': ['大屏幕和手机上都在问了', '大螢幕和手機上都在問了', 'The screen and all phones ask it now'],
  'deskRoom.number': ['第 {number} 问', '第 {number} 問', 'Question {number}'],
  'deskRoom.close': ['停止回答…', '停止回答…', 'Close it…'],
  'deskRoom.closeTitle': ['停止回答，记举手', '停止回答，記舉手', 'Close it and enter hands'],
  'deskRoom.closeText': [
    '先请没在手机上回答的人举手，三样各数一遍。没有人举手就空着。',
    '先請沒在手機上回答的人舉手，三樣各數一遍。沒有人舉手就空著。',
    'Ask those who did not answer by phone to raise their hands, once for each answer. Leave it empty if nobody does.',
  ],
  'deskRoom.closeDo': ['停止，公布结果', '停止，公布結果', 'Close and show'],
  'deskRoom.recount': ['改举手数', '改舉手數', 'Put hands right'],
  'deskRoom.gatherInto': [
    '把 {number} 号卡归入“{name}”',
    '把 {number} 號卡歸入「{name}」',
    'Gather card {number} into “{name}”',
  ],
  'deskRoom.open': ['归成一个议题…', '歸成一個議題…', 'Make them a topic…'],
  'deskRoom.openTitle': ['这个议题叫什么', '這個議題叫什麼', 'What the topic is called'],
  'deskRoom.takeOut': ['把 {number} 号卡移出议题', '把 {number} 號卡移出議題', 'Take card {number} out of the topic'],
  'deskRoom.tellApart': ['记下：是两件事', '記下：是兩件事', 'Note that they are two things'],
  'deskRoom.corrected': ['举手改过：{reason}', '舉手改過：{reason}', 'Hands put right: {reason}'],
  'deskRoom.pair': ['{first} 号卡和 {second} 号卡', '{first} 號卡和 {second} 號卡', 'Cards {first} and {second}'],
  'deskRoom.key.ask': [
    '问大家（选好两张）；停止回答',
    '問大家（選好兩張）；停止回答',
    'ask the room about two picked cards; close the answers',
  ],
} satisfies Rows
