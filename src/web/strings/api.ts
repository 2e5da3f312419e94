import type { Rows } from '../../wire/strings/rows.ts'

/** The page for other programs. */
export default {
  'api.title': ['接口说明', '介面說明', 'For other programs'],
  'api.lead': [
    '页面能做的，程序都能做：同一套接口，没有暗门。',
    '頁面能做的，程式都能做：同一套介面，沒有暗門。',
    'Whatever the pages do, a program can do. There is one API and nothing hidden.',
  ],
  'api.document': ['OpenAPI 3.1 文档', 'OpenAPI 3.1 文件', 'OpenAPI 3.1 document'],
  'api.version': ['版本', '版本', 'Version'],
  'api.contents': ['目录', '目錄', 'Contents'],
  'api.parameters': ['参数', '參數', 'Parameters'],
  'api.name': ['名字', '名字', 'Name'],
  'api.in': ['位置', '位置', 'In'],
  'api.type': ['类型', '類型', 'Type'],
  'api.meaning': ['意思', '意思', 'Meaning'],
  'api.required': ['必填', '必填', 'required'],
  'api.body': ['请求体', '請求體', 'Body'],
  'api.replies': ['回答', '回答', 'Replies'],
  'api.example': ['例子', '例子', 'Example'],
  'api.schemas': ['数据的样子', '資料的樣子', 'Shapes of data'],
  'api.problems': ['会遇到的问题', '會遇到的問題', 'Problems'],
  'api.others': ['其他', '其他', 'Others'],
} satisfies Rows
