import type { Image } from '../../../core.ts'
import { randomFrom } from '../shop/random.ts'
import type { Theme } from '../shop/theme.ts'
import { draw, type Kind, kinds } from './draw.ts'
import { type PaletteName, palettes } from './palettes.ts'
import { scenes } from './scenes.ts'
import { ellipse, faint, gradient, group, image } from './svg.ts'

/** A product on a plain ground, square. */
export function productPicture(kind: Kind, name: PaletteName): Image {
  const palette = palettes[name]
  const { sky, ground, dark, light } = palette
  return image(
    gradient('g', sky, ground) +
      '<path fill="url(#g)" d="M0 0h400v400H0z"/>' +
      ellipse(light, 200, 196, 148, 148, faint(0.55)) +
      ellipse(dark, 200, 314, 128, 11, faint(0.16)) +
      draw(kind, palette),
    400,
    400,
    2,
  )
}

/** A show's poster, 4:5: its theme's scene with one of its products. The lower part is calm enough for a title. */
export function showPoster(theme: Theme, kind: Kind, name: PaletteName): Image {
  const palette = palettes[name]
  const { scene, place } = scenes[theme]
  // Every other kind has its scene mirrored, so that neighbours differ.
  const setting = kinds.indexOf(kind) % 2 === 0 ? scene(palette) : group('matrix(-1 0 0 1 400 0)', scene(palette))
  return image(setting + group(place, draw(kind, palette)), 400, 500, 2)
}

/** A channel's picture. */
export const channelPicture = (theme: Theme): Image => showPoster(theme, ...signs[theme])

const signs: Readonly<Record<Theme, readonly [Kind, PaletteName]>> = {
  outdoor: ['skis', 'glacier'],
  kitchen: ['mug', 'clay'],
  home: ['lamp', 'heather'],
}

/** A picture for a product that somebody has just made. */
export const pictureFor = (id: string): Image => productPicture(...chosen(id))

/** A poster for a show that somebody has just made. */
export const posterFor = (id: string): Image => showPoster('home', ...chosen(id))

function chosen(id: string): readonly [Kind, PaletteName] {
  const random = randomFrom(0, id)
  const names = Object.keys(palettes) as PaletteName[] // the object is our own, so its keys are exactly these
  return [kinds[Math.floor(random() * kinds.length)] ?? 'mug', names[Math.floor(random() * names.length)] ?? 'clay']
}
