import type { Rows } from '../../wire/strings/rows.ts'

/** Other systems at the desk: programs that report, departments that are sent matters. */
export default {
  'deskOpen311.title': ['和别的系统相通（Open311）', '和別的系統相通（Open311）', 'Other systems (Open311)'],
  'deskOpen311.endpoint': ['给别的系统填的地址', '給別的系統填的網址', 'The address to give to other systems'],
  'deskOpen311.in': [
    '热线、FixMyStreet 这样的系统可以替居民写卡，挂到“随时写”的树上，也可以查办得怎么样。谁报的，一个字都不留。',
    '熱線、FixMyStreet 這樣的系統可以替居民寫卡，掛到「隨時寫」的樹上，也可以查辦得怎麼樣。誰報的，一個字都不留。',
    'Hotlines and systems like FixMyStreet can report for residents, as cards on the open tree, and read what became of them. Nothing is kept of who reported.',
  ],
  'deskOpen311.open': ['没有密钥也能发', '沒有金鑰也能發', 'Anybody may send'],
  'deskOpen311.closed': ['有密钥才能发', '有金鑰才能發', 'Only programs with a key may send'],
  'deskOpen311.demand': ['改成有密钥才能发', '改成有金鑰才能發', 'Demand a key'],
  'deskOpen311.demandHelp': [
    '没有密钥的程序马上就发不进来了；查还是谁都能查。',
    '沒有金鑰的程式馬上就發不進來了；查還是誰都能查。',
    'Programs without a key can send nothing any more; everybody can still read.',
  ],
  'deskOpen311.admit': ['改成谁都能发', '改成誰都能發', 'Let anybody send'],
  'deskOpen311.addKey': ['发一个密钥', '發一個金鑰', 'Make a key'],
  'deskOpen311.label': ['给哪个程序', '給哪個程式', 'For which program'],
  'deskOpen311.keyOnce': [
    '只在这里看得到这一次，复制给对方：',
    '只在這裡看得到這一次，複製給對方：',
    'It is shown here alone, and once. Copy it for them:',
  ],
  'deskOpen311.key': ['密钥', '金鑰', 'Key'],
  'deskOpen311.endKey': ['停掉', '停掉', 'End'],
  'deskOpen311.endKeyOf': ['停掉{label}的密钥', '停掉{label}的金鑰', 'End the key of {label}'],
  'deskOpen311.departments': ['部门的系统', '部門的系統', 'Departments’ systems'],
  'deskOpen311.out': [
    '设了系统的部门，事项分流给它就自动发过去，编号、进展、不接的理由自动记回事项。分流时部门的名字要和这里一字不差。',
    '設了系統的部門，事項分流給它就自動發過去，編號、進展、不接的理由自動記回事項。分流時部門的名字要和這裡一字不差。',
    'A matter that is routed to a department with a system is sent there by itself; its number, its news and its no come back to the matter. Write the department’s name in routing exactly as here.',
  ],
  'deskOpen311.add': ['加一个部门', '加一個部門', 'Add a department'],
  'deskOpen311.change': ['重新设', '重新設', 'Set anew'],
  'deskOpen311.changeOf': ['{name}的系统', '{name}的系統', 'System of {name}'],
  'deskOpen311.changeHelp': [
    '密钥存下后谁都看不到。不改就空着；换了地址要重新填。',
    '金鑰存下後誰都看不到。不改就空著；換了網址要重新填。',
    'Nobody sees the key afterwards. Leave it empty to keep it; another address needs it again.',
  ],
  'deskOpen311.name': ['部门', '部門', 'Department'],
  'deskOpen311.address': [
    '地址（/requests.xml 前面的部分）',
    '網址（/requests.xml 前面的部分）',
    'Address (what stands before /requests.xml)',
  ],
  'deskOpen311.jurisdiction': ['辖区编号（jurisdiction_id）', '轄區編號（jurisdiction_id）', 'jurisdiction_id'],
  'deskOpen311.service': ['服务编号（service_code）', '服務編號（service_code）', 'service_code'],
  'deskOpen311.apiKey': ['密钥（api_key）', '金鑰（api_key）', 'api_key'],
  'deskOpen311.updates': [
    '有进展列表（servicerequestupdates）',
    '有進展列表（servicerequestupdates）',
    'It lists updates (servicerequestupdates)',
  ],
  'deskOpen311.drop': ['不再发', '不再發', 'Take away'],
  'deskOpen311.dropOf': ['去掉{name}的系统', '去掉{name}的系統', 'Remove the system of {name}'],
  'deskOpen311.dropHelp': [
    '密钥一起删掉。已经发过去的不撤回，以后的进展要自己问。',
    '金鑰一起刪掉。已經發過去的不撤回，以後的進展要自己問。',
    'Its key is deleted too. What was sent stays there; ask for its news by yourselves.',
  ],
  'deskOpen311.state.works': ['通', '通', 'Works'],
  'deskOpen311.state.fails': ['没通，会再试', '沒通，會再試', 'Fails, and is tried again'],
  'deskOpen311.state.dead': [
    '设得不对，停了：重新设一次',
    '設得不對，停了：重新設一次',
    'Set wrong, and stopped: set it anew',
  ],
  'deskOpen311.doubtful': [
    '打电话问问收到没有：{numbers} 号事项。收到了就记下编号，没有就退回再分流。',
    '打電話問問收到沒有：{numbers} 號事項。收到了就記下編號，沒有就退回再分流。',
    'Ask by telephone whether they have matter no. {numbers}. Enter the number, or send it back and route it again.',
  ],
} satisfies Rows
