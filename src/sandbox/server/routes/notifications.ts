import { notifyProductUpdate } from '../../../core.ts'
import { processingTime } from '../../data/shop/updates.ts'
import { accepted } from '../answers.ts'
import { route, type SandboxRoute } from './call.ts'

/** The route of product update notifications: they are taken at once and processed later. */
export const notificationRoutes: SandboxRoute[] = [
  route(notifyProductUpdate, ({ shop, now, body }) => {
    shop.updates.push({ dueAt: now + processingTime, update: body })
    return accepted(now)
  }),
]
