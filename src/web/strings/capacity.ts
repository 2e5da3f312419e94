import type { Rows } from '../../wire/strings/rows.ts'

/** In what capacity somebody takes part. */
export default {
  'capacity.resident': ['居民', '居民', 'Resident'],
  'capacity.representative': ['居民代表', '居民代表', 'Resident representative'],
  'capacity.committee': ['社区居委会', '社區居委會', 'Community committee'],
  'capacity.official': ['街道干部', '街道幹部', 'Subdistrict official'],
  'capacity.deputy': ['人大代表', '人大代表', 'People’s deputy'],
  'capacity.property': ['物业', '物業', 'Property management'],
  'capacity.enterprise': ['企业商户', '企業商戶', 'Business'],
  'capacity.member': ['党员', '黨員', 'Party member'],
  'capacity.adviser': ['顾问专家', '顧問專家', 'Adviser'],
  'capacity.department': ['职能部门', '職能部門', 'Department'],
  'capacity.other': ['其他', '其他', 'Other'],
  'capacity.further': ['人数少的几种身份', '人數少的幾種身份', 'Capacities with few people'],
} satisfies Rows
