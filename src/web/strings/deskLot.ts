import type { Rows } from '../../wire/strings/rows.ts'

/** Lots, at the desk. */
export default {
  'deskLot.empty': [
    '谁先说、派谁去、平局怎么办，可以当众抽签。先宣布，再掷骰子。',
    '誰先說、派誰去、平局怎麼辦，可以當眾抽籤。先宣布，再擲骰子。',
    'Who speaks first, who goes, what breaks a tie: draw it in front of everybody. Announce first, then throw the dice.',
  ],
  'deskLot.announce': ['宣布抽签', '宣布抽籤', 'Announce a lot'],
  'deskLot.announceDo': ['宣布，放上大屏幕', '宣布，放上大螢幕', 'Announce and show'],
  'deskLot.announceText': [
    '宣布了就定了：抽什么、从谁里抽、抽几个。宣布以后再掷骰子，一次宣布只抽一次。',
    '宣布了就定了：抽什麼、從誰裡抽、抽幾個。宣布以後再擲骰子，一次宣布只抽一次。',
    'Once announced it is fixed: what it is about, from whom, how many. Throw the dice afterwards; what is announced once is drawn once.',
  ],
  'deskLot.purposeHint': [
    '大屏幕上看得到。平局就写明每个号是什么：1 路灯，2 停车。',
    '大螢幕上看得到。平局就寫明每個號是什麼：1 路燈，2 停車。',
    'Everybody sees it. For a tie, say what each number stands for: 1 lamps, 2 parking.',
  ],
  'deskLot.againHint': [
    '这件事、这些人已经抽过或作废过，就要写。公开。',
    '這件事、這些人已經抽過或作廢過，就要寫。公開。',
    'Needed where this, or these people, were drawn or given up before. Public.',
  ],
  'deskLot.call': ['填喊出来的数…', '填喊出來的數…', 'Enter what was called…'],
  'deskLot.callAgain': ['改喊出来的数…', '改喊出來的數…', 'Put the numbers right…'],
  'deskLot.callDo': ['放上大屏幕', '放上大螢幕', 'Show it'],
  'deskLot.callText': [
    '数先上大屏幕，大家对过骰子，再抽。',
    '數先上大螢幕，大家對過骰子，再抽。',
    'The numbers stand on the screen first. Let everybody compare them with the dice, then draw.',
  ],
  'deskLot.calledHint': ['用空格隔开，例如 3 5 6', '用空格隔開，例如 3 5 6', 'With spaces between, for example 3 5 6'],
  'deskLot.draw': ['抽', '抽', 'Draw'],
  'deskLot.drawn': ['抽好了', '抽好了', 'Drawn'],
  'deskLot.giveUpText': [
    '作废的签留在记录里，写着原因。再抽要重新宣布。',
    '作廢的籤留在記錄裡，寫著原因。再抽要重新宣布。',
    'It stays on record with your reason. To draw, announce another one.',
  ],
  'deskLot.numbers': ['谁是几号', '誰是幾號', 'Who has which number'],
  'deskLot.numbersText': [
    '有手机的自己看得到。没有手机的，请告诉他们。',
    '有手機的自己看得到。沒有手機的，請告訴他們。',
    'Who has a phone reads theirs on it. Tell the others.',
  ],
  'deskLot.byPhone': ['手机上看得到', '手機上看得到', 'reads it on a phone'],
  'deskLot.key': [
    '抽签：宣布，填喊出来的数，抽',
    '抽籤：宣布，填喊出來的數，抽',
    'a lot: announce it, enter what was called, draw',
  ],
} satisfies Rows
