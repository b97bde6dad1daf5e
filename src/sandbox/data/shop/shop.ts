import type { Channel, MediaItem, Product } from '../../../core.ts'
import type { PendingUpdate } from './pending-update.ts'
import { uuidFrom } from './random.ts'
import { seedChannels } from './seed-channels.ts'
import { seedProducts } from './seed-products.ts'
import { seedShows } from './seed-shows.ts'
import { seedStories } from './seed-stories.ts'
import type { StoredShow } from './stored-show.ts'

/** Everything that reads show and writes change. */
export interface Shop {
  channels: Channel[]
  shows: StoredShow[]
  products: Product[]
  stories: MediaItem[]
  /** Notifications that have been accepted and not processed yet. */
  updates: PendingUpdate[]
  /** A UUID for something new. */
  newId(): string
}

/** A shop as it looks at this moment (epoch milliseconds): one show live, some upcoming, the rest over. */
export function openShop(seed: number, now: number): Shop {
  const products = seedProducts(seed, now)
  const shows = seedShows(seed, now, products)
  let made = 0
  return {
    channels: seedChannels(seed),
    shows,
    products: products.map(({ product }) => product),
    stories: seedStories(seed, now),
    updates: [],
    newId: () => {
      made += 1
      return uuidFrom(seed, `new ${made}`)
    },
  }
}
