/** Colours that go together: two for the ground, four for what stands on it, from dark to light. */
export interface Palette {
  sky: string
  ground: string
  dark: string
  main: string
  soft: string
  light: string
}

/** The palettes of the shop. */
export type PaletteName = keyof typeof palettes

const palette = (sky: string, ground: string, dark: string, main: string, soft: string, light: string): Palette => ({
  sky,
  ground,
  dark,
  main,
  soft,
  light,
})

export const palettes = {
  dusk: palette('#e3e6f2', '#c3c9e2', '#2b3156', '#4a5590', '#f0a58a', '#fdf3ea'),
  glacier: palette('#e6f0f3', '#bfd8df', '#1f4654', '#4f8ea3', '#a9cdd6', '#fbfdfd'),
  ember: palette('#f8e6da', '#eec6ae', '#5c2218', '#c4532f', '#e99a6c', '#fff6ec'),
  pine: palette('#e4ebe4', '#bdcfc0', '#1d3a31', '#3f6d59', '#c9a66b', '#f7f6ec'),
  moss: palette('#eef0df', '#d2d7b0', '#38401f', '#78843c', '#d9b26f', '#fbfaf0'),
  honey: palette('#fbf0d6', '#f2d79a', '#5a3a12', '#d9982b', '#f0bf66', '#fffaf0'),
  clay: palette('#f5e8e0', '#e4c7b6', '#54332a', '#b4735a', '#d9a58d', '#fdf8f4'),
  slate: palette('#e8ebee', '#c5ccd3', '#252d36', '#56636f', '#b98b5e', '#f8f9fa'),
  oat: palette('#f6f1e7', '#e2d5bd', '#57472f', '#b3935f', '#d8c199', '#fffdf8'),
  heather: palette('#f1e7ef', '#d9c0d4', '#472c4a', '#8d5f8c', '#d49aa8', '#fdf8fb'),
} as const satisfies Record<string, Palette>
