import type { Rows } from '../../wire/strings/rows.ts'

/** The survey at the desk. */
export default {
  'deskSurvey.report': ['一年的报告（Word）', '一年的報告（Word）', 'The year’s report (Word)'],
  'deskSurvey.makePdf': [
    '做码，印成能拍照读的（PDF）',
    '做碼，印成能拍照讀的（PDF）',
    'Make them as PDF, to be read from photos',
  ],
  'deskSurvey.photos': ['拍照录入', '拍照錄入', 'Enter from photos'],
  'deskSurvey.photosHelp': [
    '印成 PDF 的纸可以拍照读，一张照片里可以有几张。照片不留。问号的地方你看着填：1 完全不同意 … 5 完全同意，6 说不清。',
    '印成 PDF 的紙可以拍照讀，一張照片裡可以有幾張。照片不留。問號的地方你看著填：1 完全不同意 … 5 完全同意，6 說不清。',
    'Sheets that were made as PDF are read from photos, several on one. No photo is kept. Fill in where a question mark stands: 1 not at all … 5 fully, 6 don’t know.',
  ],
  'deskSurvey.sheetsFound': ['读到 {n} 张', '讀到 {n} 張', '{n} sheets'],
  'deskSurvey.notRead': [
    '{n} 个码不是这一次的，或者读不出。',
    '{n} 個碼不是這一次的，或者讀不出。',
    '{n} codes are of no sheet of this wave, or could not be read.',
  ],
  'deskSurvey.sheetOf': ['码 {code} 的纸', '碼 {code} 的紙', 'Sheet with code {code}'],
  'deskSurvey.new': ['新的一次', '新的一次', 'A new wave'],
  'deskSurvey.draft': ['存成草稿', '存成草稿', 'Save as a draft'],
  'deskSurvey.title': ['叫什么', '叫什麼', 'Its name'],
  'deskSurvey.own': [
    '自己加问的，一行一句，最多四句',
    '自己加問的，一行一句，最多四句',
    'Your own, one a line, four at most',
  ],
  'deskSurvey.coded': ['发码，一人答一次', '發碼，一人答一次', 'With codes: one answer a person'],
  'deskSurvey.by.age': ['愿意的话，问年龄', '願意的話，問年齡', 'Ask for the age of who agrees'],
  'deskSurvey.by.years': ['愿意的话，问住了多久', '願意的話，問住了多久', 'Ask how long who agrees has lived here'],
  'deskSurvey.by.home': [
    '愿意的话，问房子是自己的还是租的',
    '願意的話，問房子是自己的還是租的',
    'Ask whether who agrees owns or rents their home',
  ],
  'deskSurvey.consent': [
    '答的人说了（打了勾）：也可以按下面几样来数',
    '答的人說了（打了勾）：也可以按下面幾樣來數',
    'They said, or ticked, that they may be counted by what follows',
  ],
  'deskSurvey.open': ['开始问', '開始問', 'Open it'],
  'deskSurvey.openSure': [
    '开始以后，问的话不能再改，也一直留在公开日志里：里面不要写谁的名字。',
    '開始以後，問的話不能再改，也一直留在公開日誌裡：裡面不要寫誰的名字。',
    'Once it is open, what it asks cannot be changed and stays in the log for good: it should name nobody.',
  ],
  'deskSurvey.close': ['结束，公布结果', '結束，公布結果', 'Close and publish'],
  'deskSurvey.closeSure': [
    '结束以后不再收，结果马上公布，也写进公开日志。',
    '結束以後不再收，結果馬上公布，也寫進公開日誌。',
    'Nothing more is taken; what it came to is published at once, and stands in the log.',
  ],
  'deskSurvey.abandon': ['不问了', '不問了', 'Give it up'],
  'deskSurvey.abandonSure': [
    '已经答的都不算，也不留。写明为什么；原因一直留在公开日志里，不要写谁的名字。',
    '已經答的都不算，也不留。寫明為什麼；原因一直留在公開日誌裡，不要寫誰的名字。',
    'What was answered counts no more and is forgotten. Say why; the reason stays in the log for good and should name nobody.',
  ],
  'deskSurvey.codes': ['答题码', '答題碼', 'Codes'],
  'deskSurvey.codesHelp': [
    '每张纸一个码。做出来只显示一次，当场印。',
    '每張紙一個碼。做出來只顯示一次，當場印。',
    'One code a sheet. They are shown once: print them at once.',
  ],
  'deskSurvey.howMany': ['做几张', '做幾張', 'How many'],
  'deskSurvey.make': ['做码并打开来印', '做碼並打開來印', 'Make and open to print'],
  'deskSurvey.set': [
    '第 {set} 批：{count} 个码，用了 {used} 个',
    '第 {set} 批：{count} 個碼，用了 {used} 個',
    'Set {set}: {count} codes, {used} used',
  ],
  'deskSurvey.setSmall': [
    '第 {set} 批：{count} 个码。有一批不到五个，用了几个不说。',
    '第 {set} 批：{count} 個碼。有一批不到五個，用了幾個不說。',
    'Set {set}: {count} codes. A set has fewer than five, so how many were used is not told.',
  ],
  'deskSurvey.voided': ['作废', '作廢', 'void'],
  'deskSurvey.void': ['作废没用的', '作廢沒用的', 'Void what is not used'],
  'deskSurvey.voidSure': [
    '这一批里没用过的码都不能再答。',
    '這一批裡沒用過的碼都不能再答。',
    'Codes of this set that were not used answer no more.',
  ],
  'deskSurvey.enter': ['录一张纸', '錄一張紙', 'Enter a sheet'],
  'deskSurvey.enterHelp': [
    '按顺序敲数字：1 完全不同意 … 5 完全同意，6 说不清，一共 {n} 个。',
    '按順序敲數字：1 完全不同意 … 5 完全同意，6 說不清，一共 {n} 個。',
    'Type the digits in order: 1 not at all … 5 fully, 6 don’t know; {n} of them.',
  ],
  'deskSurvey.code': ['答题码', '答題碼', 'Code'],
  'deskSurvey.digits': ['答案', '答案', 'Answers'],
  'deskSurvey.channel': ['怎么来的', '怎麼來的', 'How it came'],
  'deskSurvey.entered': ['计入了', '計入了', 'Counted'],
  'deskSurvey.enteredAgain': [
    '这个码答过了，没有再计入',
    '這個碼答過了，沒有再計入',
    'This code has answered before; nothing was added',
  ],
} satisfies Rows
