import { createTimeline } from '../parts/timeline/timeline.ts'

/** The requests of the shop's client, by the words of those who run its shows. */
export const timeline = createTimeline({
  mostLanes: 9,
  labels: {
    'GET /shows': 'Shows',
    'GET /shows/…': 'Draft',
    'GET /products': 'Products',
    'GET /products/…': 'Product',
    'GET /channels': 'Channels',
    'GET /channels/…/shows/current': 'On channel',
    'POST /shows': 'New draft',
    'POST /shows/…/publish': 'Publish',
    'POST /shows/…/archive': 'Archive',
    'PATCH /products/…': 'Save product',
    'POST /plugin-notifications/…/updates': 'Notify',
  },
})
