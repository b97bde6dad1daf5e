import type { MediaItem } from '../../../core.ts'
import type { Words } from '../catalogue/catalogue-item.ts'
import type { Kind } from '../pictures/draw.ts'
import type { PaletteName } from '../pictures/palettes.ts'
import { showPoster } from '../pictures/pictures.ts'
import { uuidFrom } from './random.ts'
import { localized } from './seed-products.ts'
import type { Theme } from './theme.ts'

const hour = 3_600_000

const stories: ReadonlyArray<{
  title: Words
  theme: Theme
  seconds: number
  hoursAgo: number
  poster: readonly [Kind, PaletteName]
}> = [
  {
    title: ['Fogged up? Try this', 'Beschlagen? So geht es'],
    theme: 'outdoor',
    seconds: 38,
    hoursAgo: 5,
    poster: ['goggles', 'glacier'],
  },
  {
    title: ['A lid that seals', 'Ein Deckel, der schließt'],
    theme: 'kitchen',
    seconds: 24,
    hoursAgo: 20,
    poster: ['pot', 'moss'],
  },
  {
    title: ['Fold a throw in ten seconds', 'Eine Decke in zehn Sekunden falten'],
    theme: 'home',
    seconds: 17,
    hoursAgo: 41,
    poster: ['throw', 'ember'],
  },
  {
    title: ['How a beanie is made', 'Wie eine Mütze entsteht'],
    theme: 'outdoor',
    seconds: 52,
    hoursAgo: 66,
    poster: ['beanie', 'pine'],
  },
  {
    title: ['The first candle of the year', 'Die erste Kerze im Jahr'],
    theme: 'home',
    seconds: 29,
    hoursAgo: 110,
    poster: ['candle', 'dusk'],
  },
]

/** The stories, the newest first. */
export const seedStories = (seed: number, now: number): MediaItem[] =>
  stories.map(({ title, theme, seconds, hoursAgo, poster: [kind, palette] }) => ({
    id: uuidFrom(seed, `story ${title[0]}`),
    type: 'story',
    title: localized(title),
    durationInMs: seconds * 1_000,
    publishedAt: new Date(now - hoursAgo * hour).toISOString(),
    poster: showPoster(theme, kind, palette),
  }))
