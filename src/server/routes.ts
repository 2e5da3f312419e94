import type { Route } from './api/route.ts'
import { calendarRoutes } from './community/calendar.ts'
import { communityRoutes } from './community/routes.ts'
import { meetingRoutes } from './meeting/routes.ts'
import { takePartRoutes } from './meeting/takePart.routes.ts'
import type { Services } from './services.ts'

/**
 * Every route of the API, in the order of the document. Where two would fit an address, the first answers.
 */
export const ROUTES: readonly Route<Services>[] = [
  ...meetingRoutes,
  ...takePartRoutes,
  ...communityRoutes,
  ...calendarRoutes,
]
