import { archiveRoutes } from './archive.ts'
import { bulletinDocuments } from './bulletin.ts'
import { conventionDocuments } from './convention.ts'
import { surveyDocuments } from './survey.ts'
import { disclosureDocuments } from './disclosure.ts'
import { letterheadRoutes } from './letterhead.ts'
import { matterDocuments } from './matter.ts'
import { meetingDocuments } from './meeting.ts'
import { noticeDocuments } from './notice.ts'
import { posterDocuments } from './poster.ts'
import { pressDocuments } from './press.ts'
import { remarkDocuments } from './remarks.ts'
import { roundDocuments } from './round.ts'
import { workbookRoutes } from './workbooks.ts'
import { zipRoutes } from './zip.ts'

/** Documents for the desk: to look at, and as files. */
export const documentRoutes = [
  ...meetingDocuments,
  ...archiveRoutes,
  ...letterheadRoutes,
  ...matterDocuments,
  ...noticeDocuments,
  ...disclosureDocuments,
  ...conventionDocuments,
  ...surveyDocuments,
  ...posterDocuments,
  ...bulletinDocuments,
  ...pressDocuments,
  ...remarkDocuments,
  ...roundDocuments,
  ...workbookRoutes,
  ...zipRoutes,
]
