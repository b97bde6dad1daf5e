import type { Theme } from '../shop/theme.ts'
import type { Palette } from './palettes.ts'
import { ellipse, faint, gradient, line, path, rectangle } from './svg.ts'

interface Scene {
  /** The whole of a 400 by 500 picture. */
  scene: (palette: Palette) => string
  /** Where a product stands in it, as a transform of its 400 by 400 drawing. */
  place: string
}

const backdrop = (from: string, to: string): string => `${gradient('g', from, to)}<path fill="url(#g)" d="M0 0h400v500H0z"/>`

/** What a show's poster looks like, by theme. */
export const scenes: Readonly<Record<Theme, Scene>> = {
  outdoor: {
    scene: ({ sky, ground, main, soft, light, dark }) =>
      backdrop(sky, light) +
      ellipse(soft, 292, 108, 46, 46, faint(0.9)) +
      path(ground, 'M0 216l74-92 46 54 64-96 92 118 44-46 80 84v162H0z') +
      path(light, 'M74 124l-24 30 18 8 10-8 18 0zM184 82l-30 44 20-6 14 12 12-12 22 8z') +
      path(main, 'M0 290l96-84 84 62 96-74 124 96v110H0z', faint(0.55)) +
      path(light, 'M0 352q120-60 230-30t170-12v190H0z') +
      path(ground, 'M0 440q150-70 400-40v100H0z', faint(0.55)) +
      line(ground, 5, 'M-10 480q120-30 190-20t240-50M-10 494q130-30 200-20t230-46') +
      ellipse(dark, 200, 388, 122, 10, faint(0.16)),
    place: 'translate(0 76)',
  },
  kitchen: {
    scene: ({ sky, ground, main, soft, light, dark }) =>
      backdrop(sky, sky) +
      path(light, 'M84 372V190q0-116 116-116t116 116v182z', faint(0.8)) +
      path(ground, 'M84 372V190q0-116 116-116-64 34-64 128v170z', faint(0.5)) +
      line(dark, 3, 'M200 0v34') +
      path(dark, 'M150 62q4-34 50-34t50 34z') +
      ellipse(light, 200, 62, 50, 5) +
      rectangle(ground, 0, 366, 400, 134) +
      path(main, 'M0 366h400v12H0z', faint(0.35)) +
      path(light, 'M64 366h272l30 134H34z', faint(0.7)) +
      line(soft, 4, 'M60 396h280M57 406h286', faint(0.8)) +
      ellipse(dark, 200, 384, 124, 9, faint(0.18)),
    place: 'translate(0 72)',
  },
  home: {
    scene: ({ sky, ground, main, soft, light, dark }) =>
      backdrop(ground, sky) +
      path(light, 'M58 0h110l96 372H10zM206 0h70l124 320v52h-80z', faint(0.3)) +
      ellipse(soft, 200, 226, 138, 138, faint(0.35)) +
      rectangle(light, 0, 372, 400, 128) +
      rectangle(ground, 0, 372, 400, 7, 0, faint(0.8)) +
      path(main, 'M0 452q100-30 200-4t200-12v64H0z', faint(0.18)) +
      line(main, 4, 'M352 372q-8-90 14-150') +
      path(
        main,
        'M356 320q-36-6-42-40 34 4 42 40zM352 290q30-14 30-46-30 10-30 46zM354 256q-28-12-28-42 28 10 28 42z',
        faint(0.75),
      ) +
      path(dark, 'M332 336h44l-6 38h-32z') +
      ellipse(dark, 190, 386, 124, 9, faint(0.15)),
    place: 'translate(-10 74)',
  },
}
