import { accountRoutes } from './account/account.routes.ts'
import { signInRoutes } from './account/signIn.routes.ts'
import { programRoutes } from './account/programs.routes.ts'
import { staffRoutes } from './account/staff.routes.ts'
import type { Route } from './api/route.ts'
import { voteRoutes } from './ballot/routes.ts'
import { roundRoutes } from './round/routes.ts'
import { hookRoutes } from './reach/hook.routes.ts'
import { reachRoutes } from './reach/routes.ts'
import { open311DeskRoutes } from './open311/desk.ts'
import { conventionRoutes } from './convention/routes.ts'
import { surveyRoutes } from './survey/routes.ts'
import { registerRoutes } from './register/routes.ts'
import { alikeRoutes } from './alike/routes.ts'
import { carryRoutes } from './carry/routes.ts'
import { calendarRoutes } from './community/calendar.ts'
import { communityRoutes } from './community/routes.ts'
import { documentRoutes } from './document/routes.ts'
import { logRoutes } from './journal/routes.ts'
import { pledgeRoutes } from './ledger/pledge.routes.ts'
import { motionRoutes } from './ledger/motion.routes.ts'
import { matterRoutes } from './ledger/routes.ts'
import { noticeRoutes } from './ledger/notice.routes.ts'
import { roomRoutes } from './ledger/rooms.routes.ts'
import { subdistrictRoutes } from './ledger/subdistrict.routes.ts'
import { liveRoutes } from './live/routes.ts'
import { meetingRoutes } from './meeting/routes.ts'
import { takePartRoutes } from './meeting/takePart.routes.ts'
import { minutesFileRoutes } from './minutes/files.routes.ts'
import { minutesRoutes } from './minutes/routes.ts'
import { paperRoutes } from './paper/routes.ts'
import { ballotPaperRoutes } from './paper/ballots.ts'
import { surveySheetRoutes } from './paper/surveys.ts'
import { wishesRoutes } from './paper/wishes.ts'
import { searchRoutes } from './search/routes.ts'
import { mapRoutes } from './community/map.routes.ts'
import { planRoutes } from './community/plan.routes.ts'
import { pictureRoutes } from './site/pictures.routes.ts'
import { receiptRoutes } from './site/receipt.routes.ts'
import { rollRoutes } from './spreadsheet/roll.routes.ts'
import { roundSheetRoutes } from './spreadsheet/rounds.routes.ts'
import { sheetRoutes } from './spreadsheet/routes.ts'
import type { Services } from './services.ts'

/**
 * Every route of the API, in the order of the document. Where two would fit an address, the first answers.
 */
export const ROUTES: readonly Route<Services>[] = [
  ...meetingRoutes,
  ...takePartRoutes,
  ...minutesRoutes,
  ...minutesFileRoutes,
  ...voteRoutes,
  ...pictureRoutes,
  ...receiptRoutes,
  ...logRoutes,
  ...communityRoutes,
  ...calendarRoutes,
  ...matterRoutes,
  ...motionRoutes,
  ...pledgeRoutes,
  ...roomRoutes,
  ...noticeRoutes,
  ...roundRoutes,
  ...reachRoutes,
  ...hookRoutes,
  ...open311DeskRoutes,
  ...planRoutes,
  ...mapRoutes,
  ...conventionRoutes,
  ...surveyRoutes,
  ...registerRoutes,
  ...subdistrictRoutes,
  ...sheetRoutes,
  ...roundSheetRoutes,
  ...rollRoutes,
  ...documentRoutes,
  ...paperRoutes,
  ...wishesRoutes,
  ...ballotPaperRoutes,
  ...surveySheetRoutes,
  ...carryRoutes,
  ...searchRoutes,
  ...alikeRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...staffRoutes,
  ...programRoutes,
  ...liveRoutes,
]
