import type { Channel } from '../../../core.ts'
import { channelPicture } from '../pictures/pictures.ts'
import { uuidFrom } from './random.ts'
import { slugOf, type Theme } from './theme.ts'

const channels: ReadonlyArray<{ theme: Theme; title: [en: string, de: string]; description: [en: string, de: string] }> = [
  {
    theme: 'outdoor',
    title: ['Peak & Trail', 'Gipfel & Pfad'],
    description: [
      'Gear for cold mornings, tested where it is used.',
      'Ausrüstung für kalte Morgen, getestet, wo man sie braucht.',
    ],
  },
  {
    theme: 'kitchen',
    title: ['The Long Table', 'Die lange Tafel'],
    description: ['Cooks, makers and what ends up on the table.', 'Köchinnen, Macher und was am Ende auf dem Tisch steht.'],
  },
  {
    theme: 'home',
    title: ['Soft Rooms', 'Stille Räume'],
    description: ['Linen, wool and light for every room.', 'Leinen, Wolle und Licht für jeden Raum.'],
  },
]

export const seedChannels = (seed: number): Channel[] =>
  channels.map(({ theme, title, description }) => ({
    id: uuidFrom(seed, `channel ${theme}`),
    slug: slugOf[theme],
    title: { '*': title[0], de: title[1] },
    description: { '*': description[0], de: description[1] },
    image: channelPicture(theme),
  }))
