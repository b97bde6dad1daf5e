import { measures, type Sample, troubleIn } from './soak.ts'

const width = 340
const height = 90
const gap = 46

/** The measures of a soak as a picture, hour by hour. */
export function pictureOf(samples: readonly Sample[]): string {
  const panels = ([...measures, 'good'] as const).map((measure, at) => panel(measure, samples, at))
  const rows = Math.ceil(panels.length / 2)
  const size = { width: 2 * (width + gap) + gap, height: rows * (height + gap) + gap + 30 }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${gap}" y="26" font-size="15">${samples.length} hours of two dashboards: at the end of each hour; outage red, no quota amber</text>
${panels.join('\n')}
</svg>
`
}

function panel(measure: (typeof measures)[number] | 'good', samples: readonly Sample[], at: number): string {
  const left = gap + (at % 2) * (width + gap)
  const top = gap + 20 + Math.floor(at / 2) * (height + gap)
  const values = samples.map((sample) => sample[measure])
  const most = Math.max(1, ...values)
  const step = width / samples.length
  const bars = samples.map(({ hour }, place) => {
    const trouble = troubleIn(hour - 1, samples.length)
    const fill = trouble === 'outage' ? '#c0392b' : trouble === 'quota' ? '#e0a020' : '#3b6ea5'
    const tall = ((values[place] ?? 0) / most) * height
    const x = left + place * step
    return `<rect x="${x.toFixed(1)}" y="${(top + height - tall).toFixed(1)}" width="${(step - 1).toFixed(1)}" height="${tall.toFixed(1)}" fill="${fill}"/>`
  })
  const title = measure === 'good' ? 'widgets with their data' : measure
  return `<text x="${left}" y="${top - 5}">${title}: ${Math.min(...values)} to ${most === 1 && Math.max(...values) === 0 ? 0 : Math.max(...values)}</text>
<line x1="${left}" y1="${top + height}" x2="${left + width}" y2="${top + height}" stroke="#888"/>
${bars.join('')}`
}
