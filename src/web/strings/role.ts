import type { Rows } from '../../wire/strings/rows.ts'

/** Roles of staff. */
export default {
  'role.coordinator': ['统筹人', '統籌人', 'Coordinator'],
  'role.facilitator': ['协作者', '協作者', 'Facilitator'],
  'role.spotter': ['找茬队队员', '找茬隊隊員', 'Spotter team'],
  'role.deliberator': ['议事队队员', '議事隊隊員', 'Deliberation team'],
  'role.adviser': ['诸葛队队员', '諸葛隊隊員', 'Advisory team'],
  'role.handler': ['承办人', '承辦人', 'Handler'],
  'role.officer': ['街道干部', '街道幹部', 'Subdistrict officer'],
  'role.oversight': ['居务监督', '居務監督', 'Oversight'],
  'role.administrator': ['管理员', '管理員', 'Administrator'],
} satisfies Rows
