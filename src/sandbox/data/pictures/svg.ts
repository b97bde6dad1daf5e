import type { Image } from '../../../core.ts'

/** A filled path. */
export const path = (fill: string, d: string, more = ''): string => `<path fill="${fill}" d="${d}"${more}/>`

/** A line along a path; its ends are round. */
export const line = (stroke: string, width: number, d: string, more = ''): string =>
  `<path fill="none" stroke="${stroke}" stroke-width="${width}" d="${d}"${more}/>`

export const ellipse = (fill: string, x: number, y: number, rx: number, ry = rx, more = ''): string =>
  `<ellipse fill="${fill}" cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"${more}/>`

export const rectangle = (fill: string, x: number, y: number, width: number, height: number, radius = 0, more = ''): string =>
  `<rect fill="${fill}" x="${x}" y="${y}" width="${width}" height="${height}"${radius ? ` rx="${radius}"` : ''}${more}/>`

/** So much of what lies under it shines through. */
export const faint = (opacity: number): string => ` opacity="${opacity}"`

export const group = (transform: string, content: string): string => `<g transform="${transform}">${content}</g>`

/** A gradient that a `fill` uses as `url(#id)`. */
export const gradient = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`

/** The picture as an image whose address holds all of it. */
export function image(content: string, width: number, height: number, scale: number): Image {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" stroke-linecap="round" stroke-linejoin="round" viewBox="0 0 ${width} ${height}" width="${width * scale}" height="${height * scale}">${content}</svg>`
  return {
    url: `data:image/svg+xml,${svg.replaceAll('"', "'").replace(/[#%<>]/g, encodeURIComponent)}`,
    width: width * scale,
    height: height * scale,
    sizeInBytes: svg.length,
  }
}
