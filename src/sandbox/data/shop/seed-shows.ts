import type { Product } from '../../../core.ts'
import { programme } from '../catalogue/programme.ts'
import { showPoster } from '../pictures/pictures.ts'
import { uuidFrom } from './random.ts'
import { localized } from './seed-products.ts'
import type { StoredShow } from './stored-show.ts'
import { slugOf } from './theme.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** The shows of the programme, around this moment. The one that is live has the id of the README's first sample. */
export function seedShows(seed: number, now: number, products: readonly { slug: string; product: Product }[]): StoredShow[] {
  const idOf = new Map(products.map(({ slug, product }) => [slug, product.id]))
  const opening = Math.floor(now / (5 * minute)) * 5 * minute // shows start at full five minutes
  return programme.map(({ theme, title, about, startsIn, minutes, products: slugs, poster: [kind, palette] }) => {
    const start = Math.ceil((opening + startsIn * minute) / (5 * minute)) * 5 * minute
    return {
      id: isLive(start, minutes, now) ? '42' : uuidFrom(seed, `show ${title[0]}`),
      title: localized(title),
      description: localized(about),
      startsAt: new Date(start).toISOString(),
      publishedAt: new Date(Math.min(start, now) - 4 * day).toISOString(),
      durationInMs: minutes * minute,
      channelSlug: slugOf[theme],
      poster: showPoster(theme, kind, palette),
      productIds: slugs.flatMap((slug) => idOf.get(slug) ?? []),
      isArchived: false,
    }
  })
}

const isLive = (start: number, minutes: number, now: number): boolean => start <= now && now < start + minutes * minute
