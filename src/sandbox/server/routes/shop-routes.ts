import type { SandboxRoute } from './call.ts'
import { channelRoutes } from './channels.ts'
import { mediaItemRoutes } from './media-items.ts'
import { notificationRoutes } from './notifications.ts'
import { productRoutes } from './products.ts'
import { showRoutes } from './shows.ts'

/** What the sandbox offers without endpoints of the application's own. */
export const shopRoutes: readonly SandboxRoute[] = [
  ...showRoutes,
  ...productRoutes,
  ...channelRoutes,
  ...mediaItemRoutes,
  ...notificationRoutes,
]
