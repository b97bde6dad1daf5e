import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The name that the panel's button has, and nothing else. */
const ofPanel = 'LiSA devtools'

/** Says which file of a production build has the panel in it, although the pages render it. */
export function panelIn(folder: string): string | undefined {
  const holding = (root: string): string[] =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.js') && readFileSync(join(root, file), 'utf8').includes(ofPanel),
    )
  if (holding('dist').length === 0) return `The package has no “${ofPanel}”: look for another name of the panel`
  const [file] = holding(folder)
  return file && `${file} has the panel in it`
}
