import { openShop, type Shop } from '../data/shop/shop.ts'
import { createRecords, type Records } from './document/records.ts'
import { createKeyring, type Keyring } from './gates/keyring.ts'
import { createQuota, type Quota } from './gates/quota.ts'
import { createIncidentQueue, type IncidentQueue } from './incidents/queue.ts'
import type { Settings } from './options.ts'
import type { LoggedRequest } from './request-log.ts'

/** Everything in a sandbox that changes. */
export interface State {
  shop: Shop
  /** What a sandbox of other endpoints keeps. */
  records: Records
  keyring: Keyring
  quota: Quota
  incidents: IncidentQueue
  requests: LoggedRequest[]
  /** How many answers have gone out. */
  answered: number
}

/** A sandbox's state before its first request. */
export const freshState = (settings: Settings): State => ({
  shop: openShop(settings.seed, settings.now()),
  records: createRecords(settings.seed),
  keyring: createKeyring(settings.keys),
  quota: createQuota(settings),
  incidents: createIncidentQueue(),
  requests: [],
  answered: 0,
})
