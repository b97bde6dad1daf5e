import { measures, type Sample, troubleIn } from './soak.ts'

const width = 340
const height = 90
const gap = 46

const colours = { calm: '#3b6ea5', outage: '#c0392b', quota: '#e0a020' } as const

/** The measures of a soak as a picture, hour by hour. */
export function pictureOf(samples: readonly Sample[]): string {
  const panels = ([...measures, 'good'] as const).map((measure, at) => panel(measure, samples, at))
  const rows = Math.ceil(panels.length / 2)
  const size = { width: 2 * (width + gap) + gap, height: rows * (height + gap) + gap + 36 }
  const title = `${samples.length} hours of two dashboards, counted at the end of each hour`
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${gap}" y="26" font-size="15">${title}</text>
${legend(size.width - gap)}
${panels.join('\n')}
</svg>
`
}

function legend(right: number): string {
  const entries = [
    [colours.outage, 'hour with an outage'],
    [colours.quota, 'hour without quota'],
  ] as const
  return entries
    .map(([fill, text], at) => {
      const x = right - 290 + at * 150
      return `<rect x="${x}" y="17" width="10" height="10" fill="${fill}"/><text x="${x + 15}" y="26">${text}</text>`
    })
    .join('')
}

function panel(measure: (typeof measures)[number] | 'good', samples: readonly Sample[], at: number): string {
  const left = gap + (at % 2) * (width + gap)
  const top = gap + 20 + Math.floor(at / 2) * (height + gap)
  const values = samples.map((sample) => sample[measure])
  const least = Math.min(...values)
  const most = Math.max(...values)
  const step = width / samples.length
  const bars = samples.map(({ hour }, place) => {
    const tall = ((values[place] ?? 0) / Math.max(1, most)) * height
    const x = left + place * step
    const fill = colours[troubleIn(hour - 1, samples.length) ?? 'calm']
    return `<rect x="${x.toFixed(1)}" y="${(top + height - tall).toFixed(1)}" width="${(step - 1).toFixed(1)}" height="${tall.toFixed(1)}" fill="${fill}"/>`
  })
  const hours = samples
    .filter(({ hour }) => hour === 1 || hour % (samples.length / 4) === 0)
    .map(
      ({ hour }) =>
        `<text x="${(left + (hour - 0.5) * step).toFixed(1)}" y="${top + height + 14}" text-anchor="middle">${hour}</text>`,
    )
  const title = measure === 'good' ? 'widgets with their data' : measure
  return `<text x="${left}" y="${top - 5}" font-weight="bold">${title}: ${least === most ? `${most}, always` : `${least} to ${most}`}</text>
<line x1="${left}" y1="${top + height}" x2="${left + width}" y2="${top + height}" stroke="#888"/>
${bars.join('')}${hours.join('')}`
}
